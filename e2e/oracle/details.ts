import type { SentimentDetails, TermDetails, TermList, TermListDetails } from '@earshot/contracts';
import { allBrandsOf } from './brands.ts';
import { datesBetween, daysLater, localDate } from './calendar.ts';
import type { OracleCall } from './call.ts';
import { classesOf, meanNegativity, sentimentOf } from './sentiment.ts';
import { daySteps, inSteps, type OracleSteps, stepsOf } from './steps.ts';
import { allTermsOf, changeOf } from './terms.ts';
import { inPlayOf, markedPhrasesOf, spokenDays } from './top-sellers.ts';
import { type OracleView, type Seen, seenIn } from './view.ts';
import { byText, mentionsIn, type World } from './world.ts';

const MAX_TERMS = 200;

const callsInSteps = (steps: OracleSteps, calls: readonly OracleCall[]) =>
  inSteps(steps, calls, ({ endedAtMs }) => endedAtMs);

/** What lies behind the figures of sentiment. */
export function sentimentDetailsOf(world: World, view: OracleView): SentimentDetails {
  const { now, before, period } = seenIn(world, view);
  const mean = meanNegativity(now);
  const steps = stepsOf(period, world.timeZone);
  const classes = callsInSteps(steps, now).map(classesOf);
  return {
    ...{ scope: view.scope, period: period.info, calls: now.length, sentiment: sentimentOf(now) },
    ...(before && { previous: sentimentOf(before) }),
    ...(!Number.isNaN(mean) && { meanNegativity: mean }),
    steps: steps.told,
    series: {
      positive: classes.map(({ positive }) => positive),
      neutral: classes.map(({ neutral }) => neutral),
      negative: classes.map(({ negative }) => negative),
    },
  };
}

/** Everything about each term of a list. */
export function termDetailsOf(world: World, list: TermList, view: OracleView): TermListDetails {
  const seen = seenIn(world, view);
  if (list === 'bestPractice') return bestPracticeDetailsOf(world, seen, view);
  const steps = stepsOf(seen.period, world.timeZone);
  const terms = countedTerms(world, list, seen).map(({ mentionsOf, ...term }): TermDetails => {
    const mentioning = seen.now.filter((call) => mentionsOf(call) > 0);
    return { ...term, sentiment: classesOf(mentioning), series: seriesOf(steps, mentioning, mentionsOf) };
  });
  return {
    ...{ scope: view.scope, period: seen.period.info, list, calls: seen.now.length },
    ...{ sentiment: classesOf(seen.now), total: terms.length, steps: steps.told },
    terms: terms.slice(0, MAX_TERMS),
  };
}

type MentionsOf = (call: OracleCall) => number;
type CountedTerm = Omit<TermDetails, 'series' | 'sentiment'> & { mentionsOf: MentionsOf };

function countedTerms(
  world: World,
  list: Exclude<TermList, 'bestPractice'>,
  { now, before, period }: Seen,
): CountedTerm[] {
  if (list === 'brands')
    return allBrandsOf(world, period.span, { now, before }).map(([id, brand]) => ({
      ...{ id, ...brand },
      mentionsOf: ({ brands }) => brands.find((one) => one.id === id)?.mentions ?? 0,
    }));
  const kind = list === 'keywords' ? 'keyword' : 'competitor';
  return allTermsOf(world, kind, { now, before }).map(([id, term]) => ({
    ...{ id, ...term },
    mentionsOf: (call) => mentionsIn(world, call, kind).find(([tracker]) => tracker.id === id)?.[1] ?? 0,
  }));
}

function seriesOf(steps: OracleSteps, calls: readonly OracleCall[], mentionsOf: MentionsOf) {
  const parts = callsInSteps(steps, calls);
  return {
    mentions: parts.map((part) => part.reduce((sum, call) => sum + mentionsOf(call), 0)),
    calls: parts.map((part) => part.length),
  };
}

/** On whole days; where nothing is compared there are no phrases and no calls of top sellers. */
function bestPracticeDetailsOf(world: World, seen: Seen, { scope }: OracleView): TermListDetails {
  const { top, compared } = inPlayOf(world, seen);
  const { first, last } = spokenDays(world, seen);
  const steps = daySteps(first, last, world.timeZone);
  const calls = compared ? seen.calls.filter(({ sellerId }) => top.includes(sellerId)) : [];
  // Of days that are over as many before; today is none yet.
  const today = localDate(seen.nowMs, world.timeZone);
  const over = datesBetween(first, last).filter((date) => date < today);
  const earliest = daysLater(first, -over.length);
  const on = (isDay: (date: string) => boolean) =>
    calls.filter(({ endedAtMs }) => isDay(localDate(endedAtMs, world.timeZone)));
  const [now, before] = [on((date) => over.includes(date)), on((date) => date < first && date >= earliest)];
  const whole = callsInSteps(steps, calls).flat();
  const terms = markedPhrasesOf(world, seen).map(({ language, phrase, keyword, others }): TermDetails => {
    const mentionsOf = ({ phrases }: OracleCall) =>
      phrases.find((said) => said.language === language && said.phrase === phrase)?.mentions ?? 0;
    const saying = calls.filter((call) => mentionsOf(call) > 0);
    const series = seriesOf(steps, saying, mentionsOf);
    const said = (some: OracleCall[]) => some.reduce((sum, call) => sum + mentionsOf(call), 0);
    const previous = seen.before && over.length > 0 ? said(before) : undefined;
    return {
      ...{ id: phrase, ...keyword, others, series },
      ...changeOf(said(now), previous),
      sentiment: classesOf(callsInSteps(steps, saying).flat()),
    };
  });
  return {
    ...{ scope, period: seen.period.info, list: 'bestPractice', compared },
    calls: whole.length,
    ...{ sentiment: classesOf(whole), total: terms.length, steps: steps.told },
    terms: terms.toSorted(
      (a, b) => b.mentions - a.mentions || byText(a.label, b.label) || byText(a.id, b.id),
    ),
  };
}
