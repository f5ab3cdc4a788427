import type { z } from "zod";
import { claim } from "./claim.ts";
import { commitment } from "./commitment.ts";
import { document } from "./document.ts";
import { indicatorFigure, investment, peopleFigure } from "./figures.ts";
import { meeting } from "./meeting.ts";
import { format, partnership } from "./partnership.ts";
import { project } from "./project.ts";

/**
 * The kinds of entries. `file` is where a partnership folder keeps them, `path` the part of the address before the id.
 * A subject in the ledger is `<partnership>/<path>/<id>`, that of the partnership itself `<partnership>`.
 * `items` are lists whose members have ids and become statements of their own (`follow_ups.f1`).
 */
export const kinds = {
  partnership: { shape: partnership, file: "partnership.yaml", path: "", items: ["notes"] },
  format: { shape: format, file: "formats.yaml", path: "formats", items: ["notes"] },
  meeting: { shape: meeting, file: "meetings.yaml", path: "meetings", items: ["notes"] },
  document: { shape: document, file: "documents.yaml", path: "documents", items: ["notes"] },
  commitment: { shape: commitment, file: "commitments.yaml", path: "commitments", items: ["notes", "follow_ups", "links"] },
  project: { shape: project, file: "projects.yaml", path: "projects", items: ["notes", "links"] },
  "people-figure": { shape: peopleFigure, file: "people.yaml", path: "people", items: ["notes"] },
  investment: { shape: investment, file: "investment.yaml", path: "investment", items: ["notes"] },
  "indicator-figure": { shape: indicatorFigure, file: "figures.yaml", path: "figures", items: ["notes"] },
  claim: { shape: claim, file: "claims.yaml", path: "claims", items: ["notes", "for", "against", "readings"] },
} as const;

export type Kind = keyof typeof kinds;
export type KindValue = { readonly [K in Kind]: z.infer<(typeof kinds)[K]["shape"]> };
export const kindNames = Object.keys(kinds) as readonly Kind[]; // the keys of a constant object

/** The ledger's subject of an entry. */
export function toSubject(partnershipId: string, kind: Kind, id: string): string {
  return kind === "partnership" ? partnershipId : `${partnershipId}/${kinds[kind].path}/${id}`;
}
