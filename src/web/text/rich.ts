import type { ComponentChildren } from "preact";
import type { Values } from "./messages.ts";

// Private-use characters that no catalogue holds: they keep the place of an element while the message is formatted as text.
const open = "\uE000";
const close = "\uE001";

/** Formats a message whose values are texts, numbers or elements: the message decides where each stands. */
export function formatRich(
  format: (values: Values) => string,
  values: Readonly<Record<string, ComponentChildren>>,
): readonly ComponentChildren[] {
  const placed: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values))
    placed[name] = typeof value === "string" || typeof value === "number" ? value : `${open}${name}${close}`;
  return format(placed)
    .split(open)
    .flatMap((piece, index) => {
      if (index === 0) return [piece];
      const end = piece.indexOf(close);
      return [values[piece.slice(0, end)], piece.slice(end + 1)];
    });
}
