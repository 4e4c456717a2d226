import type { CallLine, CallsQuery, TrackerKind } from '@earshot/contracts';
import type { OracleCall } from './call.ts';
import { aboveAverageNegative } from './sentiment.ts';
import { mentionsIn as placesIn, tokensOf } from './speech.ts';
import { type OracleView, seenIn } from './view.ts';
import { byText, inSeconds, mentionsIn, personOf, type World } from './world.ts';

/** What can be asked of a list; everything that is named must hold. */
export type CallFilter = Omit<CallsQuery, 'cursor' | 'limit'>;

/** The calls behind a figure, in their order. */
export function callsBehind(world: World, filter: CallFilter, view: OracleView): OracleCall[] {
  const { now } = seenIn(world, view);
  const { term, brand, phrase, sentiment, seller, opportunity, customer, q, sort = 'newest' } = filter;
  const above = sentiment === 'aboveAverageNegative' ? aboveAverageNegative(now) : [];
  const sounds = (call: OracleCall) => {
    if (sentiment === 'aboveAverageNegative') return above.includes(call);
    return call.sentiment?.class === (sentiment === 'notAnalysed' ? undefined : sentiment);
  };
  const words = tokensOf(q ?? '');
  const found = now
    .filter((call) => term === undefined || trackersIn(world, call).has(term))
    .filter(({ brands }) => brand === undefined || brands.some(({ id }) => id === brand))
    .filter(({ phrases }) => phrase === undefined || phrases.some((said) => said.phrase === phrase))
    .filter((call) => sentiment === undefined || sounds(call))
    .filter(({ sellerId }) => seller === undefined || sellerId === seller)
    .filter(({ opportunityId }) => opportunity === undefined || opportunityId === opportunity)
    .filter(({ told }) => customer === undefined || told.customer?.id === customer)
    .filter(({ spoken }) => !q || spoken.some(({ text }) => placesIn(tokensOf(text), [words]) > 0));
  const newestFirst = found.toSorted((a, b) => b.endedAtMs - a.endedAtMs || byText(a.callId, b.callId));
  return newestFirst.toSorted((a, b) => RANK[sort](b) - RANK[sort](a));
}

/** The greatest first; what has no such figure is the last. */
const RANK: Record<NonNullable<CallFilter['sort']>, (call: OracleCall) => number> = {
  newest: ({ endedAtMs }) => endedAtMs,
  oldest: ({ endedAtMs }) => -endedAtMs,
  longest: ({ durationMs }) => durationMs,
  mostNegative: ({ sentiment }) => sentiment?.negativityPercent ?? -1,
  mostTalk: (call) => talkRatioOf(call) ?? -1,
};

const KINDS = ['keyword', 'competitor'] as const;

/** Ids of the trackers that hear something in a call. */
const trackersIn = (world: World, call: OracleCall) =>
  new Set(KINDS.flatMap((kind) => mentionsIn(world, call, kind).map(([{ id }]) => id)));

export const talkRatioOf = ({ talkMs, listenMs }: OracleCall) =>
  talkMs + listenMs === 0 ? undefined : talkMs / (talkMs + listenMs);

/** A call as a list shows it, without the places that were asked for. */
export function callLineOf(world: World, call: OracleCall): CallLine {
  const { sentiment } = call;
  const talkRatio = talkRatioOf(call);
  const terms = (kind: TrackerKind) =>
    Object.fromEntries(
      mentionsIn(world, call, kind).map(([{ id, label }, mentions]) => [
        id,
        { label: label.normalize('NFC'), mentions },
      ]),
    );
  return {
    ...headOf(world, call),
    ...(sentiment && { sentiment: sentiment.class, negativity: sentiment.negativityPercent / 100 }),
    ...(talkRatio !== undefined && { talkRatio }),
    keywords: terms('keyword'),
    competitors: terms('competitor'),
    brands: Object.fromEntries(
      newsIn(world, call).map(({ id, label, mentions }) => [id, { label, mentions }]),
    ),
  };
}

/** Who, when, how long, and about which deal. */
export function headOf(world: World, { told, ...call }: OracleCall) {
  const { callId, customer, channel, language, opportunityId } = told;
  const deal = world.deals.find((one) => one.opportunityId === opportunityId);
  return {
    ...{ callId, seller: personOf(world, call.sellerId) },
    ...(customer && { customer }),
    ...(opportunityId !== undefined && {
      opportunity: { id: opportunityId, ...(deal && { name: deal.name }) },
    }),
    startedAt: new Date(told.startedAt).toISOString(),
    endedAt: new Date(call.endedAtMs).toISOString(),
    durationSec: inSeconds(call.durationMs),
    ...(channel !== undefined && { channel }),
    ...(language !== undefined && { language }),
  };
}

/** Names in a call that nobody tracks, has dismissed or bears as a seller. */
export function newsIn({ standing, hearing, settledBrands }: World, { brands }: OracleCall) {
  const sellers = new Set(
    [...standing.sellers.values()].flatMap(({ name = '' }) => [...hearing.idsOfPerson(name)]),
  );
  return brands.filter(({ id }) => !settledBrands.has(id) && !sellers.has(id));
}
