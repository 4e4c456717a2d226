import type { JoinInfo, JoinInput, SessionInfo, SessionInput, SignInWays } from '@earshot/contracts';
import { type Accessor, createSignal } from 'solid-js';

/** `unknown` covers a server that does not answer: not being reached is no reason to sign anyone out. */
export type SessionState = 'unknown' | 'signedIn' | 'signedOut';

/** Why somebody is not let in. */
export interface SignInFault {
  /** `spent`: the link has been used or is too old. `wrong`: nobody has this address and password. */
  why: 'spent' | 'wrong' | 'limited' | 'unreachable' | 'refused';
  /** Of `limited`: when the next try is taken, where the server says it. */
  retryAfterSec?: number;
  /** Of `refused`: the server's own words. */
  detail?: string;
}

export interface Session {
  state: Accessor<SessionState>;
  info: Accessor<SessionInfo | undefined>;
  /** Asks the server who this page is signed in as. */
  check: () => Promise<void>;
  /** Trades a one-time code, or an address with its password, for a session. Answers why not, else nothing. */
  enter: (input: SessionInput) => Promise<SignInFault | undefined>;
  /** Sets the password that a link is for, and signs in. Answers why not, else nothing. */
  join: (input: JoinInput) => Promise<SignInFault | undefined>;
  /** Answers whether the session is over: where the server does not answer, nobody knows. */
  leave: () => Promise<boolean>;
}

const PATH = '/v1/session';
/** A line that takes everything and gives nothing back is a server that does not answer. */
const PATIENCE_MS = 30_000;

async function call(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: object,
): Promise<Response | undefined> {
  const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  return fetch(path, { method, cache: 'no-store', signal, ...(body === undefined ? {} : json) }).catch(
    () => undefined,
  );
}

/** @param unauthorized what it means that the server knows no such credentials. */
async function faultOf(
  answer: Response | undefined,
  unauthorized: 'spent' | 'wrong',
): Promise<SignInFault | undefined> {
  if (answer?.ok) return undefined;
  if (answer === undefined || answer.status >= 500) return { why: 'unreachable' };
  if (answer.status === 429) {
    const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN);
    return { why: 'limited', ...(seconds > 0 && { retryAfterSec: seconds }) };
  }
  if (answer.status === 401 || answer.status === 404) return { why: unauthorized };
  const { detail } = (await answer.json().catch(() => ({}))) as { detail?: string };
  return { why: 'refused', ...(detail !== undefined && { detail }) };
}

/** What a link is for; asking does not spend it. */
export async function lookAtLink(code: string): Promise<{ info: JoinInfo } | { fault: SignInFault }> {
  const answer = await call('POST', '/v1/join/look', { code });
  const fault = await faultOf(answer, 'spent');
  return fault === undefined ? { info: (await answer?.json()) as JoinInfo } : { fault };
}

/** How one can sign in here; undefined where that cannot be told. */
export async function signInWays(): Promise<SignInWays | undefined> {
  const answer = await call('GET', '/v1/sign-in-ways');
  return answer?.ok ? ((await answer.json()) as SignInWays) : undefined;
}

/** Who this page is signed in as. The secret itself is in a cookie that no script can read. */
export function createSession(): Session {
  const [state, setState] = createSignal<SessionState>('unknown');
  const [info, setInfo] = createSignal<SessionInfo>();

  const signedOut = () => {
    setInfo(undefined);
    setState('signedOut');
  };

  async function check() {
    const answer = await call('GET', PATH);
    if (answer?.ok) {
      setInfo((await answer.json()) as SessionInfo);
      setState('signedIn');
    } else if (answer?.status === 401) signedOut();
  }

  async function open(path: string, input: SessionInput | JoinInput, unauthorized: 'spent' | 'wrong') {
    const fault = await faultOf(await call('POST', path, input), unauthorized);
    if (fault === undefined) await check();
    return fault;
  }

  return {
    state,
    info,
    check,
    enter: (input) => open(PATH, input, 'code' in input ? 'spent' : 'wrong'),
    join: (input) => open('/v1/join', input, 'spent'),
    async leave() {
      const answer = await call('DELETE', PATH);
      const isOver = answer?.ok === true || answer?.status === 401;
      if (isOver) signedOut();
      return isOver;
    },
  };
}
