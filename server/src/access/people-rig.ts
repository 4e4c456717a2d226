import type { Account, AccountLink, InvitedAccount, Problem, SessionInfo } from '@earshot/contracts';
import { expect } from 'vitest';
import type { TestApp } from '../testing/app.ts';

export const PASSWORD = 'correct horse battery';

/** What a browser of a person at a server does: it keeps the session's cookie. */
export class Person {
  cookie = '';

  constructor(
    readonly server: Pick<TestApp, 'ask' | 'url'>,
    readonly email = '',
    readonly id = '',
  ) {}

  ask(path: string, init: Parameters<TestApp['ask']>[1] = {}): Promise<Response> {
    const headers = { cookie: this.cookie, ...(init.headers as Record<string, string>) };
    return this.server.ask(path, { token: null, ...init, headers });
  }

  /** Asks, and takes over the cookie that comes with the answer. */
  async enter(path: string, json: object): Promise<Response> {
    const answer = await this.ask(path, { json });
    const set = answer.headers.get('set-cookie');
    if (set !== null) this.cookie = set.split(';')[0]!;
    return answer;
  }

  signIn(password = PASSWORD, email = this.email): Promise<Response> {
    return this.enter('/v1/session', { email, password });
  }

  async info(): Promise<SessionInfo | undefined> {
    const answer = await this.ask('/v1/session');
    return answer.ok ? ((await answer.json()) as SessionInfo) : undefined;
  }
}

let count = 0;

export function codeOf({ url }: AccountLink): string {
  return new URL(url).hash.slice(1);
}

/** An account that an admin has made, and the code of its invitation. */
export async function invite(
  server: TestApp,
  input: object = {},
): Promise<{ account: Account; code: string }> {
  const json = { email: `person-${++count}@team.example`, name: 'Ελένη', role: 'manager', ...input };
  const answer = await server.ask('/v1/accounts', { json });
  expect(answer.status).toBe(201);
  const { account, link } = (await answer.json()) as InvitedAccount;
  return { account, code: codeOf(link) };
}

/** Somebody who has taken up an invitation, and is signed in by it. */
export async function join(server: TestApp, input: object = {}): Promise<Person> {
  const { account, code } = await invite(server, input);
  const person = new Person(server, account.email, account.id);
  const answer = await person.enter('/v1/join', { code, password: PASSWORD });
  expect(answer.status).toBe(200);
  return person;
}

export async function problemOf(answer: Response): Promise<Pick<Problem, 'status' | 'code' | 'path'>> {
  const { status, code, path } = (await answer.json()) as Problem;
  return { status, code, ...(path !== undefined && { path }) };
}
