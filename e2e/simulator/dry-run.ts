import { eventSchema, MAX_AHEAD_MS, type RejectedEvent } from '@earshot/contracts';
import type { Outcome } from './account.ts';
import { lastTimeIn } from './retime.ts';

/** Checks events against the contract instead of sending them. */
export async function check(lines: readonly string[]): Promise<Outcome> {
  const rejected = lines.flatMap((line, index) => faultOf(line, index) ?? []);
  return {
    kind: 'answered',
    accepted: lines.length - rejected.length,
    rejected,
    rejectedCount: rejected.length,
  };
}

function faultOf(line: string, index: number): RejectedEvent | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { index, code: 'not_json', message: 'the line is not JSON' };
  }
  const read = eventSchema.safeParse(value);
  if (!read.success) {
    const { path, message } = read.error.issues[0]!;
    return { index, code: 'invalid', message, path: path.join('.') };
  }
  return lastTimeIn(value) > Date.now() + MAX_AHEAD_MS
    ? { index, code: 'time_in_future', message: 'must not lie more than 5 minutes ahead' }
    : undefined;
}
