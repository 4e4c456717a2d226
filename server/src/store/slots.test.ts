import { expect, it } from 'vitest';
import type { Deal } from '../domain/deal.ts';
import type { Engagement } from '../domain/engagement.ts';
import { startRedis } from '../testing/redis.ts';
import { Connection } from './connection.ts';
import { dealDeleted, dealStep, engagementStep } from './entities.arbitrary.ts';
import { Functions } from './functions.ts';
import { ORG } from './keys.ts';
import { Ledger } from './ledger.ts';
import { Partitions } from './partitions.ts';
import {
  contribution,
  deleted,
  finished,
  NOW_MS,
  order,
  record,
  started,
  stepOf,
} from './steps.arbitrary.ts';

const deal: Deal = {
  ...{ opportunityId: 'o', sellerId: 's', name: 'Deal', stage: '-', status: 'open' },
  ...{ estimatedCents: 1, createdAtMs: NOW_MS },
};
const engagement: Engagement = {
  ...{
    engagementId: 'e',
    sellerId: 's',
    kind: 'phone',
    endedAtMs: NOW_MS,
    durationMs: 1,
    opportunityId: 'o',
  },
};

/** A cluster of one node that has every slot: Redis itself refuses a function that leaves its key's slot. */
it('every function call touches one slot', async () => {
  await using redis = await startRedis({ args: ['--cluster-enabled', 'yes'] });
  const raw = await Connection.open({ url: redis.url, name: 'test' });
  await raw.call(['CLUSTER', 'ADDSLOTSRANGE', '0', '16383']);
  await expect
    .poll(() => raw.call<string>(['CLUSTER', 'INFO']), { timeout: 10_000 })
    .toContain('cluster_state:ok');

  const astray = `#!lua name=astray
    redis.register_function('astray', function() return redis.call('SET', '{p01}:meta', '1') end)`;
  await raw.call(['FUNCTION', 'LOAD', astray]);
  await expect(raw.call(['FCALL', 'astray', '1', '{p00}:meta'])).rejects.toThrow(/same slot/);

  const functions = new Functions(raw);
  const partitions = new Partitions(8, functions);
  const ledger = new Ledger(functions, partitions, { above: 2, keep: 1, ageMs: 0 });
  const fact = { kind: 'sellerName' as const, id: 's', order: order(1, 'changed'), value: 'Ann' };
  await partitions.prepareAll();
  for (const partition of partitions.all) {
    const meta = `{p0${partition}}:meta`;
    await ledger.setPlan(partition, { name: 'p', shownRev: 0 });
    await ledger.announceSettings(partition);
    const brands = [{ id: 'acme', label: 'Acme' }];
    const made = record(contribution('s', { calls: 1, pos: 1, 'c|t|1': 1 }), {
      ...{ opportunityId: 'o', customerId: 'k', words: 'en|\t1', brands },
    });
    const outcomes = await ledger.apply(
      partition,
      [
        stepOf(started('c', 1), { inboxId: '1-0', sellers: ['s'], people: [fact] }),
        stepOf(finished('c', 2, made)),
        stepOf(finished('d', 2, made)),
        stepOf(deleted('c', 3)),
        stepOf(undefined, { deal: dealStep(deal, 1) }),
        stepOf(undefined, { engagement: engagementStep(engagement, 1) }),
        stepOf(undefined, { deal: dealDeleted('o', 2) }),
        stepOf(undefined, {
          retirement: { callId: 'd', order: order(2, 'finished'), document: Buffer.from('{}') },
        }),
        ...(['call', 'engagement', 'customer', 'seller'] as const).map((kind) =>
          stepOf(undefined, { erasure: { kind, id: kind === 'engagement' ? 'e' : 's', order: '1' } }),
        ),
      ],
      { nowMs: NOW_MS, plan: 'p' },
    );
    expect(outcomes).toEqual(Array(12).fill('applied'));
    await functions.call('note', meta, ['d', 'n', '{}', '', '1']);
    await raw.call(['XADD', `{p0${partition}}:aside`, '*', 'e', '{}', 'reason', '']);
    await functions.call('repack_aside', meta, ['']);
    await functions.call('cut_changes', meta);
    await functions.call('state', meta, ['1']);
    const day = 'c:1:M:2026-11';
    await raw.call(['HSET', `{p0${partition}}:${day}`, 's|calls', '1']);
    await functions.call('list_loose', meta, [day]);
    await functions.call('mark_loose', meta, ['1000', 'mark', day]);
    expect(await functions.call('marked', meta, ['mark', day])).toEqual([day]);
    expect(await functions.call('keep_packed', meta, ['mark', day, 'piece'])).toBe(1);
    expect(await functions.call<string[]>('packed', meta, [day])).toHaveLength(3);
    await functions.call('recent', meta, ['1', 's']);
    const bounds = ['9', 'c', '-inf', '+inf', '9'];
    for (const index of ['ended', 'by:s', 'of:k', 'on:o', 'heard:acme', 'term:t|1', 'mood:positive'])
      expect(await functions.call('list', meta, [index, ...bounds, 'contribution'])).toHaveLength(5);
    for (const entity of ['call', 'deal', 'engagement'])
      await functions.call('page', meta, [entity, '-inf', '', '1', '1', '']);
  }
  await functions.call('save_trackers', ORG.trackers, ['0', '1', '{}']);
  await functions.call('show_trackers', ORG.trackers, ['1']);
  const account = ['a', 'mia@team.example', '', '{}', '1', ''];
  expect(await functions.call('put_account', ORG.accounts, account)).toBe('done');
  await functions.call('put_join', ORG.accounts, ['a', 'code', '{}', '1000']);
  expect(await functions.call('join', ORG.accounts, ['code', 'a', 'password', '', ''])).toBe('done');
  const opening = ['a', 'password', 'hash', '{}', '1000', '1', '9'];
  expect(await functions.call('open_session', ORG.accounts, opening)).toBe(1);
  await functions.call('renew_session', ORG.accounts, ['a', 'hash', '{}', '1000', '2']);
  expect(await functions.call('link_subject', ORG.accounts, ['a', 'subject'])).toBe(1);
  await functions.call('put_join', ORG.accounts, ['a', 'other', '{}', '1000']);
  expect(await functions.call('set_password', ORG.accounts, ['a', 'password', 'new', ''])).toBe(1);
  await functions.call('end_sessions', ORG.accounts, ['a', '']);
  await functions.call('put_account', ORG.accounts, ['b', 'bob@team.example', '', '{}', '1', '']);
  await functions.call('link_subject', ORG.accounts, ['b', 'another']);
  const removal = ['a', 'mia@team.example', '{}', '', '', '1'];
  expect(await functions.call('put_account', ORG.accounts, removal)).toBe('done');
  const looked = ['r', '{}', '', '{}', 'alert', '{}', 'now', '1', '{}', '{}', '0', '9'];
  expect(await functions.call('save_alert_rule', ORG.alerts.rules, ['r', '', '{}', '1', '9'])).toBe('done');
  expect(await functions.call('look_at_alert', ORG.alerts.rules, looked)).toBe(1);
  expect(await functions.call('claim_alerts', ORG.alerts.due, ['1', '2', '9'])).toHaveLength(2);
  await functions.call('alert_sent', ORG.alerts.due, ['alert', '{}', '']);
  await functions.call('lease', ORG.lease('job'), ['me', '1000', '']);
  raw.close();
});
