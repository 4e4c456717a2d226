import { afterEach, describe, expect, test, vi } from 'vitest';
import { requestForBrand } from './brand-requests.ts';

/** A server that gives the answers in turn and keeps what it was asked. */
function answers(...given: (Response | Error)[]) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push([init.method, path, init.body].filter(Boolean).join(' '));
    const answer = given.shift()!;
    if (answer instanceof Error) throw answer;
    return answer;
  });
  return asked;
}
const made = (id: string) => Response.json({ id });
const refused = (code: string, status: number) => Response.json({ code }, { status });

describe('what a page asks for a brand', () => {
  afterEach(() => vi.unstubAllGlobals());

  test('a tracked brand is put under an id of its own, and taken back by that id', async () => {
    const asked = answers(made('brand:acme'), new Response(null, { status: 204 }));
    const outcome = await requestForBrand('trackCompetitor', 'acme', 'Acme');
    if (outcome.ok) expect(await outcome.undo()).toMatchObject({ ok: true });
    expect(asked).toEqual([
      'PUT /v1/trackers/brand%3Aacme {"kind":"competitor","label":"Acme","phrases":["Acme"]}',
      'DELETE /v1/trackers/brand%3Aacme',
    ]);
  });

  test('a name in another script gets its id from the server', async () => {
    const asked = answers(made('t-1'));
    await requestForBrand('trackKeyword', 'τιταν', 'Τιτάν');
    expect(asked).toEqual(['POST /v1/trackers {"kind":"keyword","label":"Τιτάν","phrases":["Τιτάν"]}']);
  });

  test('a tracked brand tells how far earlier calls are counted, and nothing where the server does not say', async () => {
    const running = { state: 'running', done: 40, total: 100 };
    const asked = answers(
      made('brand:acme'),
      Response.json({ trackers: [], backfill: running }),
      new Error(),
    );
    const outcome = await requestForBrand('trackKeyword', 'acme', 'Acme');
    if (!outcome.ok) throw new Error(outcome.code);
    expect([await outcome.progress?.(), await outcome.progress?.()]).toEqual([running, undefined]);
    expect(asked.at(-1)).toBe('GET /v1/trackers');
  });

  test('what is no brand is dismissed, and that is taken back', async () => {
    const asked = answers(new Response(null, { status: 204 }), new Response(null, { status: 204 }));
    const outcome = await requestForBrand('dismiss', 'τιταν', 'Τιτάν');
    if (outcome.ok) await outcome.undo();
    const path = `/v1/brands/${encodeURIComponent('τιταν')}/dismiss`;
    expect(asked).toEqual([`POST ${path}`, `DELETE ${path}`]);
  });

  test('a refusal says why, and so does silence', async () => {
    answers(refused('forbidden', 403), new Error('offline'), new Response('gateway', { status: 502 }));
    expect(await requestForBrand('dismiss', 'a', 'A')).toEqual({ ok: false, code: 'forbidden' });
    expect(await requestForBrand('trackKeyword', 'a', 'A')).toEqual({ ok: false, code: 'unreachable' });
    expect(await requestForBrand('dismiss', 'a', 'A')).toEqual({ ok: false, code: 'internal' });
  });
});
