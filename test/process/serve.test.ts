import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { cleanUp, commitmentsAt, editableFolder, endPrograms, run, start, stop, temporaryFolder } from "./program.ts";

afterEach(endPrograms);
afterAll(cleanUp);

async function takenPort(): Promise<{ server: Server; port: string }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  return { server, port: String(typeof bound === "object" ? bound?.port : 0) };
}

describe("a site on its own data folder", () => {
  const data = join(temporaryFolder(), "not", "yet", "there");
  let commitments = 0;
  let firstMs = 0;
  let said = "";

  beforeAll(async () => {
    const began = Date.now();
    const program = start(["serve", "--port", "0", "--data", data]);
    commitments = await commitmentsAt(await program.opened);
    firstMs = Date.now() - began;
    said = program.output();
    expect(await stop(program)).toBe(0);
  }, 240_000);

  test("the first start makes the data folder, fills the record, and opens; nothing frightening is said", () => {
    expect(commitments).toBeGreaterThan(0);
    expect(said).not.toMatch(/error|warn|deprecat|experimental|exception/i);
  });

  test("a later start is quicker and shows the same", async () => {
    const began = Date.now();
    const program = start(["serve", "--port", "0", "--data", data]);
    const address = await program.opened;
    expect(Date.now() - began).toBeLessThan(firstMs); // the figure is measured by bench/; this only tells it from a first start
    expect(await commitmentsAt(address)).toBe(commitments);
  });

  test("a port that is taken is said, and nothing else is tried", async () => {
    const { server, port } = await takenPort();
    const fresh = temporaryFolder();
    const { code, output } = await run(["serve", "--data", fresh], { PORT: port });
    server.close();
    expect(code).toBe(5);
    expect(output).toContain(`Port ${port} is taken`);
    expect(readdirSync(fresh)).toEqual([]); // no record was made for it
  });

  test("a second process on the same data is told which one has it, and where it answers", async () => {
    const first = start(["serve", "--port", "0", "--data", data]);
    const address = await first.opened;
    for (const command of [["serve", "--port", "0"], ["load"], ["record", "redact", "some-id", "--reason", "a test"]]) {
      const { code, output } = await run([...command, "--data", data]);
      expect(code).toBe(5);
      expect(output).toContain(String(first.process.pid));
      expect(output).toContain(address);
    }
    expect(await commitmentsAt(address)).toBe(commitments);
  });

  test("commands that read ask the server that holds the data", async () => {
    const first = start(["serve", "--port", "0", "--data", data]);
    await first.opened;
    const beside = await run(["record", "history", "river-and-ridge", "--data", data]);
    expect(beside.code).toBe(0);
    await stop(first);
    const alone = await run(["record", "history", "river-and-ridge", "--data", data]);
    expect(alone).toEqual(beside);
  });

  test.each(["SIGINT", "SIGTERM"] as const)("%s closes the site and leaves the folder free", async (signal) => {
    const program = start(["serve", "--port", "0", "--data", data]);
    const address = await program.opened;
    expect(await stop(program, signal)).toBe(0);
    await expect(fetch(address)).rejects.toThrow();
    expect(existsSync(join(data, "lock"))).toBe(false);
  });
});

test("an error in a partnership folder is told with its place, and nothing of it is loaded", async () => {
  const { environment, path } = editableFolder();
  const data = temporaryFolder();
  const file = join(path, "partnership.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace("position: 7", "position: seven"));
  const { code, output } = await run(["serve", "--port", "0", "--data", data], environment);
  expect(code).toBe(2);
  expect(output).toMatch(/partnership\.yaml:3:\d+/);
  expect(existsSync(join(data, "record"))).toBe(false);
});
