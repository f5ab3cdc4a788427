import { spawnSync } from "node:child_process";
import { createReadStream, createWriteStream, existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { chromium, type BrowserServer } from "playwright-core";

/** A browser that can be started: its file, and what its process needs in the environment. `from` says how it was found. */
export type FoundBrowser = {
  readonly from: "SARAI_BROWSER" | "system" | "shipped";
  readonly file: string;
  readonly environment: Readonly<Record<string, string>>;
};

const systemNames = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "chrome"];

/** What a machine for tests needs said: no sandbox as root, no graphics card, and nothing sent anywhere of its own accord. */
const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage", // containers give /dev/shm 64 MB
];

export const whatToInstall = [
  "The browser tests need a Chrome or Chromium, and none could be started.",
  "Install one (Debian: apt-get install chromium), or name its file in SARAI_BROWSER,",
  "or run `npm ci` again: the package @sparticuz/chromium ships one for Linux x64.",
].join("\n");

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

function onPath(searched: string): string | undefined {
  const folders = searched.split(delimiter).filter((folder) => folder !== "");
  return systemNames.flatMap((name) => folders.map((folder) => join(folder, name))).find(isFile);
}

async function unbrotli(packed: string, file: string, mode: number): Promise<void> {
  await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(file, { mode }));
}

function untar(archive: string, folder: string): void {
  const { status, stderr } = spawnSync("tar", ["-xf", archive, "-C", folder, "--no-same-owner"], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${archive} could not be unpacked: ${stderr}`);
}

/**
 * Unpacks the browser of the devDependency into the folder. A bare Debian lacks four of its libraries (nss3, nssutil3, nspr4, expat);
 * the package brings them in an archive of its own, and one family of letters, which the system may lack too.
 * Its own code would leave all of that in the machine's folder for temporary files, so only its files are used.
 */
async function unpackShipped(folder: string): Promise<FoundBrowser> {
  const require = createRequire(import.meta.url);
  const bin = join(dirname(require.resolve("@sparticuz/chromium")), "..", "..", "bin");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "chromium");
  const archives = ["al2023.tar", "fonts.tar"];
  await Promise.all([
    unbrotli(join(bin, "chromium.br"), file, 0o755),
    ...archives.map((name) => unbrotli(join(bin, `${name}.br`), join(folder, name), 0o644)),
  ]);
  for (const name of archives) untar(join(folder, name), folder);
  const fonts = join(folder, "fonts.xml");
  writeFileSync(
    fonts,
    `<?xml version="1.0"?><fontconfig><dir>${join(folder, "fonts")}</dir><dir>/usr/share/fonts</dir><cachedir>${join(folder, "cache")}</cachedir></fontconfig>`,
  );
  return { from: "shipped", file, environment: { LD_LIBRARY_PATH: join(folder, "lib"), FONTCONFIG_FILE: fonts } };
}

/**
 * The browser of `SARAI_BROWSER`, else the system's on its PATH, else the one shipped in the devDependency, unpacked below `folder`.
 * Throws with what to install where `SARAI_BROWSER` names no file or nothing is found.
 */
export async function findBrowser(environment: Readonly<Record<string, string | undefined>>, folder: string): Promise<FoundBrowser> {
  const named = environment["SARAI_BROWSER"];
  if (named !== undefined && named !== "") {
    if (!isFile(named)) throw new Error(`SARAI_BROWSER names ${named}, which is no file.\n${whatToInstall}`);
    return { from: "SARAI_BROWSER", file: named, environment: {} };
  }
  const system = onPath(environment["PATH"] ?? "");
  if (system !== undefined) return { from: "system", file: system, environment: {} };
  try {
    return await unpackShipped(join(folder, "browser"));
  } catch (error) {
    throw new Error(whatToInstall, { cause: error });
  }
}

/** Starts the browser with a new, empty profile below `folder`. Throws with what to install where it does not start. */
export async function startBrowser(found: FoundBrowser, folder: string, more: readonly string[] = []): Promise<BrowserServer> {
  try {
    return await chromium.launchServer({
      executablePath: found.file,
      args: [...flags, ...more],
      host: "127.0.0.1", // a machine without a hosts file knows no localhost
      timeout: 60_000,
      env: { PATH: process.env["PATH"] ?? "", HOME: folder, TMPDIR: folder, ...found.environment },
    });
  } catch (error) {
    throw new Error(`${found.file} (${found.from}) did not start.\n${whatToInstall}`, { cause: error });
  }
}
