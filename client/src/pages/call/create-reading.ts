import type { CallSummary, NoteList } from '@earshot/contracts';
import { useSearchParams } from '@solidjs/router';
import { type Accessor, batch, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import type { MarkKind } from '../../charts/timeline/mark-shape.tsx';
import { makeFinder } from './find-in.ts';
import { countsOf, type MarkedPlace, type Place, placesOf, segmentAt, startOf, stepFrom } from './places.ts';
import { addressOfReading, type ReadingAddress, readingOf } from './reading-url.ts';

export type OwnNote = NoteList['notes'][number];

/** Where a call is being read, and what is shown of it. What is chosen is in the address. */
export interface Reading {
  /** The moment, in seconds from the start. */
  at: Accessor<number>;
  /** The segment heard then; −1 where there is none. */
  segment: Accessor<number>;
  /** The mark, or the words found, that the reader has gone to. */
  here: Accessor<Place | undefined>;
  /** Ticks with the segment that the transcript is to show. */
  jump: Accessor<{ segment: number } | undefined>;
  kinds: Accessor<ReadonlySet<MarkKind>>;
  toggle: (kind: MarkKind) => void;
  isOnlyMarked: Accessor<boolean>;
  showOnlyMarked: (only: boolean) => void;
  query: Accessor<string>;
  search: (query: string) => void;
  found: Accessor<readonly Place[]>;
  foundIn: (segment: number) => readonly Place[];
  places: Accessor<readonly MarkedPlace[]>;
  counts: Accessor<Record<MarkKind, number>>;
  notesIn: (segment: number) => readonly OwnNote[];
  /** The segments shown. */
  rows: Accessor<readonly number[]>;
  goTo: (sec: number) => void;
  goToSegment: (segment: number) => void;
  goToPlace: (place: Place) => void;
  stepMark: (direction: 1 | -1) => void;
  stepFound: (direction: 1 | -1) => void;
}

/** An address is written once the reader rests: browsers allow only so many changes. */
const WRITE_AFTER_MS = 400;

/** The state of reading one call. */
export function createReading(call: Accessor<CallSummary>, notes: Accessor<readonly OwnNote[]>): Reading {
  const [address, setAddress] = useSearchParams();
  const first = readingOf(address);
  const segments = () => call().segments;
  const [at, setAt] = createSignal(first.at ?? 0);
  const [segment, setSegment] = createSignal(segmentAt(segments(), first.at ?? 0));
  const [here, setHere] = createSignal<Place>();
  const [jump, setJump] = createSignal<{ segment: number } | undefined>(
    first.at === undefined ? undefined : { segment: segment() },
  );
  const [kinds, setKinds] = createSignal(first.kinds);
  const [isOnlyMarked, showOnlyMarked] = createSignal(first.isOnlyMarked);
  const [query, search] = createSignal(first.query);
  const [isMoved, setMoved] = createSignal(first.at !== undefined);

  const bySegment = createMemo(() => {
    const timed = notes().filter(({ atSec }) => atSec !== undefined);
    return Map.groupBy(timed, ({ atSec }) => segmentAt(segments(), atSec!));
  });
  const noted = () => [...bySegment()].flatMap(([index, own]) => own.map(() => index));
  const places = createMemo(() => placesOf(segments(), noted(), kinds()));
  const finder = createMemo(() => makeFinder(segments().map(({ text }) => text)));
  const found = createMemo(() => finder()(query()));
  const foundBySegment = createMemo(() => Map.groupBy(found(), (place) => place.segment));
  const rows = createMemo(() => {
    const all = segments().map((_, i) => i);
    if (!isOnlyMarked()) return all;
    const marked = new Set(places().map((place) => place.segment));
    return all.filter((i) => marked.has(i));
  });

  function move(sec: number, to: { segment: number; here?: Place | undefined }) {
    batch(() => {
      setAt(sec);
      setSegment(to.segment);
      setHere(to.here);
      setJump({ segment: to.segment });
      setMoved(true);
    });
  }
  const goTo = (sec: number) => move(sec, { segment: segmentAt(segments(), sec) });
  const goToPlace = (place: Place) =>
    move(segments()[place.segment]!.startSec, { segment: place.segment, here: place });
  const goToSegment = (index: number) => {
    const next = segments()[Math.min(Math.max(index, 0), segments().length - 1)];
    if (next) move(next.startSec, { segment: segments().indexOf(next) });
  };
  const step = (list: readonly Place[], direction: 1 | -1) => {
    const next = stepFrom(list, here() ?? startOf(segment()), direction);
    if (next) goToPlace(next);
  };

  const now = (): ReadingAddress => ({
    ...{ kinds: kinds(), isOnlyMarked: isOnlyMarked(), query: query() },
    at: isMoved() ? at() : undefined,
  });
  let written = JSON.stringify(addressOfReading(first));
  createEffect(
    on(
      now,
      (reading) => {
        const next = addressOfReading(reading);
        if (JSON.stringify(next) === written) return;
        const timer = setTimeout(() => {
          written = JSON.stringify(next);
          setAddress(next, { replace: true, scroll: false });
        }, WRITE_AFTER_MS);
        onCleanup(() => clearTimeout(timer));
      },
      { defer: true },
    ),
  );
  // A link to another moment of this call, or going back.
  createEffect(() => {
    const asked = readingOf({ at: address.at, marks: address.marks, only: address.only, find: address.find });
    const text = JSON.stringify(addressOfReading(asked));
    if (text === written) return;
    written = text;
    batch(() => {
      setKinds(asked.kinds);
      showOnlyMarked(asked.isOnlyMarked);
      search(asked.query);
      if (asked.at !== undefined) goTo(asked.at);
    });
  });

  return {
    ...{ at, segment, here, jump, kinds, isOnlyMarked, showOnlyMarked, query, found, places, rows },
    toggle: (kind) =>
      setKinds(
        (shown) => new Set([...shown].filter((each) => each !== kind).concat(shown.has(kind) ? [] : kind)),
      ),
    search: (text) => search(text),
    foundIn: (index) => foundBySegment().get(index) ?? [],
    counts: createMemo(() => countsOf(segments(), noted())),
    notesIn: (index) => bySegment().get(index) ?? [],
    ...{ goTo, goToSegment, goToPlace },
    stepMark: (direction) => step(places(), direction),
    stepFound: (direction) => step(found(), direction),
  };
}
