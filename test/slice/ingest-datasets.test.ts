import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { diffSnapshots } from "../../src/ingest/iati/diff.ts";
import { lockDataFolder } from "../../src/record/data-lock.ts";
import { listSnapshots, warehouseFolder } from "../../src/store/snapshots.ts";
import { activity, ask, everything, file, rates, removeFolders, run, temporaryFolder, writeFiles } from "../fixtures/iati/ingesting.ts";

const golden = join(import.meta.dirname, "../fixtures/iati/golden");
afterAll(removeFolders);

const pathsSql = "SELECT path || ' ' || status || ' ' || stale AS line FROM dataset ORDER BY path";
const sumSql = "SELECT sum(value_usd) FILTER (counted)::DECIMAL(38,2)::VARCHAR AS line FROM flow";

const many = (n: number): string => file(...Array.from({ length: n }, (_, index) => activity(`XX-${String(index)}`)));

describe("the datasets of a data folder", () => {
  test("ingesting others adds, ingesting one again replaces it, and one can be forgotten", async () => {
    const data = temporaryFolder();
    const first = writeFiles({
      "a.xml": file(activity("XX-1", { value: "10" })),
      "deep/b.XML": file(activity("XX-2", { value: "20" })),
      "c.txt": "no",
    });
    const second = writeFiles({ "c.xml": file(activity("XX-3", { value: "40" })) });
    await run([first], data);
    await run([second], data);
    expect(await ask(listSnapshots(warehouseFolder(data))[0]?.path ?? "", pathsSql)).toEqual([
      "a.xml ok false",
      "c.xml ok false",
      "deep/b.XML ok false",
    ]);
    writeFiles({ "a.xml": file(activity("XX-1", { value: "11" })) }, first);
    const replaced = await run([first], data);
    expect(replaced.summary.read).toBe(1); // the one that changed; the others are taken over
    expect(await ask(replaced.snapshot.path, sumSql)).toEqual(["71.00"]);
    const forgotten = await run([], data, { forget: [join(first, "deep/b.XML")] });
    expect(await ask(forgotten.snapshot.path, sumSql)).toEqual(["51.00"]);
    expect(
      await ask(
        forgotten.snapshot.path,
        "SELECT t.value::VARCHAR AS line FROM transaction t JOIN activity a ON a.id = t.activity_id ORDER BY t.value",
      ),
    ).toEqual(["11.000000000000", "40.000000000000"]);
  });

  test("two snapshots are compared by dataset and money, exactly, however large the sums", async () => {
    const data = temporaryFolder();
    const enormous = Array.from({ length: 200 }, (_, n) => activity(`XX-${String(n)}`, { value: "900000000000000000000000.01" }));
    const folder = writeFiles({ "a.xml": many(2), "b.xml": file(activity("YY-1")) });
    const before = await run([folder], data);
    writeFiles({ "a.xml": file(...enormous) }, folder);
    const after = await run([folder], data);
    expect(await diffSnapshots(before.snapshot.path, after.snapshot.path)).toEqual({
      datasets: [{ change: "changed", key: join(folder, "a.xml"), before: "2", after: "200" }],
      money: [{ type: "3", currency: "USD", before: "3.00", after: "180000000000000000000000003.00" }],
    });
  });

  test("several folders get their last name in front of the path", async () => {
    const folder = writeFiles({ "one/a.xml": file(activity("XX-1")), "two/a.xml": file(activity("XX-2")) });
    const { snapshot } = await run([join(folder, "one"), join(folder, "two")], temporaryFolder());
    expect(await ask(snapshot.path, pathsSql)).toEqual(["one/a.xml ok false", "two/a.xml ok false"]);
  });

  test("where nothing is new nothing is published", async () => {
    const data = temporaryFolder();
    const folder = writeFiles({ "a.xml": file(activity("XX-1")) });
    const first = await run([folder], data);
    const second = await run([folder], data);
    expect(second).toMatchObject({ isNew: false, snapshot: first.snapshot });
    expect(listSnapshots(warehouseFolder(data)).length).toBe(1);
  });

  test("an earlier good version stays, marked stale, when the later one is broken", async () => {
    const data = temporaryFolder();
    const folder = writeFiles({ "a.xml": file(activity("XX-1", { value: "10" })), "b.xml": file(activity("XX-2", { value: "5" })) });
    await run([folder], data);
    writeFiles({ "a.xml": `${file(activity("XX-1", { value: "99" }))}<more/>` }, folder);
    const { snapshot, summary } = await run([folder], data);
    expect(await ask(snapshot.path, pathsSql)).toEqual(["a.xml ok true", "b.xml ok false"]);
    expect(await ask(snapshot.path, sumSql)).toEqual(["15.00"]);
    expect(summary.stale).toMatchObject([{ path: "a.xml", reason: "second-root" }]);
    expect(await run([folder], data)).toMatchObject({ isNew: false, summary: { read: 0 } }); // known to be broken: not read again
    writeFiles({ "a.xml": file(activity("XX-1", { value: "100" })) }, folder);
    const later = await run([folder], data);
    expect(await ask(later.snapshot.path, pathsSql)).toEqual(["a.xml ok false", "b.xml ok false"]);
    expect(await ask(later.snapshot.path, sumSql)).toEqual(["105.00"]);
  });

  test("whatever was added, replaced, kept and forgotten on the way, every table is as if all were read at once", async () => {
    const data = temporaryFolder();
    const names = readdirSync(golden).filter((name) => name.endsWith(".xml"));
    const folder = temporaryFolder();
    const put = (name: string): void => copyFileSync(join(golden, name), join(folder, name));
    const [last = "", ...others] = names;
    await run([writeFiles({ [last]: many(3), "forgotten.xml": many(2) }, folder)], data);
    for (const name of others) put(name);
    await run(
      others.map((name) => join(folder, name)),
      data,
    );
    put(last);
    const stepwise = await run([join(folder, last)], data, { forget: [join(folder, "forgotten.xml")], acceptLosses: true });
    const atOnce = await run(
      names.map((name) => join(folder, name)),
      temporaryFolder(),
    );
    expect(stepwise.snapshot.id).toBe(atOnce.snapshot.id);
    expect(await everything(stepwise.snapshot.path)).toEqual(await everything(atOnce.snapshot.path));
  });

  test("a licence is what was named with the files; it makes another snapshot, and stays with a dataset that changes", async () => {
    const data = temporaryFolder();
    const licencesSql = "SELECT concat_ws(' ', path, licence) AS line FROM dataset ORDER BY 1";
    const folder = writeFiles({ "a.xml": many(2), "b.xml": many(3) });
    const none = await run([folder], data);
    expect(await ask(none.snapshot.path, licencesSql)).toEqual(["a.xml", "b.xml"]);
    const named = await run([join(folder, "a.xml")], data, { licence: "cc-by" });
    expect(named.snapshot.id).not.toBe(none.snapshot.id);
    expect(await ask(named.snapshot.path, licencesSql)).toEqual(["a.xml cc-by", "b.xml"]);
    writeFiles({ "a.xml": many(3) }, folder);
    const later = await run([folder], data);
    expect(await ask(later.snapshot.path, licencesSql)).toEqual(["a.xml cc-by", "b.xml"]);
    expect(await ask(later.snapshot.path, "SELECT count(*) AS line FROM activity")).toEqual(["6"]);
  });

  test("other rates convert every dataset anew, also those not named", async () => {
    const data = temporaryFolder();
    const euros = `<iati-activities version="2.03">${activity("XX-1", { value: "10" }).replace("USD", "EUR")}</iati-activities>`;
    const folder = writeFiles({ "a.xml": euros });
    const other = writeFiles({ "b.xml": file(activity("XX-2", { value: "1" })) });
    expect(await ask((await run([folder], data)).snapshot.path, sumSql)).toEqual(["11.25"]);
    const doubled = join(temporaryFolder(), "rates.json");
    writeFileSync(doubled, readFileSync(rates, "utf8").replaceAll("0.81", "1.62"));
    expect(await ask((await run([other], data, { ratesFile: doubled })).snapshot.path, sumSql)).toEqual(["23.50"]);
  });

  test("without a file of rates the annual averages stand in, marked as such", async () => {
    const folder = writeFiles({
      "a.xml": `<iati-activities version="2.03">${activity("XX-1", { value: "100" }).replace("USD", "JPY")}</iati-activities>`,
    });
    const { snapshot } = await run([folder], temporaryFolder(), { ratesFile: null });
    expect(await ask(snapshot.path, "SELECT concat_ws(' ', rate_frequency, rate_date, value_usd IS NOT NULL) AS line FROM flow")).toEqual([
      "annual 2020-01-01 true",
    ]);
  });
});

