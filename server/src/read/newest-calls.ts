import type { CallDetail, CallIndex, CallPlace, ListedCall } from '../store/call-lists.ts';
import type { Store } from '../store/store.ts';

export interface NewestRequest<D extends CallDetail> {
  index: CallIndex;
  with: D;
  /** Calls that ended in [fromMs, toMs); absent: without a bound. */
  fromMs?: number;
  toMs?: number;
  /** Behind this place. */
  after?: CallPlace;
  /** How many a reading of a partition brings. */
  batch: number;
}

interface Part<D extends CallDetail> {
  calls: ListedCall<D>[];
  next?: CallPlace | undefined;
  isDone: boolean;
}

/** The calls of an index over all partitions, the latest end first, then by id, read as they are asked for. */
export async function* newestCalls<D extends CallDetail>(
  store: Store,
  request: NewestRequest<D>,
): AsyncGenerator<ListedCall<D>> {
  const { index, fromMs, toMs, batch } = request;
  const parts = Array.from(
    { length: store.partitions },
    (): Part<D> => ({
      calls: [],
      next: request.after,
      isDone: false,
    }),
  );
  const fill = async (part: Part<D>, partition: number) => {
    while (part.calls.length === 0 && !part.isDone) {
      const { calls, next } = await store.calls.newest<D>(partition, {
        index,
        ...(fromMs !== undefined && { fromMs }),
        ...(toMs !== undefined && { toMs }),
        ...part.next,
        count: batch,
        with: request.with,
      });
      // Handed out from the end, which costs nothing.
      part.calls = calls.reverse();
      part.next = next;
      part.isDone = next === undefined;
    }
  };
  for (;;) {
    await Promise.all(parts.map(fill));
    const [first] = parts.filter(({ calls }) => calls.length > 0).sort((a, b) => byLatestEnd(top(a), top(b)));
    if (!first) return;
    yield top(first);
    first.calls.pop();
  }
}

function top<D extends CallDetail>({ calls }: Part<D>): ListedCall<D> {
  return calls.at(-1)!;
}

function byLatestEnd(a: ListedCall<CallDetail>, b: ListedCall<CallDetail>): number {
  return b.endedAtMs - a.endedAtMs || (a.callId < b.callId ? -1 : 1);
}
