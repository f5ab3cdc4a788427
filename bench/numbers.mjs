// What is printed of many measurements.
import console from "node:console";

/** The value below which this part of all lies (nearest rank). */
export function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
}

export const median = (values) => quantile(values, 0.5);

export function round(value, digits = 1) {
  return Number(value.toFixed(digits));
}

/** p50, p95 and the slowest of many durations. */
export function spread(values) {
  return { n: values.length, p50: round(median(values)), p95: round(quantile(values, 0.95)), max: round(Math.max(0, ...values)) };
}

/** One line of a table: what, measured, the bar, and measured as a part of the bar (below 1.00 holds it; for rates, above). */
export function bar(what, value, limit, unit) {
  return { what, value: round(value, unit === "s" ? 2 : 1), bar: limit, unit, ratio: round(value / limit, 2) };
}

/** Prints rows of one shape as a table with names. */
export function table(rows) {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = [names, ...rows.map((row) => names.map((name) => String(row[name] ?? "")))];
  const widths = names.map((_, column) => Math.max(...cells.map((line) => line[column].length)));
  for (const line of cells)
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join("  ")
        .trimEnd(),
    );
}
