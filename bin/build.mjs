// Builds the server bundle and the browser's files into dist/<hash of all inputs>/, when that folder does not exist yet.
// With it goes an empty database, which every new record begins as a copy of.
// A build is written beside its place and renamed into it, so two that start at once, or one that is killed, leave whole builds only.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, existsSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const packageFolder = fileURLToPath(new URL("..", import.meta.url));
const dist = join(packageFolder, "dist");
const keptBuilds = 3; // a server that still runs an older build reads its files
const inputs = ["src", "locales", "bin/build.mjs", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts"];

function filesOf(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}

/** The hash of everything a build is made of: names and bytes, tests left out. */
export function hashInputs() {
  const hash = createHash("sha256");
  for (const file of inputs.flatMap((input) => filesOf(join(packageFolder, input)))) {
    if (/\.test\.tsx?$/.test(file)) continue;
    hash
      .update(`${relative(packageFolder, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

/** The empty database of the PGlite that is installed, made where no build has one yet. */
async function ensureEmptyDatabase() {
  const { version } = JSON.parse(readFileSync(join(packageFolder, "node_modules", "@electric-sql", "pglite", "package.json"), "utf8"));
  const file = join(dist, `empty-database-${version}.tar.gz`);
  if (existsSync(file)) return file;
  const unfinished = `${file}.${process.pid}`;
  const child = spawn(process.execPath, [join(packageFolder, "bin", "empty-database.mjs"), unfinished], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`the empty database could not be made (${code})`);
  renameSync(unfinished, file);
  return file;
}

async function write(folder) {
  const [emptyDatabase] = await Promise.all([ensureEmptyDatabase(), bundle(folder)]);
  linkSync(emptyDatabase, join(folder, "empty-database.tar.gz"));
}

async function bundle(folder) {
  const { createBuilder } = await import("vite");
  const only = (outDir) => ({ build: { outDir } });
  const builder = await createBuilder({
    root: packageFolder,
    configFile: join(packageFolder, "vite.config.ts"),
    environments: { client: only(join(folder, "client")), ssr: only(join(folder, "server")) },
  });
  await builder.buildApp();
}

function removeOldBuilds() {
  const builds = readdirSync(dist)
    .filter((name) => /^(unfinished-)?[0-9a-f]{16}/.test(name))
    .map((name) => ({ path: join(dist, name), changed: statSync(join(dist, name)).mtimeMs, unfinished: name.startsWith("unfinished-") }))
    .sort((a, b) => b.changed - a.changed);
  const hourAgo = Date.now() - 3_600_000;
  const old = [
    ...builds.filter((build) => !build.unfinished).slice(keptBuilds),
    ...builds.filter((build) => build.unfinished && build.changed < hourAgo),
  ];
  for (const build of old) rmSync(build.path, { recursive: true, force: true });
}

/** The folder of the build that fits the sources, built now where it is absent; `announce` is called before a build. */
export async function ensureBuild(announce = () => {}) {
  const hash = hashInputs();
  const folder = join(dist, hash);
  if (existsSync(folder)) {
    const now = new Date();
    try {
      utimesSync(folder, now, now); // in use: not the next to be removed
    } catch {
      // built by another user, who looks after it
    }
    return { folder, built: false };
  }
  announce();
  const unfinished = join(dist, `unfinished-${hash}-${process.pid}`);
  mkdirSync(dist, { recursive: true });
  try {
    await write(unfinished);
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // else another process finished the same build first
  }
  removeOldBuilds();
  return { folder, built: true };
}

if (process.argv[1] !== undefined && basename(process.argv[1]) === "build.mjs") {
  const started = Date.now();
  const { folder, built } = await ensureBuild();
  console.log(
    built ? `Built ${relative(packageFolder, folder)} in ${Date.now() - started} ms` : `${relative(packageFolder, folder)} is up to date`,
  );
}
