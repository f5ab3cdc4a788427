import { expect, test } from "vitest";
import { toBuildFault, toReadingFault } from "./build-fault.ts";

const ofNode = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
const full = new Error(
  'FATAL Error: Failed to create checkpoint because of error: Could not write file "/a/b.duckdb": No space left on device',
);
const spill = new Error(
  'Out of Memory Error: failed to offload data block (1/1 used). This limit was set by the "max_temp_directory_size" setting.',
);
const memory = new Error("Out of Memory Error: failed to pin block of size 60.0 MiB (309.5 MiB/366.2 MiB used)\n\nPossible solutions:");

test.each([
  [ofNode, "storage-unwritable", "(ENOSPC)"],
  [full, "storage-unwritable", "(No space left on device)"],
  [spill, "storage-unwritable", "cannot be written"],
  [memory, "too-large", "more memory than a build may use"],
])("%s is %s", (error, code, says) => {
  const fault = toBuildFault("/data/warehouse", error);
  expect(fault).toMatchObject({ code, cause: error });
  expect(fault?.message).toContain("/data/warehouse");
  expect(fault?.message).toContain(says);
  expect(fault?.message).toContain("The last snapshot stays.");
});

test.each([
  [ofNode, "has no room to sort or write the rows that were asked for (ENOSPC)"],
  [full, "(No space left on device)"],
  [spill, "has no room to sort"],
  [memory, "more memory than a question may use"],
])("while a question is answered, %s is no room", (error, says) => {
  expect(toReadingFault(error)).toMatchObject({ code: "no-room", cause: error, message: expect.stringContaining(says) as unknown });
});

test("errors of other kinds stay what they are", () => {
  expect(toReadingFault(new Error("Binder Error: no such column"))).toBeNull();
  expect(toBuildFault("/data", new Error("Binder Error: no such column"))).toBeNull();
  expect(toBuildFault("/data", Object.assign(new Error("gone"), { code: "ENOENT" }))).toBeNull();
  expect(toBuildFault("/data", "text")).toBeNull();
});
