type Gate = { readonly opened: Promise<void>; readonly open: () => void };

function createGate(): Gate {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** Whatever is read in batches: each waits until the one before has its first batch, and it is known when all were read. */
export type InTurn = {
  readonly pass: <Batch>(read: () => AsyncGenerator<Batch>) => AsyncGenerator<Batch>;
  readonly ended: () => Promise<unknown>;
};

/** Passes on what statements give. What must be sorted before its first row finds the memory for it alone; rows that are in order go side by side. */
export function createTurns(): InTurn {
  const reading = new Set<Promise<void>>();
  let before = Promise.resolve();
  return {
    ended: () => Promise.all(reading),
    pass: async function* (read) {
      const [begun, ended, own] = [createGate(), createGate(), before];
      before = begun.opened;
      reading.add(ended.opened);
      try {
        await own;
        for await (const batch of read()) {
          begun.open();
          yield batch;
        }
      } finally {
        begun.open();
        reading.delete(ended.opened);
        ended.open();
      }
    },
  };
}
