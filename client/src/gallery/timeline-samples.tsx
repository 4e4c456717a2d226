import { createSignal, For } from 'solid-js';
import { Overview } from '../charts/timeline/overview.tsx';
import { Timeline } from '../charts/timeline/timeline.tsx';
import type { Lane, Speech, TimelineMark, Tone } from '../charts/timeline/timeline-layout.ts';
import { isZoomed, withMoment, zoomed } from '../charts/timeline/zoom.ts';
import { useI18n } from '../i18n/index.tsx';

interface Sample {
  name: string;
  lengthSec: number;
  speech: Speech[];
  marks: TimelineMark[];
  customer: string;
}

const MOODS: readonly Tone[] = ['neutral', 'positive', 'neutral', 'negative', 'neutral', 'silent'];

/** Two people who take turns, now and then before the other has ended. */
function turns(lengthSec: number): Speech[] {
  const speech: Speech[] = [];
  for (let at = 2, i = 0; at < lengthSec - 10; i++) {
    const long = 2 + ((i * 7) % 11);
    const lane: Lane = i % 2 === 0 ? 'seller' : 'customer';
    const tone = lane === 'seller' ? 'plain' : MOODS[((i - 1) / 2) % MOODS.length]!;
    speech.push({ lane, tone, from: at, to: at + long });
    at += long + (i % 3 === 0 ? -1 : 0.8);
  }
  return speech;
}

const marksOf = (speech: readonly Speech[]): TimelineMark[] =>
  speech.flatMap(({ from }, i) => [
    ...(i % 3 === 0 ? [{ row: 'keyword', at: from }] : []),
    ...(i % 9 === 4 ? [{ row: 'competitor', at: from + 1 }] : []),
    ...(i % 7 === 2 ? [{ row: 'question', at: from + 2 }] : []),
    ...(i === 5 ? [{ row: 'note', at: from }] : []),
  ]);

const sampleOf = (name: string, lengthSec: number, speech: Speech[], customer = 'Nora Field'): Sample => ({
  ...{ name, lengthSec, speech, customer },
  marks: marksOf(speech),
});

const SAMPLES: readonly Sample[] = [
  sampleOf('usual', 420, turns(420)),
  sampleOf('three hours', 10_800, turns(10_800)),
  sampleOf('one stretch', 12, [{ lane: 'customer', tone: 'negative', from: 1, to: 9 }]),
  sampleOf('long name', 90, turns(90), 'Αλεξάνδρα Παπαδοπούλου-Κωνσταντινίδη van der Westhuizen-Montgomery'),
];
const ROWS = (['keyword', 'competitor', 'question', 'note'] as const).map((kind) => ({ kind, name: kind }));

/** Calls from left to right: of every length, with names of every length. */
export function TimelineSamples() {
  return <For each={SAMPLES}>{(sample) => <TimelineSample of={sample} />}</For>;
}

function TimelineSample(props: { of: Sample }) {
  const { format } = useI18n();
  const whole = { from: 0, to: props.of.lengthSec };
  const [view, setView] = createSignal(whole);
  const [at, setAt] = createSignal(0.3 * props.of.lengthSec);
  const zoom = (factor: number, around: number) => setView((now) => zoomed(now, whole, { factor, around }));
  return (
    <div class="gallery-timeline">
      <Timeline
        name={props.of.name}
        whole={whole}
        view={view()}
        speech={props.of.speech}
        marks={props.of.marks}
        rows={ROWS}
        lanes={{ seller: 'Ann Lee', customer: props.of.customer }}
        at={at()}
        inView={{ from: at() - 5, to: at() + 20 }}
        clock={format().duration}
        describe={format().duration}
        readOut={format().duration}
        onMove={setAt}
        onKey={({ key }) => (key === '+' || key === '-') && zoom(key === '+' ? 0.5 : 2, at())}
        onZoom={zoom}
      />
      <Overview
        whole={whole}
        view={isZoomed(view(), whole) ? view() : whole}
        speech={props.of.speech}
        onMove={(sec) => setView((now) => withMoment(now, whole, sec))}
      />
    </div>
  );
}
