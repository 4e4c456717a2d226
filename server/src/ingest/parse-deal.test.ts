import { describe, expect, it } from 'vitest';
import { entityIdOf, isFault, parseEvent } from './parse-event.ts';

const NOW = Date.parse('2026-11-24T09:31:00Z');
const envelope = { id: 'e', source: 'crm', time: '2026-11-24T09:31:00Z' };
const deal = {
  ...{ opportunityId: 'o-1', seller: { id: 's-1' }, name: 'Ανανέωση', status: 'won', estimatedRevenue: 10 },
  ...{ actualRevenue: 0.29, createdAt: '2026-10-01T00:00:00Z', closedAt: '2026-11-24T09:00:00Z' },
};
const engagement = {
  ...{ engagementId: 'g-1', seller: { id: 's-1' }, opportunityId: 'o-1', kind: 'email' },
  ...{ startedAt: '2026-11-24T09:00:00Z', durationSec: 90.5 },
};
const changed = (more: object) => ({ ...envelope, type: 'opportunity.changed', data: { ...deal, ...more } });
const logged = (more: object) => ({
  ...envelope,
  type: 'engagement.logged',
  data: { ...engagement, ...more },
});

const deletions = [
  { ...envelope, type: 'opportunity.deleted', data: { opportunityId: 'o-1' } },
  { ...envelope, type: 'engagement.deleted', data: { engagementId: 'g-1' } },
];

describe('an event about a deal or an engagement', () => {
  it('is taken as it is, and belongs to that', () => {
    const events = [changed({}), logged({}), ...deletions];
    const read = events.map((event) => parseEvent(event, NOW));
    expect(read).toEqual(events);
    expect(read.map((event) => !isFault(event) && entityIdOf(event))).toEqual(['o-1', 'g-1', 'o-1', 'g-1']);
  });

  it('may lie five minutes ahead, and no more, at every place of a time', () => {
    const justAhead = '2026-11-24T09:36:00Z';
    const tooFar = '2026-11-24T09:36:00.001Z';
    const openDeal = { status: 'open', closedAt: undefined, actualRevenue: undefined };
    const cases: [(time: string) => unknown, string][] = [
      [(time) => ({ ...changed({}), time }), 'time'],
      [(time) => ({ ...deletions[0], time }), 'time'],
      [(createdAt) => changed({ ...openDeal, createdAt }), 'data.createdAt'],
      [(closedAt) => changed({ closedAt }), 'data.closedAt'],
      [(startedAt) => logged({ startedAt, durationSec: 0 }), 'data.startedAt'],
    ];
    for (const [eventAt, path] of cases) {
      expect(parseEvent(eventAt(justAhead), NOW)).not.toHaveProperty('code');
      expect(parseEvent(eventAt(tooFar), NOW)).toMatchObject({ code: 'time_in_future', path });
    }
  });

  it('is refused where an engagement would end ahead', () => {
    expect(parseEvent(logged({ durationSec: 36 * 60 }), NOW)).not.toHaveProperty('code');
    const fault = { code: 'time_in_future', path: 'data.durationSec' };
    expect(parseEvent(logged({ durationSec: 36 * 60 + 0.001 }), NOW)).toMatchObject(fault);
  });

  it('is refused, with its place, where a deal says what cannot be', () => {
    const cases: [object, string][] = [
      [{ actualRevenue: undefined }, 'data.actualRevenue'],
      [{ closedAt: undefined }, 'data.closedAt'],
      [{ status: 'lost', closedAt: undefined }, 'data.closedAt'],
      [{ closedAt: '2026-09-30T23:59:59Z' }, 'data.closedAt'],
      [{ estimatedRevenue: 0.001 }, 'data.estimatedRevenue'],
      [{ stage: '__proto__' }, 'data.stage'],
      [{ estimatedCloseDate: '2026-02-30' }, 'data.estimatedCloseDate'],
      [{ probability: 5 }, 'data.probability'],
    ];
    for (const [more, path] of cases)
      expect(parseEvent(JSON.parse(JSON.stringify(changed(more))), NOW)).toMatchObject({
        code: 'invalid',
        path,
      });
  });
});
