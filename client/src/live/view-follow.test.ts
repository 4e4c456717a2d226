import { diff, type Snapshot, type ViewPosition, type ViewSnapshot } from '@earshot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DOUBT_MS, type Following, type FollowMessage, follow, NOT_FOLLOWING } from './view-follow.ts';

const VIEW = 'all/allTime';

const documentOf = (figures: Record<string, number>) => ({ keywords: figures }) as unknown as Snapshot;

/** A node that publishes one view, remembering every document that it ever published. */
class Server {
  readonly published = new Map<string, Snapshot>();
  private figures: Record<string, number> = { calls: 0 };
  private epoch = 0;
  private rev = 0;
  private seconds = 0;

  constructor() {
    this.publish();
  }
  get document() {
    return documentOf(this.figures);
  }
  get position(): ViewPosition {
    const asOf = new Date(this.seconds * 1_000).toISOString();
    return { epoch: `e${this.epoch}`, rev: this.rev, asOf };
  }
  get whole(): ViewSnapshot {
    return { viewId: VIEW, ...this.position, snapshot: this.document };
  }
  change(figure: string, value: number): FollowMessage | undefined {
    const before = this.document;
    const { [figure]: _, ...others } = this.figures;
    this.figures = value === 0 ? others : { ...others, [figure]: value };
    const patch = diff(before, this.document);
    if (patch === undefined) return undefined;
    const prev = this.rev++;
    this.publish();
    return { kind: 'delta', delta: { viewId: VIEW, ...this.position, prev, patch } };
  }
  restart(figures: Record<string, number>) {
    this.epoch++;
    this.rev = 0;
    this.figures = figures;
    this.publish();
  }
  private publish() {
    this.seconds++;
    this.published.set(`e${this.epoch}/${this.rev}`, this.document);
  }
}

/** A page behind a network that may drop, repeat and reorder whatever is sent. */
class Page {
  state: Following = NOT_FOLLOWING;
  nowMs = 0;
  private readonly network: FollowMessage[] = [];

  constructor(private readonly server: Server) {
    this.hear({ kind: 'ask' });
  }
  send(message: FollowMessage | undefined) {
    if (message !== undefined) this.network.push(message);
  }
  deliver(at: number, fate: 'once' | 'again' | 'lost') {
    const index = this.network.length === 0 ? 0 : at % this.network.length;
    const message = this.network[index];
    if (message === undefined) return;
    // An answer comes once or the wait for it ends.
    if (message.kind === 'opened' || fate !== 'again') this.network.splice(index, 1);
    if (fate !== 'lost') this.hear(message);
    else if (message.kind === 'opened') this.hear({ kind: 'openFailed' });
  }
  hear(message: FollowMessage) {
    const before = this.state.held;
    const step = follow(this.state, message);
    this.state = step.state;
    if (step.open) this.send({ kind: 'opened', view: this.server.whole });
    const { held } = this.state;
    if (held === undefined) return;
    expect(held.snapshot).toEqual(this.server.published.get(`${held.epoch}/${held.rev}`));
    if (before?.epoch === held.epoch) expect(held.rev).toBeGreaterThanOrEqual(before.rev);
  }
  beat() {
    this.nowMs += 5_000;
    return { kind: 'heartbeat' as const, position: this.server.position, atMs: this.nowMs };
  }
  /** Nothing is lost any more: the rest arrives, then heartbeats do. */
  settle() {
    for (let round = 0; round < 3; round++) {
      while (this.network.length > 0) this.deliver(0, 'once');
      if (this.state.held === undefined) this.hear({ kind: 'ask' });
      this.hear(this.beat());
      this.hear({ kind: 'tick', atMs: this.nowMs + DOUBT_MS });
    }
    while (this.network.length > 0) this.deliver(0, 'once');
  }
}

const figures = fc.constantFrom('calls', 'price', 'support', 'δίκτυο');
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ act: fc.constant('change' as const), figure: figures, value: fc.nat(4) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('deliver' as const),
      at: fc.nat(20),
      fate: fc.constantFrom('once' as const, 'once' as const, 'again' as const, 'lost' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ act: 'beat' as const }, { act: 'whole' as const }, { act: 'tick' as const }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('restart' as const), value: fc.nat(9) }) },
);

