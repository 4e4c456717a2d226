import type {
  KpiSeries,
  Period,
  Scope,
  SellerDetails,
  SentimentDetails,
  TeamOverview,
  TermListDetails,
} from '@earshot/contracts';
import { bestPracticeDetailsOf } from '../domain/details/best-practice.ts';
import type { Summed } from '../domain/details/input.ts';
import { kpiSeriesOf } from '../domain/details/kpi-series.ts';
import { sentimentDetailsOf } from '../domain/details/sentiment.ts';
import { sellerDetailsOf, teamOverviewOf } from '../domain/details/team.ts';
import { brandDetailsOf, trackedDetailsOf } from '../domain/details/terms.ts';
import { windowNow } from './covers.ts';
import { openKeywords, sourceOf } from './keyword-courses.ts';
import { type OpportunitiesRequest, opportunitiesPage } from './opportunities.ts';
import type { ViewRequest } from './view.ts';
import type { SeriesRead, WarmReads } from './warm-reads.ts';

/** What stands behind the page's figures, from the same sums. All reject as `WarmReads` does. */
export class Details {
  constructor(private readonly reads: WarmReads) {}

  async sentiment({ scope, period }: ViewRequest): Promise<SentimentDetails> {
    return sentimentDetailsOf(summed(scope, await this.reads.series(period, 'sentiment')));
  }

  async tracked(list: 'keywords' | 'competitors', { scope, period }: ViewRequest): Promise<TermListDetails> {
    const read = await this.reads.series(period, 'terms');
    return trackedDetailsOf(list, { ...summed(scope, read), trackers: read.state.trackers });
  }

  async brands({ scope, period }: ViewRequest): Promise<TermListDetails> {
    const read = await this.reads.series(period, 'terms');
    const { trackers, firsts, directory } = read.state;
    const known = { trackers, firstHeard: firsts.earliest, people: directory };
    return brandDetailsOf({ ...summed(scope, read), ...known });
  }

  async bestPractice(request: ViewRequest): Promise<TermListDetails> {
    return bestPracticeDetailsOf(sourceOf(request.scope, await openKeywords(this.reads, request)));
  }

  opportunities(request: OpportunitiesRequest): ReturnType<typeof opportunitiesPage> {
    return opportunitiesPage(this.reads, request);
  }

  /** The course of the base figures. */
  async kpis({ scope, period }: ViewRequest): Promise<KpiSeries> {
    const { state, series, nowMs } = await this.reads.deals(period);
    return kpiSeriesOf({
      ...{ scope, window: windowNow(period, state, nowMs), timeZone: state.settings.timeZone },
      ...{ series: series.window, steps: series.window.steps.map(({ id }) => series.sums(id)!) },
      deals: { ever: series.sums('ever')!, after: series.sums('after')! },
    });
  }

  async team({ scope, period }: ViewRequest): Promise<TeamOverview> {
    return teamOverviewOf(bySeller(scope, await this.reads.style(period)));
  }

  /** One seller beside their team, or beside everyone where they are in none; undefined where no event has named them. */
  async seller(sellerId: string, period: Period): Promise<SellerDetails | undefined> {
    const { state: known } = await this.reads.state();
    if (!known.sellers.has(sellerId)) return undefined;
    const read = await this.reads.style(period);
    const scope = read.state.directory.teamScopeOf(sellerId) ?? 'all';
    return sellerDetailsOf(sellerId, bySeller(scope, read));
  }
}

function summed(scope: Scope, { state, window, series }: SeriesRead): Summed {
  const previous = window.sums('previous');
  return {
    ...{ scope, window: window.window, timeZone: state.settings.timeZone },
    sums: window.sums('current')!,
    ...(previous && { previous }),
    series: series.window,
    steps: series.window.steps.map(({ id }) => series.sums(id)!),
  };
}

function bySeller(scope: Scope, { state, window, series }: SeriesRead): Parameters<typeof teamOverviewOf>[0] {
  const { directory, settings } = state;
  return {
    ...{ scope, window: window.window, timeZone: settings.timeZone, people: directory },
    ...(settings.topSellers && { stars: settings.topSellers }),
    sellers: window.sellerSums('sellers')!,
    series: series.window,
    steps: series.window.steps.map(({ id }) => series.sellerSums(id)!),
  };
}
