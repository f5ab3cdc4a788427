import type { DateView } from "../../contract/shared.ts";
import type { Page } from "../view.ts";

/** A date as far as it is known, in words; null where nothing of it is known. */
export function whenOf({ start, end, precision }: DateView, page: Page): string | null {
  if (start === null) return null;
  const last = end === null || end === start ? null : end;
  switch (precision) {
    case "year":
      return page.t("date.year", { year: start.slice(0, 4) });
    case "month":
      return page.day(start.slice(0, 7));
    case "approx":
      return last === null ? page.t("date.around", { date: page.day(start) }) : page.t("date.between", days(start, last, page));
    case "range":
      return last === null ? page.day(start) : page.t("date.between", days(start, last, page));
    default:
      return last === null ? page.day(start) : page.span(start, last);
  }
}

function days(start: string, end: string, page: Page): { readonly from: string; readonly to: string } {
  return { from: page.day(start), to: page.day(end) };
}

/** The same for a list under the heading of its year: the year is left out where the heading says it; null where no day of it is known. */
export function shortWhenOf({ start, end, precision }: DateView, page: Page): string | null {
  if (start === null || precision === "year") return null;
  if (precision === "month") return page.shortDay(start.slice(0, 7));
  const last = end === null || end === start ? null : end;
  if (last === null) return precision === "approx" ? page.t("date.around", { date: page.shortDay(start) }) : page.shortDay(start);
  if (precision === "day") return page.shortSpan(start, last);
  const sameYear = start.slice(0, 4) === last.slice(0, 4);
  return page.t("date.between", { from: page.shortDay(start), to: sameYear ? page.shortDay(last) : page.day(last) });
}
