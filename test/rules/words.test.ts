import { readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";
import { filesBelow, productModules } from "./files.ts";

function parse(path: string, text = readFileSync(path, "utf8")): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

const isExported = (node: ts.Statement): boolean =>
  ts.canHaveModifiers(node) && ts.getModifiers(node)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword) === true;

/** The names in `export { a, b as c }`, as they are called in the file itself. */
function exportedLater(file: ts.SourceFile): ReadonlySet<string> {
  return new Set(
    file.statements.flatMap((one) =>
      ts.isExportDeclaration(one) &&
      one.moduleSpecifier === undefined &&
      one.exportClause !== undefined &&
      ts.isNamedExports(one.exportClause)
        ? one.exportClause.elements.map((element) => (element.propertyName ?? element.name).text)
        : [],
    ),
  );
}

const isFunction = (node: ts.Expression | undefined): boolean =>
  node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node));

/** Whether a doc comment stands before it that says something. */
function isExplained(statement: ts.Statement): boolean {
  return ts.getJSDocCommentsAndTags(statement).some((one) => {
    const words = ts.isJSDoc(one) ? (ts.getTextOfJSDocComment(one.comment) ?? "") : "";
    return words.trim().split(/\s+/).length >= 3;
  });
}

/** The exported functions of a file that do not say what they promise. Of several declarations of one function the first may speak for all. */
function unexplained(file: ts.SourceFile): readonly string[] {
  const later = exportedLater(file);
  const explained = new Set<string>();
  const found: string[] = [];
  for (const statement of file.statements) {
    const names = ts.isFunctionDeclaration(statement)
      ? [statement.name?.text ?? "default"]
      : ts.isVariableStatement(statement)
        ? statement.declarationList.declarations.filter((one) => isFunction(one.initializer)).map((one) => one.name.getText(file))
        : [];
    for (const name of names) {
      if (!isExported(statement) && !later.has(name)) continue;
      if (isExplained(statement)) explained.add(name);
      else if (!explained.has(name)) found.push(`${file.fileName}: ${name}`);
    }
  }
  return found;
}

test("every exported function says in a sentence what it promises", () => {
  expect(productModules.length).toBeGreaterThan(100);
  expect(productModules.map((path) => parse(path)).flatMap(unexplained)).toEqual([]);
});

test.each([
  ["a declared function", "export function f(): void {}"],
  ["an arrow function", "export const f = (): number => 1;"],
  ["a function expression", "export const f = function (): number { return 1; };"],
  ["a function exported at the end", "function f(): void {}\nexport { f as other };"],
  ["a comment that is no doc comment", "// what it promises, and more\nexport function f(): void {}"],
  ["a doc comment of one word", "/** Frobnicates. */\nexport function f(): void {}"],
])("%s without a sentence is found", (_what, text) => {
  expect(unexplained(parse("planted.ts", text))).toEqual(["planted.ts: f"]);
});

test("a function that is explained, and what is not exported, is not reported", () => {
  expect(unexplained(parse("planted.ts", "/** Adds one to a number. */\nexport function f(): void {}\nfunction g(): void {}"))).toEqual([]);
});

/** ESLint holds TypeScript to the same limit; this is for what it does not read. */
test("no file of styles, SQL or the start has more than 300 lines", () => {
  const files = [...filesBelow("src", /\.(css|sql)$/), ...filesBelow("bin", /\.mjs$/)];
  expect(files.length).toBeGreaterThan(20);
  const lines = (path: string): number =>
    readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => line.trim() !== "" && !/^\s*(--|\/\/|\/?\*)/.test(line)).length;
  expect(files.filter((path) => lines(path) > 300)).toEqual([]);
});

test("every question in SQL begins with its question", () => {
  const files = filesBelow("src/query", /\.sql$/);
  expect(files.length).toBeGreaterThan(5);
  const opening = (path: string): string => /^(?:--[^\n]*\n)+/.exec(readFileSync(path, "utf8"))?.[0] ?? "";
  expect(files.filter((path) => !opening(path).includes("?"))).toEqual([]);
});

test("no folder or file has a name that says nothing", () => {
  const vague = /(^|\/)(utils?|helpers?|common|lib|services?|managers?|misc)(\.tsx?$|\/)/;
  expect(productModules.filter((path) => vague.test(path) && path !== "src/core/kinds/common.ts")).toEqual([]);
});
