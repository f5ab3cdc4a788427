import { errorCode } from "./error-code.ts";

/** Whether a process with this number runs, whoever owns it. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== "ESRCH"; // else another user's
  }
}
