import { SaraiError } from "../core/errors.ts";
import type { FrozenAnswers } from "../record/frozen-answers.ts";
import type { RecordStore } from "../record/record-store.ts";

/** The frozen answers on a database server, asked anew each time. What the server does not answer rejects with `record-unavailable`. */
export function frozenOnServer(store: () => Promise<RecordStore>): FrozenAnswers {
  const asked = async <Result>(work: (frozen: FrozenAnswers) => Promise<Result>): Promise<Result> => {
    try {
      return await work((await store()).frozen);
    } catch (cause) {
      if (cause instanceof SaraiError) throw cause;
      throw new SaraiError("record-unavailable", "The database does not answer.", {
        advice: "It is asked again with the next page; check that the database runs.",
        cause,
      });
    }
  };
  return {
    read: (hash) => asked((frozen) => frozen.read(hash)),
    add: (draft, quotaBytes) => asked((frozen) => frozen.add(draft, quotaBytes)),
    list: (partnership) => asked((frozen) => frozen.list(partnership)),
  };
}
