import type { MiddlewareHandler } from "hono";

const contentSecurity = (scripts: "'self'" | "'none'", framedBy: "'none'" | "*"): string =>
  [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${framedBy}`,
  ].join("; ");

/** What every answer says to the browser. Strict transport security only where the public address is https. */
export function securityHeaders(url: string | null): Readonly<Record<string, string>> {
  return {
    "content-security-policy": contentSecurity("'self'", "'none'"),
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    ...(url?.startsWith("https:") === true ? { "strict-transport-security": "max-age=31536000; includeSubDomains" } : {}),
  };
}

/** What a page says that is made to stand on other sites: any of them may frame it, and it runs no script at all. */
export const framedHeaders: Readonly<Record<string, string>> = {
  "content-security-policy": contentSecurity("'none'", "*"),
  "cross-origin-resource-policy": "cross-origin",
};

/** What data says besides its body: it may be read by pages of other sites, and under which licence. */
export const openDataHeaders: Readonly<Record<string, string>> = {
  "cache-control": "public, max-age=0, must-revalidate",
  link: '<https://creativecommons.org/licenses/by/4.0/>; rel="license"',
  "access-control-allow-origin": "*",
  "cross-origin-resource-policy": "cross-origin",
};

/** The same of what rests on files of publishers: each of them has a licence of its own, which the answer names. */
export const publishersDataHeaders: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(openDataHeaders).filter(([name]) => name !== "link"),
);

/** What a picture says: it is open data, and shown alone it reaches for nothing and runs nothing. */
export const pictureHeaders: Readonly<Record<string, string>> = {
  ...openDataHeaders,
  "content-security-policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
};

/** Sets the security headers on every answer, errors too; a header that an answer set itself stays. */
export function withSecurityHeaders(url: string | null): MiddlewareHandler {
  const headers = Object.entries(securityHeaders(url));
  return async (context, next) => {
    await next();
    for (const [name, value] of headers) if (!context.res.headers.has(name)) context.res.headers.set(name, value);
  };
}
