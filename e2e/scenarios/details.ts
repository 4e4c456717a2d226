import {
  type KpiSeries,
  type SentimentDetails,
  TERM_LISTS,
  type TeamOverview,
  type TermListDetails,
  type ViewOpen,
} from '@earshot/contracts';
import { sentimentDetailsOf, termDetailsOf } from '../oracle/details.ts';
import { kpiSeriesOf } from '../oracle/kpi-series.ts';
import { teamOverviewOf } from '../oracle/team.ts';
import type { World } from '../oracle/world.ts';
import { expectAnswer, IN_A_MINUTE_MS, queryOf, SOON_MS } from './answers.ts';
import type { System } from './harness.ts';

/** Every answer must be the oracle’s. */
export async function expectDetails(system: System, world: World, view: ViewOpen): Promise<void> {
  const about = `${view.scope}, ${JSON.stringify(view.period)}`;
  const query = queryOf(view);
  await expectAnswer({
    ask: () => system.read<SentimentDetails>('/v1/details/sentiment', query),
    due: (nowMs) => sentimentDetailsOf(world, { ...view, nowMs }),
    about: `sentiment of ${about}`,
  });
  for (const list of TERM_LISTS)
    await expectAnswer({
      ask: () => system.read<TermListDetails>(`/v1/details/terms/${list}`, query),
      due: (nowMs) => termDetailsOf(world, list, { ...view, nowMs }),
      about: `${list} of ${about}`,
      patienceMs: list === 'bestPractice' ? IN_A_MINUTE_MS : SOON_MS,
    });
}

/** The course of the base figures must be what the oracle says. */
export async function expectKpiSeries(system: System, world: World, view: ViewOpen): Promise<KpiSeries> {
  return expectAnswer({
    ask: () => system.read<KpiSeries>('/v1/series/kpis', queryOf(view)),
    due: (nowMs) => kpiSeriesOf(world, { ...view, nowMs }),
    about: `base figures of ${view.scope}, ${JSON.stringify(view.period)}`,
  });
}

/** How the sellers of a scope sell must be what the oracle says. */
export async function expectTeam(system: System, world: World, view: ViewOpen): Promise<TeamOverview> {
  return expectAnswer({
    ask: () => system.read<TeamOverview>('/v1/team', queryOf(view)),
    due: (nowMs) => teamOverviewOf(world, { ...view, nowMs }),
    about: `team of ${view.scope}, ${JSON.stringify(view.period)}`,
  });
}
