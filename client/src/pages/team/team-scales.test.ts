import type { TeamOverview } from '@earshot/contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FIGURES, figureOf } from './style-figures.ts';
import { scalesOf } from './team-scales.ts';
import { anyFigures } from './testing.ts';

it('a column has one scale: bars and ticks are in proportion, and nothing has none', () => {
  const overview = fc.record({
    team: anyFigures,
    top: anyFigures,
    all: fc.array(anyFigures, { maxLength: 6 }),
  });
  fc.assert(
    fc.property(overview, ({ team, top, all }) => {
      const sellers = all.map((figures, i) => ({ sellerId: `s${i}`, figures }));
      const scales = scalesOf({ sellers, team, top } as unknown as TeamOverview);
      for (const figure of FIGURES) {
        const { sellers: places, team: teamAt, top: topAt } = scales[figure];
        const values = [team, top, ...all].map((of) => figureOf(figure, of));
        const parts = [teamAt, topAt, ...all.map((_, i) => places.get(`s${i}`))];
        const greatest = Math.max(0, ...values.map((value) => value ?? 0));
        values.forEach((value, i) => {
          if (value === undefined) expect(parts[i]).toBeUndefined();
          else expect(parts[i]! * (greatest || 1)).toBeCloseTo(value, 3);
        });
      }
    }),
  );
});
