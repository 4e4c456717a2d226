import type { Brand } from '@earshot/contracts';
import { createRoot, createSignal } from 'solid-js';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type BrandOutcome, createBrandActions } from './brand-actions.ts';

const brand = (label: string): Brand => ({
  label,
  mentions: 3,
  calls: 2,
  firstHeardAt: '2026-11-24T10:00:00Z',
});
const TWO = { acme: brand('Acme'), zetron: brand('Zetron') };
const soon = () => new Promise((done) => setTimeout(done));

/** Brands on screen, and a server whose answers are given by hand. */
function rig() {
  const [brands, setBrands] = createSignal<Record<string, Brand>>(TWO);
  const asked: { choice: string; id: string; answer: (outcome: BrandOutcome) => void }[] = [];
  const actions = createRoot(() =>
    createBrandActions(brands, () => (choice, id) => {
      return new Promise((answer) => asked.push({ choice, id, answer }));
    }),
  );
  const shown = () => Object.keys(actions.shown() ?? {});
  return { actions, asked, shown, setBrands };
}

describe('what a reader does with a brand', () => {
  afterEach(() => vi.useRealTimers());

  test('tells how many earlier calls are counted until all of them are', async () => {
    vi.useFakeTimers();
    const { actions, asked } = rig();
    void actions.act('trackKeyword', 'acme', 'Acme');
    const steps = [
      { state: 'running', done: 0, total: 0 },
      { state: 'running', done: 30, total: 100 },
      { state: 'running', done: 80, total: 100 },
      { state: 'running', done: 10, total: 100 },
    ] as const;
    let step = 0;
    const undo = async (): Promise<BrandOutcome> => ({ ok: false, code: 'internal' });
    asked[0]?.answer({ ok: true, undo, progress: async () => steps[step++] });
    const told: unknown[] = [];
    for (let second = 0; second < 4; second++) {
      await vi.advanceTimersByTimeAsync(second === 0 ? 0 : 1_000);
      told.push([actions.note()?.text, actions.note()?.share]);
    }
    expect(told).toEqual([
      ['counting', 0],
      ['counting', 0.3],
      ['counting', 0.8],
      ['counted', 0.8],
    ]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([actions.note(), step]).toEqual([undefined, 4]);
  });

  test('is no longer asked about once it is taken back', async () => {
    vi.useFakeTimers();
    const { actions, asked } = rig();
    void actions.act('trackKeyword', 'acme', 'Acme');
    let asks = 0;
    const progress = async () => ({ state: 'running', done: ++asks, total: 100 }) as const;
    const undo = async (): Promise<BrandOutcome> => ({ ok: true, undo });
    asked[0]?.answer({ ok: true, undo, progress });
    await vi.advanceTimersByTimeAsync(2_500);
    actions.note()?.undo?.();
    await vi.advanceTimersByTimeAsync(10_000);
    expect([asks, actions.note()?.text]).toEqual([4, 'undone']);
  });

  test('shows at once, before the server has answered', () => {
    const { actions, asked, shown } = rig();
    void actions.act('trackCompetitor', 'acme', 'Acme');
    expect(shown()).toEqual(['zetron']);
    expect(asked).toMatchObject([{ choice: 'trackCompetitor', id: 'acme' }]);
    expect(actions.note()).toEqual({ text: 'tracking', label: 'Acme' });
  });

  test('comes back where the server refuses, with the reason', async () => {
    const { actions, asked, shown } = rig();
    void actions.act('dismiss', 'acme', 'Acme');
    asked[0]?.answer({ ok: false, code: 'forbidden' });
    await soon();
    expect(shown()).toEqual(['acme', 'zetron']);
    expect(actions.note()).toEqual({ text: 'failed', label: 'Acme', code: 'forbidden' });
  });

  test('can be taken back once it is done', async () => {
    const { actions, asked, shown } = rig();
    void actions.act('dismiss', 'acme', 'Acme');
    let undone = 0;
    const undo = async (): Promise<BrandOutcome> => {
      undone++;
      return { ok: true, undo };
    };
    asked[0]?.answer({ ok: true, undo });
    await soon();
    actions.note()?.undo?.();
    expect([undone, shown()]).toEqual([1, ['acme', 'zetron']]);
    expect(actions.note()).toEqual({ text: 'undone', label: 'Acme' });
  });

  test('a brand that the server has taken away shows again when the server brings it back', async () => {
    const { actions, asked, shown, setBrands } = rig();
    void actions.act('dismiss', 'acme', 'Acme');
    asked[0]?.answer({ ok: true, undo: async () => ({ ok: false, code: 'internal' }) });
    await soon();
    setBrands({ zetron: brand('Zetron') });
    expect(shown()).toEqual(['zetron']);
    setBrands(TWO);
    expect(shown()).toEqual(['acme', 'zetron']);
  });
});
