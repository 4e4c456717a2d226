import { describe, expect, it } from 'vitest';
import { useStore } from '../testing/store.ts';
import type { StoredAccount } from './accounts.ts';

const inUse = useStore();
const LASTING = { ttlMs: 60_000, nowMs: Date.now() };

let count = 0;
function newAccount(fields: Partial<StoredAccount> = {}): StoredAccount {
  const id = `account-${++count}`;
  return {
    ...{
      id,
      email: `${id}@team.example`,
      name: 'Mia',
      role: 'manager',
      createdAt: '2026-11-30T09:00:00.000Z',
    },
    isDisabled: false,
    ...fields,
  };
}

/** An account that is there, with a password. */
async function withPassword(password: string, fields: Partial<StoredAccount> = {}): Promise<StoredAccount> {
  const { accounts } = inUse.store;
  const account = newAccount(fields);
  expect(await accounts.add(account)).toBe('done');
  await accounts.putJoin(`code-of-${account.id}`, { purpose: 'invitation', account: account.id }, 60_000);
  expect(await accounts.join(`code-of-${account.id}`, account.id, password)).toBe(true);
  return account;
}

describe('a change of an account', () => {
  it('is made only from what stands', async () => {
    const { accounts } = inUse.store;
    const account = newAccount({ teams: ['eu'] });
    await accounts.add(account);
    const standing = (await accounts.find(account.id))!;
    expect(await accounts.change(standing, { ...account, name: 'Nina' })).toBe('done');
    expect(await accounts.change(standing, { ...account, name: 'Lena' })).toBe('changed');
    expect(await accounts.remove(standing)).toBe('changed');
    expect(await accounts.find(account.id)).toEqual({
      ...{ ...account, name: 'Nina', hasPassword: false, hasProvider: false },
    });
  });

  it('is of one of all who make it at once', async () => {
    const { accounts } = inUse.store;
    const account = newAccount();
    await accounts.add(account);
    const changes = ['a', 'b', 'c', 'd'].map((name) => accounts.change(account, { ...account, name }));
    expect((await Promise.all(changes)).sort()).toEqual(['changed', 'changed', 'changed', 'done']);
  });
});

describe('a session', () => {
  it('of a password that has changed since it was compared is not opened', async () => {
    const { access, accounts } = inUse.store;
    const { id } = await withPassword('old');
    const open = (password?: string) =>
      access.openSession({ hash: `s-${id}`, password }, { account: id }, LASTING);
    expect(await open('old')).toBe(true);
    expect(await accounts.setPassword(id, { standing: 'old', next: 'new', but: '' })).toBe(true);
    expect(await open('old')).toBe(false);
    expect(await access.findSession(`s-${id}`)).toBeUndefined();
    expect(await open('new')).toBe(true);
    // A provider vouches without a password.
    expect(await open()).toBe(true);
    expect(await accounts.setPassword(id, { standing: 'old', next: 'newer', but: '' })).toBe(false);
  });

  it('of an account that is gone is not opened, nor is it linked to a provider or given a password', async () => {
    const { access, accounts } = inUse.store;
    expect(await access.openSession({ hash: 's' }, { account: 'gone' }, LASTING)).toBe(false);
    expect(await accounts.linkSubject('gone', 'subject')).toBe(false);
    expect(await accounts.setPassword('gone', { standing: undefined, next: 'new', but: '' })).toBe(false);
    await accounts.putJoin('code', { purpose: 'reset', account: 'gone' }, 60_000);
    expect(await accounts.join('code', 'gone', 'new')).toBe(false);
  });

  it('that has ended stays ended, however late it is renewed', async () => {
    const { access } = inUse.store;
    const { id } = await withPassword('p');
    await access.openSession({ hash: 'over' }, { account: id }, LASTING);
    await access.endSessions(id);
    await access.renewSession('over', { account: id }, { account: id, ...LASTING });
    await access.renewSession('never', { role: 'admin' }, LASTING);
    expect(await access.findSession('over')).toBeUndefined();
    expect(await access.findSession('never')).toBeUndefined();
    expect((await access.sessionsOf(id)).size).toBe(0);
  });

  it('that is the hundred-and-first of an account ends the one that was next to end', async () => {
    const { access } = inUse.store;
    const { id } = await withPassword('p');
    for (let n = 0; n < 101; n++)
      await access.openSession({ hash: `n-${n}` }, { account: id }, { ...LASTING, nowMs: LASTING.nowMs + n });
    const hashes = [...(await access.sessionsOf(id)).keys()];
    expect(hashes).toHaveLength(100);
    expect(hashes).not.toContain('n-0');
    expect(await access.findSession('n-0')).toBeUndefined();
    expect(await access.findSession('n-100')).toBeDefined();
  });
});

it('what a provider knows somebody by is one account’s, and an account is known by one', async () => {
  const { accounts } = inUse.store;
  const [a, b] = [await withPassword('p'), await withPassword('p')];
  expect(await accounts.linkSubject(a.id, 'mia')).toBe(true);
  expect(await accounts.linkSubject(a.id, 'mia')).toBe(true);
  expect(await accounts.linkSubject(a.id, 'other')).toBe(false);
  expect(await accounts.linkSubject(b.id, 'mia')).toBe(false);
  expect((await accounts.findBySubject('mia'))?.id).toBe(a.id);
  expect(await accounts.findBySubject('other')).toBeUndefined();
});

it('what a provider knew somebody by can be forgotten, unless nobody would be left who administrates', async () => {
  const { accounts, access } = inUse.store;
  const [a, b] = [await withPassword('p'), newAccount({ role: 'admin' })];
  await accounts.linkSubject(a.id, 'lena');
  await access.openSession({ hash: 'of-lena' }, { account: a.id }, LASTING);
  expect(await accounts.unlinkSubject(a.id)).toBe('done');
  expect(await accounts.findBySubject('lena')).toBeUndefined();
  expect(await access.findSession('of-lena')).toBeUndefined();
  expect(await accounts.linkSubject(a.id, 'lena of another provider')).toBe(true);
  await accounts.add(b);
  await accounts.linkSubject(b.id, 'ada');
  expect(await accounts.unlinkSubject(b.id)).toBe('last');
  expect((await accounts.findBySubject('ada'))?.id).toBe(b.id);
  expect(await accounts.unlinkSubject('nobody')).toBe('none');
});
