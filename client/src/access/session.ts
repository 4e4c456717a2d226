import type { SessionInfo } from '@earshot/contracts';
import { type Accessor, createSignal } from 'solid-js';

/** `unknown` covers a server that does not answer: not being reached is no reason to sign anyone out. */
export type SessionState = 'unknown' | 'signedIn' | 'signedOut';
export type EnterOutcome = 'entered' | 'used' | 'limited' | 'unreachable';

export interface Session {
  state: Accessor<SessionState>;
  info: Accessor<SessionInfo | undefined>;
  /** Asks the server who this page is signed in as. */
  check: () => Promise<void>;
  /** Trades a one-time code for a session. */
  enter: (code: string) => Promise<EnterOutcome>;
  leave: () => Promise<void>;
}

const PATH = '/v1/session';

async function call(method: 'GET' | 'POST' | 'DELETE', body?: object): Promise<Response | undefined> {
  const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return fetch(PATH, { method, cache: 'no-store', ...(body === undefined ? {} : json) }).catch(
    () => undefined,
  );
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
    const answer = await call('GET');
    if (answer?.ok) {
      setInfo((await answer.json()) as SessionInfo);
      setState('signedIn');
    } else if (answer?.status === 401) signedOut();
  }

  return {
    state,
    info,
    check,
    async enter(code) {
      const answer = await call('POST', { code });
      if (answer === undefined || answer.status >= 500) return 'unreachable';
      if (answer.status === 429) return 'limited';
      if (!answer.ok) return 'used';
      await check();
      return 'entered';
    },
    async leave() {
      const answer = await call('DELETE');
      if (answer?.ok || answer?.status === 401) signedOut();
    },
  };
}
