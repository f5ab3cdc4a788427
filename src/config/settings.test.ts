import { expect, test } from "vitest";
import { SaraiError } from "../core/errors.ts";
import { readSettings } from "./settings.ts";

const place = { packageFolder: "/srv/sarai", cwd: "/" };

function refusal(environment: Record<string, string>): SaraiError {
  try {
    readSettings({}, place, environment);
  } catch (error) {
    if (error instanceof SaraiError) return error;
    throw error;
  }
  throw new Error("the settings were accepted");
}

test("without any setting it listens to this machine alone and keeps its data beside the project", () => {
  const settings = readSettings({}, { packageFolder: process.cwd(), cwd: `${process.cwd()}/src/core` }, {});
  expect(settings).toMatchObject({ port: null, host: "127.0.0.1", url: null, databaseUrl: null });
  expect(settings.dataFolder).toBe(`${process.cwd()}/data`);
  expect(settings.partnershipsFolder).toBe(`${process.cwd()}/partnerships`);
  expect(settings.operator).toEqual({ name: null, contact: null, notice: null });
});

test("a flag wins over its variable, and an empty variable is no setting", () => {
  const settings = readSettings({ port: "5000" }, place, { PORT: "6000", HOST: "" });
  expect(settings.port).toBe(5000);
  expect(settings.host).toBe("127.0.0.1");
});

test("every wrong setting is named at once, with what to write instead", () => {
  const error = refusal({ PORT: "http", SARAI_URL: "sarai.example", SARAI_PARTNERSHIPS: "/nowhere/at/all" });
  expect(error.code).toBe("config-invalid");
  expect(error.message).toMatch(/PORT must be a port/);
  expect(error.message).toMatch(/SARAI_URL must be the public address/);
  expect(error.message).toMatch(/SARAI_PARTNERSHIPS must be a folder that exists/);
});

test("a wrong database address is refused without being repeated: it holds a password", () => {
  const error = refusal({ DATABASE_URL: "mysql://sarai:secret@db/sarai" });
  expect(error.message).toMatch(/DATABASE_URL/);
  expect(`${error.message} ${error.advice ?? ""}`).not.toContain("secret");
});

test("the public address is kept without a slash at its end", () => {
  expect(readSettings({}, place, { SARAI_URL: "https://sarai.example/" }).url).toBe("https://sarai.example");
});