describe('following a view', () => {
  it('shows only documents that were published, never goes back, and ends at the latest', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const server = new Server();
        const page = new Page(server);
        for (const one of steps) {
          if (one.act === 'change') page.send(server.change(one.figure, one.value));
          else if (one.act === 'deliver') page.deliver(one.at, one.fate);
          else if (one.act === 'beat') page.send(page.beat());
          else if (one.act === 'whole') page.send({ kind: 'snapshot', view: server.whole });
          else if (one.act === 'tick') page.hear({ kind: 'tick', atMs: page.nowMs + DOUBT_MS });
          else if (one.act === 'restart') server.restart({ calls: one.value });
        }
        page.settle();
        expect(page.state.held?.snapshot).toEqual(server.document);
        expect(page.state.held).toMatchObject({ epoch: server.position.epoch, rev: server.position.rev });
      }),
      { numRuns: 500 },
    );
  });

  const held = (rev: number, epoch = 'a'): Following => ({
    opening: false,
    held: { viewId: VIEW, epoch, rev, asOf: '2026-11-24T09:00:00Z', snapshot: documentOf({ calls: rev }) },
  });
  const delta = (prev: number, epoch = 'a'): FollowMessage => ({
    kind: 'delta',
    delta: {
      viewId: VIEW,
      epoch,
      prev,
      rev: prev + 1,
      asOf: '2026-11-24T09:00:01Z',
      patch: { keywords: { calls: prev + 1 } },
    },
  });
  const beat = (rev: number, atMs: number, asOf = '2026-11-24T09:00:05Z'): FollowMessage => ({
    kind: 'heartbeat',
    position: { epoch: 'a', rev, asOf },
    atMs,
  });

  it('a delta that continues what is held is applied', () => {
    const { state, open } = follow(held(4), delta(4));
    expect(state.held).toMatchObject({
      rev: 5,
      asOf: '2026-11-24T09:00:01Z',
      snapshot: { keywords: { calls: 5 } },
    });
    expect(open).toBe(false);
  });

  it('a hole and another epoch open the view again, once', () => {
    for (const message of [delta(6), delta(4, 'b')]) {
      const first = follow(held(4), message);
      expect(first.open).toBe(true);
      expect(follow(first.state, message).open).toBe(false);
    }
  });

  it('a delta that was had already changes nothing', () => {
    expect(follow(held(4), delta(3))).toEqual({ state: held(4), open: false });
  });

  it('a heartbeat ahead of the page opens the view again only after two seconds without the delta', () => {
    const doubtful = follow(held(4), beat(5, 1_000)).state;
    expect(follow(doubtful, { kind: 'tick', atMs: 2_999 }).open).toBe(false);
    expect(follow(doubtful, { kind: 'tick', atMs: 3_000 }).open).toBe(true);
    expect(follow(follow(doubtful, delta(4)).state, { kind: 'tick', atMs: 3_000 }).open).toBe(false);
  });

  it('a heartbeat that does not know the view opens it again after two seconds', () => {
    const doubtful = follow(held(4), { kind: 'heartbeat', position: undefined, atMs: 0 }).state;
    expect(follow(doubtful, { kind: 'tick', atMs: DOUBT_MS }).open).toBe(true);
  });

  it('what a newer server says beside what is known is passed over', () => {
    const message = delta(5);
    const newer = { ...message, delta: { ...('delta' in message && message.delta), tomorrow: true } };
    expect(follow(held(4), newer as FollowMessage)).toEqual(follow(held(4), message));
    const view = { ...held(4).held!, tomorrow: { known: 'to nobody' } };
    expect(follow(NOT_FOLLOWING, { kind: 'opened', view }).state.held).toMatchObject({ rev: 4 });
  });

  it('only a heartbeat for what is held makes it younger', () => {
    expect(follow(held(4), beat(4, 0)).state.held?.asOf).toBe('2026-11-24T09:00:05Z');
    expect(follow(held(4), beat(5, 0)).state.held?.asOf).toBe('2026-11-24T09:00:00Z');
    expect(follow(held(4), beat(4, 0, '2026-11-24T08:00:00Z')).state.held?.asOf).toBe('2026-11-24T09:00:00Z');
  });
});
