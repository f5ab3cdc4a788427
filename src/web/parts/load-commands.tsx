import type { JSX } from "preact";
import type { Page } from "../view.ts";

/** The commands that load what a page says is not held, each once, folded away from readers who run no site. */
export function LoadCommands({
  commands,
  page,
}: {
  readonly commands: readonly (string | null)[];
  readonly page: Page;
}): JSX.Element | null {
  const each = [...new Set(commands.filter((command) => command !== null))];
  if (each.length === 0) return null;
  return (
    <details class="num">
      <summary>{page.t("needs.operator")}</summary>
      <p class="small">
        {page.t("needs.load")} {each.map((command, index) => [index > 0 && ", ", <code>{command}</code>])}
      </p>
    </details>
  );
}
