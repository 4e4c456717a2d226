import type { Claim, Pairing } from '@earshot/contracts';
import { type Accessor, createSignal, onCleanup } from 'solid-js';
import { retryDelayMs } from '../live/reconnect.ts';
import { pause } from './pause.ts';

const ANSWER_MS = 10_000;
/** Under this the server would be asked more often than it can have meant. */
const LEAST_WAIT_MS = 1_000;

export interface PairingState {
  /** The code to type in elsewhere; undefined until there is one. */
  code: string | undefined;
  /** Why nothing goes on at the moment; it goes on by itself. */
  trouble: 'unreachable' | 'limited' | undefined;
}

type Answer<T> = { answer: T } | { trouble: 'unreachable' | 'limited' };

async function post<T>(path: string, body: object | undefined, signal: AbortSignal): Promise<Answer<T>> {
  const json =
    body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  try {
    const answer = await fetch(path, {
      method: 'POST',
      cache: 'no-store',
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
      ...json,
    });
    if (answer.ok) return { answer: (await answer.json()) as T };
    return { trouble: answer.status === 429 ? 'limited' : 'unreachable' };
  } catch {
    return { trouble: 'unreachable' };
  }
}

/**
 * Shows code after code until somebody confirms one, for as long as the owner lives: a screen that waits for a month still shows
 * one that holds. `onPaired` is called once, when this browser has the screen's cookie.
 */
export function createPairing(onPaired: () => void): Accessor<PairingState> {
  const [state, setState] = createSignal<PairingState>({ code: undefined, trouble: undefined });
  const ending = new AbortController();
  const { signal } = ending;
  onCleanup(() => ending.abort());

  /** Whether the code was confirmed; false where another one is needed. */
  async function isClaimed({ code, secret, askEveryMs }: Pairing): Promise<boolean> {
    let failures = 0;
    while (!signal.aborted) {
      await pause(
        Math.max(LEAST_WAIT_MS, askEveryMs) + (failures && retryDelayMs(failures, Math.random())),
        signal,
      );
      const claim = await post<Claim>('/v1/screens/claim', { secret }, signal);
      if (signal.aborted) return false;
      if ('trouble' in claim) {
        failures++;
        setState({ code, trouble: claim.trouble });
        continue;
      }
      failures = 0;
      setState({ code, trouble: undefined });
      if (claim.answer.state !== 'waiting') return claim.answer.state === 'paired';
    }
    return false;
  }

  async function run() {
    let failures = 0;
    while (!signal.aborted) {
      const pairing = await post<Pairing>('/v1/screens/pairing', undefined, signal);
      if (signal.aborted) return;
      if ('trouble' in pairing) {
        setState({ code: undefined, trouble: pairing.trouble });
        await pause(LEAST_WAIT_MS + retryDelayMs(failures++, Math.random()), signal);
        continue;
      }
      failures = 0;
      setState({ code: pairing.answer.code, trouble: undefined });
      if (!(await isClaimed(pairing.answer))) continue;
      onPaired();
      return;
    }
  }
  void run();
  return state;
}
