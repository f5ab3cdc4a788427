/** A wish to stop, from Ctrl-C or an operator. */
export type Stopping = {
  readonly signal: AbortSignal;
  readonly asked: Promise<void>; // resolves once it was wished
  readonly forget: () => void; // signals act again as usual
};

/** Listens for SIGINT and SIGTERM; the process goes on until whoever runs it has ended its work. */
export function awaitStopSignals(): Stopping {
  const controller = new AbortController();
  const asked = new Promise<void>((resolve) => controller.signal.addEventListener("abort", () => resolve(), { once: true }));
  const stop = (): void => controller.abort();
  process.on("SIGINT", stop).on("SIGTERM", stop);
  const forget = (): void => void process.off("SIGINT", stop).off("SIGTERM", stop);
  return { signal: controller.signal, asked, forget };
}
