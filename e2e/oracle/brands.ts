import type { Brand } from '@earshot/contracts';
import type { OracleCall } from './call.ts';
import { isIn, type Span } from './period.ts';
import { changeOf, type NowAndBefore } from './terms.ts';
import { byText, type World } from './world.ts';

/** The 20 names with most mentions among those that nobody tracks and that were first heard within the span. */
export function brandsOf(world: World, span: Span, seen: NowAndBefore): Record<string, Brand> {
  return Object.fromEntries(allBrandsOf(world, span, seen).slice(0, 20));
}

/** All of them, in their order. */
export function allBrandsOf(world: World, span: Span, { now, before }: NowAndBefore): [string, Brand][] {
  const { hearing, standing } = world;
  const sellers = new Set(
    [...standing.sellers.values()].flatMap(({ name = '' }) => [...hearing.idsOfPerson(name)]),
  );
  const ids = new Set(now.flatMap(({ brands }) => brands.map(({ id }) => id)));
  return [...ids]
    .filter((id) => !world.settledBrands.has(id) && !sellers.has(id))
    .map((id): [string, Brand] => {
      const first = firstHearing(world, id);
      const mentions = mentionsOf(now, id);
      const figures = { label: first.label, mentions: sum(mentions), calls: mentions.length };
      const firstHeardAt = new Date(first.atMs).toISOString();
      return [
        id,
        { ...figures, ...changeOf(sum(mentions), before && sum(mentionsOf(before, id))), firstHeardAt },
      ];
    })
    .filter(([, { firstHeardAt }]) => isIn(Date.parse(firstHeardAt), span))
    .toSorted(
      ([idA, a], [idB, b]) => b.mentions - a.mentions || byText(a.label, b.label) || byText(idA, idB),
    );
}

const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);

const mentionsOf = (calls: OracleCall[], brandId: string): number[] =>
  calls.flatMap(({ brands }) => brands.filter(({ id }) => id === brandId).map(({ mentions }) => mentions));

/** Over all standing calls of the organisation: the call that ended first, then by id, and how it writes the name. */
function firstHearing({ calls }: World, brandId: string): { atMs: number; label: string } {
  const hearings = calls.flatMap(({ callId, endedAtMs: atMs, brands }) =>
    brands.filter(({ id }) => id === brandId).map(({ label }) => ({ callId, atMs, label })),
  );
  return hearings.toSorted((a, b) => a.atMs - b.atMs || byText(a.callId, b.callId))[0]!;
}