describe("what is refused", () => {
  test("a build in which a dataset lost more than half of what it had is refused, and the last snapshot stays", async () => {
    const data = temporaryFolder();
    const folder = writeFiles({ "a.xml": many(40) });
    const first = await run([folder], data);
    writeFiles({ "a.xml": many(5) }, folder);
    await expect(run([folder], data)).rejects.toMatchObject({ code: "build-refused" });
    expect(listSnapshots(warehouseFolder(data)).map((one) => one.id)).toEqual([first.snapshot.id]);
    expect((await run([folder], data, { acceptLosses: true })).summary.activities).toBe(5);
  });

  test("a build in which a column that was filled is empty is refused, and it is said which; the first build of a folder never is", async () => {
    const data = temporaryFolder();
    const undated = many(30).replaceAll('iso-date="2020-01-01"', 'iso-date="soon"');
    const folder = writeFiles({ "a.xml": many(30) });
    const first = await run([folder], data);
    writeFiles({ "a.xml": undated }, folder);
    const lost = `  ${join(folder, "a.xml")}: transaction.transaction_date: filled in 100 % before, 0 % now`;
    await expect(run([folder], data)).rejects.toMatchObject({ code: "build-refused", message: expect.stringContaining(lost) as string });
    expect(listSnapshots(warehouseFolder(data))).toEqual([first.snapshot]);
    expect((await run([folder], temporaryFolder())).summary.activities).toBe(30);
  });

  test("other rates are refused where a dataset is no longer there as it was, unless it was refused itself: then there is nothing to lose", async () => {
    const data = temporaryFolder();
    const folder = writeFiles({ "a.xml": many(1), "b.xml": "<html>" });
    await run([folder], data);
    rmSync(join(folder, "b.xml"));
    const other = writeFiles({ "c.xml": many(1) });
    const { snapshot } = await run([other], data, { ratesFile: null });
    expect(await ask(snapshot.path, pathsSql)).toEqual(["a.xml ok false", "b.xml not-well-formed false", "c.xml ok false"]);
    rmSync(join(folder, "a.xml"));
    const gone = { code: "input-invalid", message: expect.stringContaining(join(folder, "a.xml")) as string };
    await expect(run([other], data)).rejects.toMatchObject(gone);
    await expect(run([other], data, { forget: ["no such key"] })).rejects.toMatchObject({ code: "input-invalid" });
    const without = await run([other], data, { forget: [join(folder, "a.xml"), join(folder, "b.xml")] });
    expect(await ask(without.snapshot.path, pathsSql)).toEqual(["c.xml ok false"]);
  });

  test("nothing is published where nothing could be read", async () => {
    const data = temporaryFolder();
    await expect(run([temporaryFolder()], data)).rejects.toMatchObject({ code: "nothing-read" });
    await expect(run([writeFiles({ "a.xml": "<html>" })], data)).rejects.toMatchObject({ code: "nothing-read" });
    expect(listSnapshots(warehouseFolder(data))).toEqual([]);
  });

  test("a second build in the same data folder is refused while one runs", async () => {
    const data = temporaryFolder();
    const lock = lockDataFolder(warehouseFolder(data));
    await expect(run([golden], data)).rejects.toMatchObject({ code: "in-use" });
    lock.release();
    expect((await run([golden], data)).isNew).toBe(true);
  });

  test("a build that is stopped leaves the last snapshot and nothing of itself", async () => {
    const data = temporaryFolder();
    const folder = writeFiles({ "a.xml": many(3) });
    await run([folder], data);
    copyFileSync(join(golden, "splits.xml"), join(folder, "b.xml"));
    const controller = new AbortController();
    const stopped = run([folder], data, { signal: controller.signal, progress: () => controller.abort() });
    await expect(stopped).rejects.toThrow();
    expect(readdirSync(warehouseFolder(data)).filter((name) => name !== "snapshots.json")).toHaveLength(1);
  });

  test("the current snapshot and the two before are kept", async () => {
    const data = temporaryFolder();
    const folder = temporaryFolder();
    for (let n = 1; n <= 5; n++) await run([writeFiles({ "a.xml": many(n) }, folder)], data);
    const kept = listSnapshots(warehouseFolder(data));
    expect(kept.length).toBe(3);
    for (const [index, { path }] of kept.entries())
      expect(await ask(path, "SELECT count(*)::VARCHAR AS line FROM activity")).toEqual([String(5 - index)]);
  });
});
