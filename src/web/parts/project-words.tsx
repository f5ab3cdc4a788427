import type { JSX } from "preact";
import type { ProjectRow } from "../../contract/projects.ts";
import type { Amount } from "../../core/money.ts";
import type { View } from "../view.ts";
import { Content, NotKnown } from "./content.tsx";
import type { GlyphName } from "./glyphs.ts";

/** Glyphs of the states of commitments that mean the same of a project. */
export const glyphOfProject = {
  announced: "notdue",
  memorandum: "notdue",
  signed: "begun",
  ongoing: "begun",
  completed: "done",
  unknown: "silent",
} as const satisfies Record<ProjectRow["status"], GlyphName>;

type AmountProps = { readonly amount: Amount | null; readonly view: View; readonly short?: boolean };

/** A sum as published with what it is, in a word (`short`) or a sentence, so that nobody takes a ceiling for a payment; a hole where none was seen. */
export function AmountText({ amount, view, short = false }: AmountProps): JSX.Element {
  if (amount === null) return <NotKnown>{view.t("not-known")}</NotKnown>;
  const { basis } = amount;
  return (
    <>
      {view.money(amount)}
      {basis !== "as-stated" && <span class="sub">{view.t(short ? `amount.basis-short.${basis}` : `amount.basis.${basis}`)}</span>}
    </>
  );
}

/** Why a sum leaves the amount out; null where it adds it, and where there is nothing to add. */
export function notAddedBecause({ adds }: Pick<ProjectRow, "adds">, view: View): string | null {
  return adds.adds || adds.reason === null || adds.reason === "no-amount" ? null : view.say(`adds.${adds.reason}`);
}

/** Members in their fixed order, then others as they come. */
export function inOrder(codes: readonly string[], view: View): readonly string[] {
  const members = view.partnership.parties.map((party) => party.code);
  return [...members.filter((code) => codes.includes(code)), ...codes.filter((code) => !members.includes(code))];
}

/** A status with the mark that the record concluded it. */
export function StatusText({
  row,
  view,
}: {
  readonly row: Pick<ProjectRow, "status" | "status_inferred">;
  readonly view: View;
}): JSX.Element {
  return (
    <>
      {view.t(`projects.status.${row.status}`)}
      {row.status_inferred && <span class="sub">{view.t("projects.inferred")}</span>}
    </>
  );
}

/** Projects in a line each: title and amount. */
export function ProjectLines({ rows, view }: { readonly rows: readonly ProjectRow[]; readonly view: View }): JSX.Element {
  return (
    <ul class="lines">
      {rows.map((row) => (
        <li>
          <a href={view.href(`projects/${row.id}`)}>
            <Content text={row.title} lang={row.lang} page={view} />
          </a>
          <span class="sub">
            <AmountText amount={row.amount} view={view} />
          </span>
        </li>
      ))}
    </ul>
  );
}
