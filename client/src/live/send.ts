import { failureOf, type ReadFailure } from './read.ts';

/** What became of something that was sent: the answer, or why there is none. */
export type Sent<T> = { ok: true; answer: T } | { ok: false; failure: ReadFailure };

/** A form is not held for longer by a request that is swallowed on its way. */
const ANSWER_MS = 60_000;

/** Sends a change; an answer without a body is an empty object. Never rejects. */
export async function send<T extends object>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: object,
): Promise<Sent<T>> {
  const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  try {
    const signal = AbortSignal.timeout(ANSWER_MS);
    const answer = await fetch(path, {
      method,
      cache: 'no-store',
      signal,
      ...(body === undefined ? {} : json),
    });
    if (!answer.ok) return { ok: false, failure: await failureOf(answer) };
    const text = await answer.text();
    return { ok: true, answer: (text === '' ? {} : JSON.parse(text)) as T };
  } catch {
    return { ok: false, failure: { code: 'unreachable' } };
  }
}
