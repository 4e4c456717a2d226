import type { OwnScreen } from '@earshot/contracts';

import { retryDelayMs } from '../live/reconnect.ts';
import { pause } from './pause.ts';

const ANSWER_MS = 10_000;
const LEAST_WAIT_MS = 1_000;

/** What a screen is to show; or that it is none (any more); or that nobody answers. */
export type OwnScreenAnswer =
  | { kind: 'paired'; screen: OwnScreen }
  | { kind: 'unpaired' }
  | { kind: 'unreachable' };

/** Asks, by the screen's own cookie, what this screen is; that renews the cookie. Never rejects. */
export async function readOwnScreen(): Promise<OwnScreenAnswer> {
  try {
    const answer = await fetch('/v1/screen', {
      cache: 'no-store',
      headers: { 'x-earshot-as': 'screen' },
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    if (answer.ok) return { kind: 'paired', screen: (await answer.json()) as OwnScreen };
    return { kind: answer.status === 401 || answer.status === 403 ? 'unpaired' : 'unreachable' };
  } catch {
    return { kind: 'unreachable' };
  }
}

/**
 * Asks until somebody answers; undefined where `signal` has ended that.
 * @param onUnreachable nobody has answered yet
 */
export async function askOwnScreen(
  signal: AbortSignal,
  onUnreachable: () => void = () => {},
): Promise<Exclude<OwnScreenAnswer, { kind: 'unreachable' }> | undefined> {
  for (let attempt = 0; ; attempt++) {
    const answer = await readOwnScreen();
    if (signal.aborted) return undefined;
    if (answer.kind !== 'unreachable') return answer;
    onUnreachable();
    await pause(LEAST_WAIT_MS + retryDelayMs(attempt, Math.random()), signal);
    if (signal.aborted) return undefined;
  }
}
