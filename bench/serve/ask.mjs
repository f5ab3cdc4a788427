// A reader over kept connections: asks an address and says how long the whole answer took.
import { Agent, get } from "node:http";
import { performance } from "node:perf_hooks";

/** Connections to the site, at most so many at once. */
export function connections(count) {
  return new Agent({ keepAlive: true, maxSockets: count, maxFreeSockets: count });
}

/** Asks an address: milliseconds to its last byte, status, size as sent, and the body where it is wanted. Rejects where the connection breaks. */
export function ask(agent, address, { encoding = "br", wantsBody = false } = {}) {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const headers = wantsBody ? {} : { "accept-encoding": encoding };
    const request = get(address, { agent, headers, timeout: 30_000 }, (response) => {
      let bytes = 0;
      const parts = [];
      if (wantsBody) response.setEncoding("utf8");
      response.on("data", (part) => {
        bytes += part.length;
        if (wantsBody) parts.push(part);
      });
      response.on("error", reject);
      response.on("end", () => {
        const ms = performance.now() - began;
        resolve({ ms, bytes, status: response.statusCode, body: wantsBody ? parts.join("") : null });
      });
    });
    request.on("timeout", () => request.destroy(new Error(`${address}: no answer within 30 s`)));
    request.on("error", reject);
  });
}

/** The JSON at an address. */
export async function askJson(agent, address) {
  const { status, body } = await ask(agent, address, { wantsBody: true });
  if (status !== 200) throw new Error(`${address} answers ${status}`);
  return JSON.parse(body);
}
