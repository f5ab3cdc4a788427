import { beforeAll, describe } from "vitest";
import { additions } from "./additions.ts";
import { frozenAnswers } from "./frozen.ts";
import { histories } from "./random-histories.ts";
import type { Opened } from "./opened.ts";
import { recorders } from "./recorders.ts";
import { redactions } from "./redactions.ts";
import { refusals } from "./refusals.ts";
import { verdicts } from "./verdicts.ts";

/** What the ledger promises, the same on every database it runs on. */
export function ledgerSuite(name: string, open: () => Promise<Opened>): void {
  describe(name, () => {
    let opened: Opened | null = null;
    beforeAll(async () => {
      opened = await open();
    });
    const given = (): Opened => {
      if (opened === null) throw new Error("no database was opened");
      return opened;
    };
    for (const part of [additions, refusals, recorders, redactions, verdicts, frozenAnswers, histories]) part(given);
  });
}
