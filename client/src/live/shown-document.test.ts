import { applyPatch, type Snapshot } from '@earshot/contracts';
import { createMemo, createRoot } from 'solid-js';
import { describe, expect, it } from 'vitest';
import { createShownDocument } from './shown-document.ts';

/** As much of a document as these laws are about. */
const FIRST = {
  scope: 'all',
  kpis: { dealsWon: 3 },
  live: { active: { one: { sellerId: 'a' } }, activeCount: 1 },
} as unknown as Snapshot;

function watched() {
  return createRoot((end) => {
    const { shown, show } = createShownDocument();
    const heard = { kpis: 0, live: 0, one: 0 };
    const kpis = createMemo(() => {
      heard.kpis += 1;
      return shown()?.kpis;
    });
    const live = createMemo(() => {
      heard.live += 1;
      return shown()?.live;
    });
    const one = createMemo(() => live()?.active.one);
    const named = createMemo(() => {
      heard.one += 1;
      return one()?.sellerId;
    });
    return { show, shown, kpis, live, named, heard, end };
  });
}

describe('the document on the screen', () => {
  it('is nothing before the first one, and the newest one after', () => {
    const { show, shown, kpis, end } = watched();
    expect(shown()).toBeUndefined();
    show(FIRST);
    expect(kpis()).toBe(FIRST.kpis);
    show(applyPatch(FIRST, { kpis: { dealsWon: 4 } }));
    expect(kpis()?.dealsWon).toBe(4);
    end();
  });

  it('is heard of where it has changed, and nowhere else', () => {
    const { show, kpis, live, named, heard, end } = watched();
    show(FIRST);
    const before = { ...heard };
    show(applyPatch(FIRST, { live: { active: { two: { sellerId: 'b' } }, activeCount: 2 } }));
    expect(live()?.activeCount).toBe(2);
    expect([kpis()?.dealsWon, named()]).toEqual([3, 'a']);
    expect(heard).toEqual({ ...before, live: before.live + 1 });
    end();
  });
});
