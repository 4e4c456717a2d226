import type { Backfill, ErrorCode, Problem, Tracker, TrackerInput, TrackerList } from '@earshot/contracts';

type Choice = 'trackKeyword' | 'trackCompetitor' | 'dismiss';
type Failure = { ok: false; code: ErrorCode | 'unreachable' };
type Progress = () => Promise<Backfill | undefined>;
type Outcome = { ok: true; undo: () => Promise<Outcome>; progress?: Progress } | Failure;

/** Ids of trackers are plain ASCII; a name in another script gets one from the server. */
const PLAIN = /^[a-z0-9-]+$/i;

/** Asks the server for a change; without an answer, or with a refusal, says why. */
async function ask(method: string, path: string, body?: object): Promise<Response | Failure> {
  const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(path, { method, ...(body === undefined ? {} : json) }).catch(() => undefined);
  if (answer?.ok) return answer;
  const problem = (await answer?.json().catch(() => undefined)) as Problem | undefined;
  return { ok: false, code: problem?.code ?? (answer === undefined ? 'unreachable' : 'internal') };
}

const NOTHING_TO_UNDO = async (): Promise<Outcome> => ({ ok: true, undo: NOTHING_TO_UNDO });

async function simply(method: string, path: string): Promise<Outcome> {
  const answer = await ask(method, path);
  return answer instanceof Response ? { ok: true, undo: NOTHING_TO_UNDO } : answer;
}

/** How far stored calls are counted for the newest trackers; undefined where the server does not say. */
async function backfill(): Promise<Backfill | undefined> {
  const answer = await ask('GET', '/v1/trackers');
  return answer instanceof Response ? ((await answer.json()) as TrackerList).backfill : undefined;
}

async function track(id: string, tracker: TrackerInput): Promise<Outcome> {
  // Putting it twice makes it once; the prefix keeps it apart from trackers that people have named.
  const answer = await (PLAIN.test(id)
    ? ask('PUT', `/v1/trackers/${encodeURIComponent(`brand:${id}`)}`, tracker)
    : ask('POST', '/v1/trackers', tracker));
  if (!(answer instanceof Response)) return answer;
  const made = (await answer.json()) as Tracker;
  return {
    ok: true,
    undo: () => simply('DELETE', `/v1/trackers/${encodeURIComponent(made.id)}`),
    progress: backfill,
  };
}

/** Tracks a brand, or says that it is none; what is done can be taken back. */
export async function requestForBrand(choice: Choice, id: string, label: string): Promise<Outcome> {
  if (choice !== 'dismiss')
    return track(id, {
      kind: choice === 'trackKeyword' ? 'keyword' : 'competitor',
      label,
      phrases: [label],
    });
  const path = `/v1/brands/${encodeURIComponent(id)}/dismiss`;
  const dismissed = await simply('POST', path);
  return dismissed.ok ? { ok: true, undo: () => simply('DELETE', path) } : dismissed;
}
