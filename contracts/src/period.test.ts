import { describe, expect, it, test } from 'vitest';
import { viewOpenSchema } from './live.ts';
import { PERIOD_KINDS, periodSchema, scopeSchema, teamOf } from './period.ts';

const faultsOf = (schema: typeof periodSchema | typeof viewOpenSchema, value: unknown) =>
  schema.safeParse(value).error?.issues.map((issue) => issue.path.join('.'));
const custom = (from: unknown, to: unknown) => faultsOf(periodSchema, { kind: 'custom', from, to });

describe('a period', () => {
  test('is one of six kinds, of which only custom has ends', () => {
    for (const kind of PERIOD_KINDS.filter((kind) => kind !== 'custom')) {
      expect(faultsOf(periodSchema, { kind })).toBeUndefined();
      expect(faultsOf(periodSchema, { kind, from: '2026-01-01T00:00:00Z' })).toEqual(['']);
    }
    expect(custom('2026-01-01T00:00:00Z', '2026-01-01T00:00:00.001Z')).toBeUndefined();
  });

  test('that is malformed is refused at the place of its fault', () => {
    expect(faultsOf(periodSchema, { kind: 'tomorrow' })).toEqual(['kind']);
    expect(faultsOf(periodSchema, {})).toEqual(['kind']);
    expect(custom('2026-01-01T00:00:00Z', undefined)).toEqual(['to']);
    expect(custom('2026-01-01', '2026-01-02T00:00:00Z')).toEqual(['from']);
  });

  test('ends after it begins, compared as instants', () => {
    expect(custom('2026-01-01T02:00:00+02:00', '2026-01-01T00:00:00Z')).toEqual(['to']);
    expect(custom('2026-01-01T02:00:00+02:00', '2026-01-01T00:00:01Z')).toBeUndefined();
  });

  test('is at most 5 years long', () => {
    expect(custom('2024-01-01T00:00:00Z', '2029-01-01T00:00:00Z')).toBeUndefined();
    expect(custom('2024-01-01T00:00:00Z', '2029-02-01T00:00:00Z')).toEqual(['to']);
  });
});

describe('a scope', () => {
  it('is all, or a team', () => {
    expect(scopeSchema.safeParse('all').success).toBe(true);
    expect(scopeSchema.safeParse('team:north-1').success).toBe(true);
    expect(teamOf('all')).toBeUndefined();
    expect(teamOf('team:north-1')).toBe('north-1');
    expect(teamOf('team:team:1')).toBe('team:1');
  });

  it('is nothing else', () => {
    for (const scope of [
      '',
      'team',
      'team:',
      'team:a b',
      'team:constructor',
      'team:__proto__',
      'All',
      7,
      null,
    ])
      expect(scopeSchema.safeParse(scope).success).toBe(false);
  });
});

test('a malformed request for a view is refused at the place of its fault', () => {
  expect(faultsOf(viewOpenSchema, { scope: 'nobody', period: { kind: 'last24h' } })).toContain('scope');
  expect(faultsOf(viewOpenSchema, { scope: 'all', period: { kind: 'never' } })).toEqual(['period.kind']);
  expect(faultsOf(viewOpenSchema, { scope: 'all', period: { kind: 'last7d' }, x: 1 })).toEqual(['']);
});
