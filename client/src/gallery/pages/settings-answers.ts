import type { AuditList, ErasureList, OrganisationSettings, TrackerList } from '@earshot/contracts';
import type { FixedAnswer } from './fixed-answer.ts';

const trackers: TrackerList = {
  trackers: [
    { id: 'price', kind: 'keyword', label: 'Price', phrases: ['price', 'prices', 'τιμή'] },
    {
      ...{ id: 'support', kind: 'keyword', label: 'Support', team: 'south' },
      phrases: Array.from({ length: 14 }, (_, i) => `help number ${i + 1}`),
    },
    { id: 'relecta', kind: 'competitor', label: 'Relecta', phrases: ['Relecta'] },
  ],
  backfill: { state: 'running', done: 41_200, total: 100_000 },
};

const organisation: OrganisationSettings = {
  ...{ name: 'Northwind Traders', timeZone: 'Europe/Athens', currency: 'EUR' },
  rebuild: { state: 'running', done: 7_100, total: 12_000, timeZone: 'America/New_York' },
  salesPeriod: { kind: 'quarter', startMonth: 2 },
  targets: { organisation: 120_000_000, teams: { south: 40_000_000 } },
  retention: { transcriptDays: 365 },
  topSellers: ['seller-1', 'seller-4'],
};
const fresh: OrganisationSettings = {
  ...{ name: 'Earshot', timeZone: 'UTC', currency: 'EUR' },
  rebuild: { state: 'idle', done: 0, total: 0, timeZone: 'UTC' },
  salesPeriod: { kind: 'month', startMonth: 1 },
};

const erased = { requestedAt: '2026-11-24T10:02:00Z', erased: 3 };
const erasures: ErasureList = {
  erasures: [
    { ...erased, id: '3f', kind: 'customer', state: 'erasing' },
    { ...erased, id: '2e', kind: 'call', state: 'rewriting' },
    { ...erased, id: '1d', kind: 'seller', state: 'done', doneAt: '2026-11-24T10:07:00Z' },
  ],
};
const who = { kind: 'session', id: '1', name: 'Mia Kern', role: 'manager' } as const;
const audit: AuditList = {
  entries: [
    { id: '3-0', at: '2026-11-24T14:31:00Z', who, what: 'opened', entity: { kind: 'call', id: 'call-1' } },
    { id: '2-0', at: '2026-11-24T14:30:00Z', who, what: 'exported', entity: { kind: 'list', id: 'deals' } },
    { id: '1-0', at: '2026-11-24T14:29:00Z', who, what: 'changedRetention' },
  ],
};

/** What the parts of the settings read, by path. */
export const SETTINGS_ANSWERS: Readonly<Record<string, FixedAnswer>> = {
  '/v1/trackers': {
    full: trackers,
    empty: { trackers: [], backfill: { state: 'idle', done: 0, total: 0 } } satisfies TrackerList,
  },
  '/v1/brands/dismissed': { full: { dismissed: ['friday', 'zoom'] }, empty: { dismissed: [] } },
  '/v1/settings': { full: organisation, empty: fresh },
  '/v1/erasures': { full: erasures, empty: { erasures: [] } satisfies ErasureList },
  '/v1/audit': { full: audit, empty: { entries: [] } satisfies AuditList },
};
