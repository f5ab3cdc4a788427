import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { testFiles } from "./files.ts";

type Found = { readonly path: string; readonly line: number; readonly text: string };

const testCalls = new Set(["test", "it"]);
const groupCalls = new Set(["describe", "suite", ...testCalls]);
const waysOut = new Set(["skip", "only", "todo", "fails", "skipIf", "runIf"]);

function parse(path: string, text = readFileSync(path, "utf8")): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  node.forEachChild((child) => visit(child, see));
}

/** The name that a call begins with: `test` of `test.each(rows)("…", …)`. */
function rootOf(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  return ts.isPropertyAccessExpression(node) || ts.isCallExpression(node) ? rootOf(node.expression) : "";
}

const placeOf = (file: ts.SourceFile, node: ts.Node): Found => ({
  path: file.fileName,
  line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1,
  text: node.getText(file).split("\n")[0]?.slice(0, 100) ?? "",
});

/** Every way in which a test is kept from running, or others are kept from running by it. */
function skipped(file: ts.SourceFile): readonly Found[] {
  const found: Found[] = [];
  visit(file, (node) => {
    const isModifier = ts.isPropertyAccessExpression(node) && waysOut.has(node.name.text) && groupCalls.has(rootOf(node.expression));
    const isOption =
      ts.isPropertyAssignment(node) &&
      waysOut.has(node.name.getText(file)) &&
      ts.isObjectLiteralExpression(node.parent) &&
      isTest(node.parent.parent);
    const isLate = ts.isCallExpression(node) && /^(ctx|context|task)\.skip$/.test(node.expression.getText(file));
    const isOld = ts.isIdentifier(node) && /^(xtest|xit|xdescribe|fit|fdescribe)$/.test(node.text);
    if (isModifier || isOption || isLate || isOld) found.push(placeOf(file, node));
  });
  return found;
}

function isTest(node: ts.Node): node is ts.CallExpression {
  if (!ts.isCallExpression(node) || !testCalls.has(rootOf(node.expression))) return false;
  return node.arguments.some((one) => ts.isArrowFunction(one) || ts.isFunctionExpression(one));
}

type Reference = { readonly path: string; readonly name: string };
/** What a file declares and what it imports from other files of the tests, by name. */
type Names = { readonly declared: ReadonlyMap<string, ts.Node>; readonly imported: ReadonlyMap<string, Reference> };

function namesOf(file: ts.SourceFile): Names {
  const declared = new Map<string, ts.Node>();
  const imported = new Map<string, Reference>();
  visit(file, (node) => {
    const isNamed =
      (ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node)) && node.name !== undefined && ts.isIdentifier(node.name);
    if (isNamed && !declared.has(node.name.text)) declared.set(node.name.text, node);
    if (!ts.isImportSpecifier(node)) return;
    const from = node.parent.parent.parent.moduleSpecifier;
    if (!ts.isStringLiteral(from) || !/^\..*\.tsx?$/.test(from.text)) return;
    const path = join(dirname(file.fileName), from.text);
    if (path.startsWith("test/")) imported.set(node.name.text, { path, name: (node.propertyName ?? node.name).text });
  });
  return { declared, imported };
}

const read = new Map<string, { readonly file: ts.SourceFile; readonly names: Names }>();

function readOnce(path: string): { readonly file: ts.SourceFile; readonly names: Names } {
  return read.get(path) ?? keep(parse(path));
}

function keep(file: ts.SourceFile): { readonly file: ts.SourceFile; readonly names: Names } {
  const held = { file, names: namesOf(file) };
  read.set(file.fileName, held);
  return held;
}

const silent = new Set<ts.Node>(); // code known to assert nothing, with all that it calls

/** Whether something is asserted in a piece of code or in a function of the tests that it calls. */
function asserts(path: string, code: ts.Node): boolean {
  const seen = new Set<ts.Node>();
  if (reaches(path, code, seen)) return true;
  for (const one of seen) silent.add(one);
  return false;
}

function reaches(path: string, code: ts.Node, seen: Set<ts.Node>): boolean {
  if (seen.has(code) || silent.has(code)) return false;
  seen.add(code);
  const { declared, imported } = readOnce(path).names;
  let does = false;
  visit(code, (node) => {
    if (does || !ts.isIdentifier(node)) return;
    const here = declared.get(node.text);
    const there = imported.get(node.text);
    if (node.text === "expect" || node.text === "assert") does = true;
    else if (here !== undefined) does = reaches(path, here, seen);
    else if (there !== undefined) {
      const found = readOnce(there.path).names.declared.get(there.name);
      does = found !== undefined && reaches(there.path, found, seen);
    }
  });
  return does;
}

/** Tests that pass whatever the code does, and whether there is any test at all. */
function empty(file: ts.SourceFile): { readonly tests: number; readonly without: readonly Found[] } {
  keep(file);
  const without: Found[] = [];
  let tests = 0;
  visit(file, (node) => {
    if (!isTest(node)) return;
    tests += 1;
    const body = node.arguments.find((one) => ts.isArrowFunction(one) || ts.isFunctionExpression(one));
    if (body !== undefined && !asserts(file.fileName, body)) without.push(placeOf(file, node));
  });
  return { tests, without };
}

const files = testFiles.map((path) => readOnce(path).file);
const found = files.map((file) => ({ file, ...empty(file) }));

test("no test is skipped, and none runs alone", () => {
  expect(files.length).toBeGreaterThan(20);
  expect(files.flatMap(skipped)).toEqual([]);
});

test("every test asserts something", () => {
  expect(found.reduce((sum, { tests }) => sum + tests, 0)).toBeGreaterThan(100);
  expect(found.flatMap(({ without }) => without)).toEqual([]);
});

test("every file of tests holds a test, or a suite that does", () => {
  const bare = found.filter(({ file, tests }) => tests === 0 && !asserts(file.fileName, file));
  expect(bare.map(({ file }) => file.fileName)).toEqual([]);
});

test.each([
  "test.skip('a', () => { expect(1).toBe(1); });",
  "test.only('a', () => { expect(1).toBe(1); });",
  "describe.skip('a', () => {});",
  "test.concurrent.skip('a', () => {});",
  "it.todo('a');",
  "test.fails('a', () => {});",
  "test.skipIf(true)('a', () => {});",
  "describe.runIf(false)('a', () => {});",
  "test.skip.each([1])('a', () => {});",
  "test('a', { skip: true }, () => {});",
  "test('a', (context) => { context.skip(); });",
  "xit('a', () => {});",
])("%s is found", (text) => {
  expect(skipped(parse("planted.test.ts", text))).toHaveLength(1);
});

test("a test that asserts nothing is found, and one that asserts in a function it calls is not", () => {
  const text = `
    const check = (value: number): void => { expect(value).toBe(1); };
    const look = (value: number): number => value;
    test("calls what asserts", () => { check(1); });
    test.each([1])("calls what does not", (one) => { look(one); });
    test("does nothing", () => {});`;
  expect(empty(parse("planted.test.ts", text)).without.map(({ line }) => line)).toEqual([5, 6]);
});
