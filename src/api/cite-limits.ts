const perMinute = 30; // attempts of one client, whatever comes of them
const remembered = 50_000; // clients at most; the first forgotten first

type Count = { minute: number; attempts: number; added: number };

/** How often each client cited. Kept in memory for one day and nowhere else: no address of a reader is ever stored. */
export type CiteLimits = {
  /** Counts an attempt; null where it may go on, else after how many seconds the next may. */
  readonly attempt: (client: string) => number | null;
  /** Counts a new answer; null where it may be added, else after how many seconds the next may. */
  readonly add: (client: string) => number | null;
  /** Takes back what `add` counted: nothing new was kept. */
  readonly takeBack: (client: string) => void;
};

/** Limits of 30 attempts a minute and `perDay` new answers a day (UTC) for each client. */
export function createCiteLimits({ perDay, now }: { readonly perDay: number; readonly now: () => Date }): CiteLimits {
  let day = "";
  const counts = new Map<string, Count>();
  const countOf = (client: string): Count => {
    const today = now().toISOString().slice(0, 10);
    if (today !== day) counts.clear();
    day = today;
    const known = counts.get(client) ?? { minute: 0, attempts: 0, added: 0 };
    counts.set(client, known);
    const [first] = counts.keys();
    if (counts.size > remembered && first !== undefined) counts.delete(first);
    return known;
  };
  const secondsLeftOf = (lengthMs: number): number => Math.ceil((lengthMs - (now().getTime() % lengthMs)) / 1000);
  return {
    attempt: (client) => {
      const count = countOf(client);
      const minute = Math.floor(now().getTime() / 60_000);
      if (count.minute !== minute) count.attempts = 0;
      count.minute = minute;
      count.attempts++;
      return count.attempts <= perMinute ? null : secondsLeftOf(60_000);
    },
    add: (client) => {
      const count = countOf(client);
      if (count.added >= perDay) return secondsLeftOf(86_400_000);
      count.added++;
      return null;
    },
    takeBack: (client) => {
      const count = countOf(client);
      count.added = Math.max(0, count.added - 1);
    },
  };
}
