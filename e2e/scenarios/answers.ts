import { setTimeout as sleep } from 'node:timers/promises';
import type { ViewOpen } from '@earshot/contracts';
import { expect } from 'vitest';
import { canonical } from './comparison.ts';
import type { System } from './harness.ts';

/** What a read tells may be behind by the time that a change takes to come round; what is made once a minute, by that. */
export const SOON_MS = 5_000;
export const IN_A_MINUTE_MS = 65_000;

/** Scope and period as a query has them. */
export function queryOf({ scope, period: { kind, ...span } }: ViewOpen): Record<string, string> {
  return { scope, period: kind, ...span };
}

/** Tries until nothing is thrown; throws the last of it when the time is over. */
export async function within(patienceMs: number, attempt: () => Promise<void>): Promise<void> {
  const untilMs = Date.now() + patienceMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > untilMs) throw error;
      await sleep(100);
    }
  }
}

export interface Answered<T> {
  ask: () => Promise<T>;
  /** What is due at an instant. */
  due: (nowMs: number) => unknown;
  about: string;
  /** The part of the answer that is compared; all where nothing is said. */
  part?: (answer: T) => unknown;
  patienceMs?: number;
}

/** An answer must come to be what is due at an instant between question and answer: windows may slide just then. */
export async function expectAnswer<T>(answered: Answered<T>): Promise<T> {
  const { ask, due, about, part = (answer) => answer, patienceMs = SOON_MS } = answered;
  let answer: T | undefined;
  await within(patienceMs, async () => {
    const askedAtMs = Date.now();
    answer = await ask();
    const is = canonical(part(answer));
    if (is === canonical(due(askedAtMs))) return;
    const later = canonical(due(Date.now()));
    if (is !== later) expect(JSON.parse(is), about).toEqual(JSON.parse(later));
  });
  return answer!;
}

interface Page {
  next?: string | undefined;
}

/** All pages of a list, one after the other. */
export async function pagesOf<T extends Page>(
  system: System,
  path: string,
  query: Readonly<Record<string, string | number | undefined>>,
): Promise<T[]> {
  const pages: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await system.read<T>(path, { ...query, cursor });
    pages.push(page);
    cursor = page.next;
  } while (cursor !== undefined);
  return pages;
}
