/** The code that the system, the database or a library gives an error (ENOSPC, 23505); empty where it has none. */
export function errorCode(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string" ? error.code : "";
}
