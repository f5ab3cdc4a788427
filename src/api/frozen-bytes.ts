import type { Context } from "hono";
import type { z } from "zod";
import type { FrozenList } from "../contract/cited.ts";
import { loadFrozen } from "./cited.ts";
import { openDataHeaders, publishersDataHeaders } from "./headers.ts";
import { toStored } from "./page-cache.ts";
import { isProblem } from "./problem.ts";
import { refuse, type Served } from "./refuse.ts";
import { send } from "./send.ts";

/** Answers `/cite/<hash>.json` with the bytes that were frozen, in no reader's language. They say themselves under which licence they are. */
export async function frozenBytes(served: Served, context: Context, hash: string): Promise<Response> {
  await served.parts.model(); // while the record cannot be read, nothing of it is shown
  const kept = await loadFrozen(served.parts, hash);
  if (isProblem(kept)) return refuse(served, context, kept, "json");
  return send(context, toStored("application/json; charset=utf-8", kept.body), publishersDataHeaders);
}

/** Answers `/cite/of/<partnership>.json` with the hashes of its frozen answers: what an export of the record asks for. */
export async function frozenList(served: Served, context: Context, partnership: string): Promise<Response> {
  const list: z.infer<typeof FrozenList> = { hashes: [...(await served.parts.citing.frozen.list(partnership))] };
  return send(context, toStored("application/json; charset=utf-8", `${JSON.stringify(list)}\n`), openDataHeaders);
}
