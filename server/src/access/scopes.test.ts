import type { Scope } from '@earshot/contracts';
import { describe, expect, it } from 'vitest';
import { faultOfScope, type Sight, sees, seesEverything, seesTeam } from './scopes.ts';

const SEEN: readonly [who: string, sight: Sight, seen: readonly Scope[]][] = [
  ['an admin', { role: 'admin' }, ['all', 'team:eu', 'team:us']],
  ['a manager of all teams', { role: 'manager' }, ['all', 'team:eu', 'team:us']],
  ['a manager of one team', { role: 'manager', teams: ['eu'] }, ['team:eu']],
  ['a manager of two teams', { role: 'manager', teams: ['eu', 'us'] }, ['team:eu', 'team:us']],
  ['a manager of no team at all', { role: 'manager', teams: [] }, []],
  ['a screen of one team', { role: 'screen', scope: 'team:eu' }, ['team:eu']],
  ['a screen of everything', { role: 'screen', scope: 'all' }, ['all']],
  ['a screen that is paired for nothing', { role: 'screen' }, []],
];

describe('scopes', () => {
  it.each(SEEN)('%s sees its own and no other', (_, sight, seen) => {
    const scopes: Scope[] = ['all', 'team:eu', 'team:us'];
    expect(scopes.filter((scope) => sees(sight, scope))).toEqual(seen);
    expect(scopes.filter((scope) => faultOfScope(sight, scope) === undefined)).toEqual(seen);
    expect(seesTeam(sight, undefined)).toBe(seen.includes('all'));
    expect(seesTeam(sight, 'eu')).toBe(seen.includes('team:eu'));
  });

  it('only who is bound to none sees teams that are not there yet', () => {
    const bound = SEEN.filter(([, sight]) => !seesEverything(sight)).map(([who]) => who);
    expect(bound).toEqual(SEEN.slice(2).map(([who]) => who));
    for (const [who, sight] of SEEN.slice(2)) expect(sees(sight, 'team:new'), who).toBe(false);
  });

  it('a team whose id begins as another’s is another team', () => {
    const sight: Sight = { role: 'manager', teams: ['eu'] };
    for (const scope of ['team:eu2', 'team:e', 'team:EU', 'team:eu/1'] as const)
      expect(sees(sight, scope)).toBe(false);
  });

  it('a refusal names the scopes that there are to ask for, and not without end', () => {
    expect(faultOfScope({ role: 'manager', teams: ['eu', 'us'] }, 'all')).toEqual({
      code: 'forbidden',
      path: 'scope',
      message: 'must be one that you see: team:eu, team:us',
    });
    const teams = Array.from({ length: 200 }, (_, n) => `t${n}`);
    expect(faultOfScope({ role: 'manager', teams }, 'all')?.message).toMatch(/team:t19, …$/);
  });
});
