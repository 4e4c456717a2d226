import type { CallLine, Speaker } from '@earshot/contracts';
import type { FinishedCall } from '../call.ts';
import type { Matcher } from '../matcher.ts';
import { spokenText } from '../segments.ts';

type Place = NonNullable<CallLine['found']>[number];

/** So many places of a call are shown, with so many characters around each. */
const MAX_PLACES = 3;
const AROUND = 60;

/** The first places of a call where a matcher finds something, by either side or by one, in the order of time. */
export function placesSaid(call: FinishedCall, matcher: Matcher, by?: Speaker): Place[] {
  const places: Place[] = [];
  const segments = [...call.segments].sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
  for (const { speaker, startMs, text } of segments) {
    if (by !== undefined && speaker !== by) continue;
    for (const { start, end } of matcher.find(spokenText(text))) {
      places.push({ atSec: startMs / 1000, speaker, ...around(text, start, end) });
      if (places.length === MAX_PLACES) return places;
    }
  }
  return places;
}

/** A part of a text with what stands around it, cut between words; what is cut is marked. */
function around(text: string, start: number, end: number): Pick<Place, 'text' | 'start' | 'end'> {
  let from = Math.max(0, start - AROUND);
  if (from > 0) from = Math.min(start, text.indexOf(' ', from) + 1 || start);
  let to = Math.min(text.length, end + AROUND);
  if (to < text.length) to = Math.max(end, text.lastIndexOf(' ', to));
  const [before, after] = [from > 0 ? '…' : '', to < text.length ? '…' : ''];
  const cut = before + text.slice(from, to) + after;
  return { text: cut, start: start - from + before.length, end: end - from + before.length };
}
