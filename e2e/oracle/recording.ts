import type { Recording, RecordingFigures } from '@earshot/contracts';
import { datesBetween, localDate, monthDate } from './calendar.ts';
import type { OracleCall } from './call.ts';
import { isIn, monthToDate } from './period.ts';
import { inSeconds, mentionsIn, type World } from './world.ts';

/** This month so far against the same length of the last one, and both day by day. */
export function recordingOf(world: World, calls: OracleCall[], nowMs: number): Recording {
  const { timeZone } = world;
  const isWithBrands = (call: OracleCall) =>
    mentionsIn(world, call, 'competitor').length > 0 ||
    call.brands.some(({ id }) => !world.settledBrands.has(id));
  const { span, previous } = monthToDate(nowMs, timeZone);
  const figuresOf = (some: OracleCall[]): RecordingFigures => ({
    calls: some.length,
    seconds: inSeconds(some.reduce((total, call) => total + call.durationMs, 0)),
    callsWithKeywords: some.filter((call) => mentionsIn(world, call, 'keyword').length > 0).length,
    callsWithBrands: some.filter(isWithBrands).length,
  });
  const now = figuresOf(calls.filter((call) => isIn(call.endedAtMs, span)));
  const before = figuresOf(calls.filter((call) => isIn(call.endedAtMs, previous)));
  const names = ['calls', 'seconds', 'callsWithKeywords', 'callsWithBrands'] as const;
  const trends = names
    .filter((name) => before[name] > 0)
    .map((name) => [name, (now[name] - before[name]) / before[name]]);
  const dates = datesBetween(monthDate(nowMs, timeZone, -1), localDate(nowMs, timeZone));
  const dated = calls.map((call) => ({ call, date: localDate(call.endedAtMs, timeZone) }));
  const ofDate = (day: string) => dated.filter(({ date }) => date === day).map(({ call }) => call);
  return {
    ...now,
    trends: Object.fromEntries(trends),
    series: Object.fromEntries(dates.map((date) => [date, figuresOf(ofDate(date))])),
  };
}
