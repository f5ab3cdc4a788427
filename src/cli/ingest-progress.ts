import cliProgress from "cli-progress";

/** How far reading has come. */
export type Reading = {
  readonly bytes: number;
  readonly totalBytes: number;
  readonly activities: number;
  readonly quarantined: number;
  readonly file: string;
};

const megabyte = 1_000_000;
const redrawMs = 200;

/** A bar with the speed, what was read and the time left, on standard error where that is a terminal. Without one nothing is drawn. */
export async function withReadingBar<Result>(run: (report: (reading: Reading) => void) => Promise<Result>): Promise<Result> {
  if (!process.stderr.isTTY) return run(() => undefined);
  const bar = new cliProgress.SingleBar({
    format:
      "Reading {bar} {percentage} % | {speed} MB/s | {activities} activities | {quarantined} set aside | {eta_formatted} left | {file}",
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    noTTYOutput: false,
  });
  const started = Date.now();
  const state: { last: Reading } = { last: { bytes: 0, totalBytes: 1, activities: 0, quarantined: 0, file: "" } };
  const payload = (): object => {
    const { last } = state;
    const seconds = Math.max(0.001, (Date.now() - started) / 1000);
    return { ...last, speed: (last.bytes / megabyte / seconds).toFixed(0), file: last.file.slice(-40) };
  };
  bar.start(1, 0, payload());
  const ticking = setInterval(() => {
    bar.setTotal(Math.max(1, state.last.totalBytes));
    bar.update(state.last.bytes, payload());
  }, redrawMs);
  try {
    return await run((reading) => {
      state.last = reading;
    });
  } finally {
    clearInterval(ticking);
    bar.stop();
  }
}
