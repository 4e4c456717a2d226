import { applyPatch, type Snapshot, type ViewDelta } from '@earshot/contracts';
import { expect } from 'vitest';
import { canonical } from './rig.ts';
import { View, type ViewListener, type ViewRequest } from './view.ts';
import type { Views } from './views.ts';

/** What a reader of views holds who takes every document and applies every patch; a gap fails the test. */
export class Mirror implements ViewListener {
  readonly shown = new Map<string, { epoch: string; rev: number; snapshot: Snapshot }>();
  /** What was sent, and when (`performance.now()`). */
  readonly deltas: { delta: ViewDelta; atMs: number }[] = [];
  /** Documents that followed nothing. */
  restarts = 0;

  take(view: View): void {
    const { epoch, rev, snapshot } = view.published;
    this.shown.set(view.id, { epoch, rev, snapshot });
  }

  delta(view: View, delta: ViewDelta): void {
    this.deltas.push({ delta, atMs: performance.now() });
    const held = this.shown.get(view.id);
    if (!held) return;
    expect({ epoch: delta.epoch, prev: delta.prev }).toEqual({ epoch: held.epoch, prev: held.rev });
    expect(delta.rev).toBe(held.rev + 1);
    const snapshot = applyPatch(held.snapshot, JSON.parse(JSON.stringify(delta.patch)));
    expect(snapshot).toEqual(view.published.snapshot);
    this.shown.set(view.id, { epoch: delta.epoch, rev: delta.rev, snapshot });
  }

  restarted(view: View): void {
    if (!this.shown.has(view.id)) return;
    this.restarts += 1;
    this.take(view);
  }

  text(viewId: string): string {
    return canonical(this.shown.get(viewId)?.snapshot);
  }
}

export async function viewOf(views: Views, request: ViewRequest): Promise<View> {
  const view = await views.open(request);
  if (!(view instanceof View)) throw new Error(view.code);
  return view;
}

/** A view that somebody holds and a mirror of it. */
export async function held(
  views: Views,
  request: ViewRequest = { scope: 'all', period: { kind: 'allTime' } },
): Promise<{ view: View; mirror: Mirror }> {
  const mirror = new Mirror();
  views.listen(mirror);
  const view = await viewOf(views, request);
  view.hold();
  mirror.take(view);
  return { view, mirror };
}

/** Every mirrored document must come to equal the one that is read and summed anew, but for what is renewed once a minute. */
export async function converges(views: Views, mirror: Mirror, opened: readonly View[]): Promise<void> {
  await compare(views, { mirror, opened, told: withoutKeywords });
}

/** The same in all, once a minute has passed in which nothing changed. */
export async function convergesInAMinute(
  { clock }: { clock: { nowMs: number } },
  views: Views,
  of: { mirror: Mirror; opened: readonly View[] },
): Promise<void> {
  await converges(views, of.mirror, of.opened);
  clock.nowMs += 60_000;
  views.tick();
  await compare(views, { ...of, told: (snapshot) => snapshot });
}

async function compare(
  views: Views,
  of: { mirror: Mirror; opened: readonly View[]; told: (snapshot: Snapshot) => Snapshot },
): Promise<void> {
  for (const { id, scope, period, audience } of of.opened) {
    const fresh = canonical(of.told(await views.snapshotNow({ scope, period, audience })));
    const shown = () => canonical(of.told(of.mirror.shown.get(id)!.snapshot));
    await expect.poll(shown, { timeout: 5_000, interval: 10 }).toBe(fresh);
  }
}

function withoutKeywords(snapshot: Snapshot): Snapshot {
  return { ...snapshot, topSellers: { ...snapshot.topSellers, bestPracticeKeywords: {} } };
}
