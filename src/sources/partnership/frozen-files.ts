import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Problem } from "./problem.ts";

/** The folder in a partnership folder in which an export leaves its frozen answers, each as `<hash>.json`. */
const folderName = "frozen";

/** A frozen answer as an export wrote it: `body` are the bytes, whose sha-256 `hash` is. */
export type FrozenFile = { readonly hash: string; readonly question: string; readonly body: string; readonly citedOn: string }; // ISO 8601 day

/** What every frozen answer says of itself. */
const content = z.object({
  format: z.literal("sarai-answer-1"),
  question: z.string().min(1).max(100),
  partnership: z.object({ id: z.string() }),
  computed_for: z.iso.date(), // the day on which it was cited
});

function problem(name: string, message: string, advice = "take the folder as `sarai export` wrote it, or remove the file"): Problem {
  return { file: `${folderName}/${name}`, line: 1, column: 1, message, advice };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function whatIsWrong({ issues }: z.ZodError): string {
  const key = issues[0]?.path.join(".") ?? "";
  return key === "" ? "it is no JSON of one" : `${key} is missing or does not fit`;
}

/** One answer, or what is wrong with its file. */
async function readOne(folder: string, name: string, partnership: string): Promise<FrozenFile | Problem> {
  const hash = /^([0-9a-f]{64})\.json$/.exec(name)?.[1];
  if (hash === undefined) return problem(name, "is no frozen answer: those are named <sha-256>.json");
  let bytes: Buffer;
  try {
    bytes = await readFile(join(folder, folderName, name));
  } catch (error) {
    return problem(name, `cannot be read (${String((error as NodeJS.ErrnoException).code)})`, "allow this user to read it"); // readFile fails with a system error
  }
  if (createHash("sha256").update(bytes).digest("hex") !== hash)
    return problem(name, "was altered: its bytes do not have the sha-256 in its name");
  const body = bytes.toString("utf8");
  const said = content.safeParse(parsed(body));
  if (!said.success) return problem(name, `is no frozen answer: ${whatIsWrong(said.error)}`);
  if (said.data.partnership.id !== partnership) return problem(name, `was frozen of ${said.data.partnership.id}, not of this partnership`);
  return { hash, question: said.data.question, body, citedOn: said.data.computed_for };
}

async function listFrozen(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(join(folder, folderName))).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return []; // readdir fails with a system error
    throw error;
  }
}

/** Every frozen answer of a partnership folder, one after the other, or what is wrong with its file. An answer has at most 1 MB. */
export async function* readFrozenFiles(folder: string, partnership: string): AsyncGenerator<FrozenFile | Problem> {
  for (const name of await listFrozen(folder)) yield await readOne(folder, name, partnership);
}

/** What is wrong with the frozen answers of a partnership folder. */
export async function checkFrozenFiles(folder: string, partnership: string): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for await (const one of readFrozenFiles(folder, partnership)) if ("message" in one) problems.push(one);
  return problems;
}
