import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ACTIONS, type Action, holdersOf, isWithinScopes, may } from './permissions.ts';
import type { Sight } from './scopes.ts';

/** Who asks, by the heads of the table's columns; nobody is nobody. */
const COLUMNS: Readonly<Record<string, Sight | undefined>> = {
  nobody: undefined,
  ingest: { role: 'ingest' },
  screen: { role: 'screen', scope: 'team:eu' },
  'manager of some teams': { role: 'manager', teams: ['eu'] },
  'manager of all teams': { role: 'manager' },
  admin: { role: 'admin' },
};

const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

function tableIn(markdown: string): Record<string, string>[] {
  const lines = markdown.split('\n').filter((line) => line.startsWith('|'));
  const [heads, , ...rows] = lines.map(cellsOf);
  return rows.map((cells) => Object.fromEntries(heads!.map((head, i) => [head, cells[i]!])));
}

/** What the code says of somebody and an action, in the table's words. */
function wordFor(sight: Sight | undefined, action: Action): string {
  if (!sight || !may(sight, action)) return '–';
  const isBound = sight.teams !== undefined || sight.role === 'screen';
  return isBound && isWithinScopes(action) ? 'own' : 'yes';
}

describe('docs/roles.md', () => {
  const table = tableIn(readFileSync(new URL('../../../docs/roles.md', import.meta.url), 'utf8'));

  it('has a row for each action, in the order of the code', () => {
    expect(table.map(({ action }) => action)).toEqual(ACTIONS.map((action) => `\`${action}\``));
  });

  it.each(ACTIONS)('tells who does %s', (action) => {
    const row = table.find((one) => one.action === `\`${action}\``)!;
    const { action: _, 'that is': words, ...told } = row;
    expect(words).not.toBe('');
    const said = Object.entries(COLUMNS).map(([head, sight]) => [head, wordFor(sight, action)]);
    expect(told).toEqual(Object.fromEntries(said));
  });
});

describe('the table', () => {
  it('gives an admin everything but what is a screen’s own', () => {
    expect(ACTIONS.filter((action) => !may({ role: 'admin' }, action))).toEqual(['haveOwnScreen']);
  });

  it('gives a manager of some teams nothing that one of all has not', () => {
    const some = ACTIONS.filter((action) => may({ role: 'manager', teams: ['eu'] }, action));
    for (const action of some) expect(may({ role: 'manager' }, action), action).toBe(true);
    const onlyOfAll = ACTIONS.filter((action) => may({ role: 'manager' }, action) && !some.includes(action));
    expect(onlyOfAll).toEqual(['nameTopSellers', 'dismissBrands']);
  });

  it('is told in words', () => {
    expect(holdersOf('nameTopSellers')).toEqual(['admin', 'manager of all teams']);
    expect(holdersOf('sendEvents')).toEqual(['ingest', 'admin']);
  });
});
