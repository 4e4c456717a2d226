import type { Problem } from '@earshot/contracts';
import {
  type Accessor,
  createContext,
  createEffect,
  createSignal,
  on,
  onCleanup,
  untrack,
  useContext,
} from 'solid-js';

/** Why something could not be read: the server's own words, or that it does not answer. */
export type ReadFailure = Pick<Problem, 'code' | 'detail' | 'path'> | { code: 'unreachable' };

export interface Read<T> {
  /** The newest answer to what is asked for; while that is on its way, the answer before it. */
  data: Accessor<T | undefined>;
  /** `loading` before the first answer, `moving` while the answer shown is that of another question. */
  state: Accessor<'loading' | 'moving' | 'ready' | 'failed'>;
  /** Set while the last try failed; `data` then is the last that was had. */
  failure: Accessor<ReadFailure | undefined>;
  /** Reads again now. */
  reread: () => void;
}

/** What takes longer is given up: a request that is swallowed on its way would be waited for for minutes. */
const ANSWER_MS = 30_000;
/** So long an answer is waited for when what it tells has changed meanwhile; what takes longer may have been swallowed by an outage. */
const PATIENCE_MS = 10_000;
/** Waits before another try: it doubles up to the last one. */
const TRY_AGAIN_MS = [1_000, 30_000] as const;

/** How long to wait after so many failures before this one; by chance, so that a crowd does not come back at once. */
export function againAfterMs(failures: number): number {
  const [first, last] = TRY_AGAIN_MS;
  return Math.min(last, first * 2 ** failures) * (0.5 + Math.random());
}

/** Asking again can only bring the same answer. */
export const LASTING: ReadonlySet<ReadFailure['code']> = new Set([
  'invalid',
  'not_found',
  'forbidden',
  'unauthorized',
  'erased',
]);

/** A GET of JSON. Rejects where the server is not reached; answers its refusal as a value. */
export type Answers = <T>(url: string, signal?: AbortSignal) => Promise<T | { failure: ReadFailure }>;

/** Where the answers to what a page reads come from: the server, unless somebody shows pages with answers of their own. */
export const AnswersContext = createContext<Answers>(readJson);

async function readJson<T>(url: string, signal?: AbortSignal): Promise<T | { failure: ReadFailure }> {
  const limit = AbortSignal.timeout(ANSWER_MS);
  const answer = await fetch(url, {
    cache: 'no-store',
    signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
  });
  if (answer.ok) return (await answer.json()) as T;
  return { failure: await failureOf(answer) };
}

/** What a refusal says, whatever shape it has. */
export async function failureOf(answer: Response): Promise<ReadFailure> {
  const problem = (await answer.json().catch(() => ({}))) as Partial<Problem>;
  const { code = answer.status === 404 ? 'not_found' : 'internal', detail, path } = problem;
  return { code, ...(detail !== undefined && { detail }), ...(path !== undefined && { path }) };
}

const isFailure = (answer: unknown): answer is { failure: ReadFailure } =>
  typeof answer === 'object' && answer !== null && 'failure' in answer;

/**
 * What the server answers to `url`, for as long as the owner lives: read again whenever `changes` ticks and after failures
 * that may pass. The last answer stays until the next is there; `undefined` asks for nothing. What is on its way when `changes`
 * ticks is waited for: where answers take longer than ticks, none would ever be had else.
 */
export function createRead<T extends object>(
  url: Accessor<string | undefined>,
  changes: Accessor<unknown> = () => undefined,
): Read<T> {
  const answers = useContext(AnswersContext);
  const [data, setData] = createSignal<T>();
  const [answered, setAnswered] = createSignal<string>();
  const [failure, setFailure] = createSignal<ReadFailure>();
  let asking: AbortController | undefined;
  let askedAtMs = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  /** `changes` has ticked since the question was put that is on its way. */
  let isDue = false;

  async function ask(address: string) {
    asking?.abort();
    clearTimeout(timer);
    isDue = false;
    const mine = new AbortController();
    asking = mine;
    askedAtMs = performance.now();
    const answer = await answers<T>(address, mine.signal).catch(
      () => ({ failure: { code: 'unreachable' } }) as const,
    );
    if (asking !== mine) return;
    asking = undefined;
    if (isFailure(answer)) {
      setFailure(answer.failure);
      if (!LASTING.has(answer.failure.code)) {
        timer = setTimeout(() => void ask(address), againAfterMs(failures++));
        return;
      }
    } else {
      failures = 0;
      setData(() => answer);
      setAnswered(address);
      setFailure(undefined);
    }
    if (isDue) void ask(address);
  }

  const isWaitedFor = () => asking !== undefined && performance.now() - askedAtMs < PATIENCE_MS;
  createEffect(
    on([url, changes], ([address], before) => {
      if (address !== before?.[0]) {
        failures = 0;
        setFailure(undefined);
      }
      if (address === undefined) {
        asking?.abort();
        asking = undefined;
        clearTimeout(timer);
      } else if (address === before?.[0] && isWaitedFor()) isDue = true;
      else void ask(address);
    }),
  );
  onCleanup(() => {
    const last = asking;
    asking = undefined;
    last?.abort();
    clearTimeout(timer);
  });

  const state = () => {
    if (failure() !== undefined) return 'failed';
    if (data() === undefined) return 'loading';
    return answered() === url() ? 'ready' : 'moving';
  };
  const reread = () => {
    const address = untrack(url);
    if (address !== undefined) void ask(address);
  };
  return { data, state, failure, reread };
}
