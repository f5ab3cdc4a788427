import cliProgress from "cli-progress";

const patienceMs = 1_000;

/** How far something has come; `total` may grow. */
export type Progress = (done: number, total: number) => void;

/**
 * Runs something that may take longer than a second, then with a bar on standard error where that is a terminal.
 * Without a terminal nothing is drawn.
 */
export async function withProgress<Result>(label: string, run: (progress: Progress) => Promise<Result>): Promise<Result> {
  if (!process.stderr.isTTY) return run(() => undefined);
  const bar = new cliProgress.SingleBar({
    format: `${label} {bar} {percentage} %`,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  const started = Date.now();
  const state = { drawn: false, done: 0, total: 1 };
  const draw = (): void => {
    if (!state.drawn && Date.now() - started < patienceMs) return;
    if (state.drawn) bar.setTotal(state.total);
    else bar.start(state.total, state.done);
    state.drawn = true;
    bar.update(state.done);
  };
  const ticking = setInterval(draw, 200); // a bar appears even while nothing is reported
  try {
    return await run((done, total) => {
      state.done = done;
      state.total = total;
    });
  } finally {
    clearInterval(ticking);
    if (state.drawn) bar.stop();
  }
}
