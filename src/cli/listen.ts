import { createServer, type Server } from "node:http";
import { getRequestListener, RequestError } from "@hono/node-server";
import type { Hono } from "hono";
import { SaraiError } from "../core/errors.ts";

export const usualPort = 4600;
const portsTried = 100;
const headersLimitBytes = 16 * 1024;
const farewellMs = 3_000;

type Where = { readonly host: string; readonly port: number | null };

/** A server that listens. `address` is where a reader on this machine finds it. */
export type Listening = { readonly address: string; readonly close: () => Promise<void> };

function toServer(app: Hono): Server {
  const listener = getRequestListener(app.fetch, {
    hostname: "localhost", // for a request without Host; links never follow it
    errorHandler: (error) => {
      const readable = !(error instanceof RequestError);
      const text = readable ? "Something went wrong on this server.\n" : "The address or the Host header of this request cannot be read.\n";
      return new Response(text, { status: readable ? 500 : 400, headers: { "content-type": "text/plain; charset=utf-8" } });
    },
  });
  const server = createServer({ maxHeaderSize: headersLimitBytes, headersTimeout: 15_000, requestTimeout: 30_000 }, (request, response) => {
    void listener(request, response);
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) return;
    const tooLarge = error.code === "HPE_HEADER_OVERFLOW";
    const status = tooLarge ? "431 Request Header Fields Too Large" : "400 Bad Request";
    const text = tooLarge
      ? `Address and headers together are longer than ${String(headersLimitBytes)} bytes.\n`
      : "This is no HTTP request that can be read.\n";
    socket.end(
      `HTTP/1.1 ${status}\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: ${String(text.length)}\r\nconnection: close\r\n\r\n${text}`,
    );
  });
  return server;
}

function tryPort(server: Server, host: string, port: number): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      server.off("listening", listening);
      resolve(error);
    };
    const listening = (): void => {
      server.off("error", failed);
      resolve(null);
    };
    server.once("error", failed).once("listening", listening).listen({ host, port, exclusive: true });
  });
}

/** Whether a server may have this port now: throws what `listen` would throw, before anything else is begun. */
export async function checkPort(host: string, port: number): Promise<void> {
  const server = createServer();
  const error = await tryPort(server, host, port);
  if (error !== null) throw refusal(error, { host, port });
  await new Promise((resolve) => server.close(resolve));
}

function refusal(error: NodeJS.ErrnoException, where: Where): SaraiError {
  const port = String(where.port ?? usualPort);
  if (error.code === "EADDRINUSE" && where.port !== null)
    return new SaraiError("in-use", `Port ${port} is taken by another program.`, {
      advice: "Stop that program, set another PORT, or leave PORT out: then the next free port is taken.",
    });
  if (error.code === "EADDRINUSE")
    return new SaraiError("in-use", `Ports ${String(usualPort)} to ${String(usualPort + portsTried - 1)} are all taken.`, {
      advice: "Name a free one with PORT.",
    });
  if (error.code === "EACCES")
    return new SaraiError("config-invalid", `This user may not open port ${port}.`, { advice: "Choose a PORT above 1023." });
  return new SaraiError("config-invalid", `Cannot listen on ${where.host}: ${error.code ?? error.message}.`, {
    advice: "Set HOST to an address of this machine, such as 127.0.0.1 or 0.0.0.0.",
    cause: error,
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), farewellMs);
    server.close(() => {
      clearTimeout(impatient);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function toAddress(server: Server, host: string): string {
  const bound = server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : 0;
  const everywhere = host === "0.0.0.0" || host === "::";
  const name = everywhere ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${String(port)}`;
}

/**
 * Opens the application to readers: on exactly the port asked for, else on 4600 or the next free one.
 * Throws `in-use` where the port is taken, `config-invalid` where it cannot be opened. Headers over 16 kB get 431.
 */
export async function listen(app: Hono, where: Where): Promise<Listening> {
  const ports = where.port === null ? Array.from({ length: portsTried }, (_, index) => usualPort + index) : [where.port];
  const server = toServer(app);
  let last: NodeJS.ErrnoException | null = null;
  for (const port of ports) {
    last = await tryPort(server, where.host, port);
    if (last === null) return { address: toAddress(server, where.host), close: () => close(server) };
    if (last.code !== "EADDRINUSE") break;
  }
  throw refusal(last ?? new Error("no port was tried"), where);
}
