import type { CallSummary, NoteList } from '@earshot/contracts';
import { useParams } from '@solidjs/router';
import { type Accessor, createEffect, createSignal, Match, on, onMount, Show, Switch } from 'solid-js';
import { isStill } from '../../charts/motion.ts';
import type { Span } from '../../charts/timeline/timeline-layout.ts';
import { pageUrl } from '../../controls/page-url.ts';
import { useI18n } from '../../i18n/index.tsx';
import { createLooks } from '../../live/looks.ts';
import { createRead, type Read, type ReadFailure } from '../../live/read.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { useFrame } from '../frame-context.ts';
import { createPageTitle } from '../page-title.ts';
import { idInPath } from '../path-id.ts';
import '../panel.css';
import './call.css';
import { CallHead } from './call-head.tsx';
import { createReading } from './create-reading.ts';
import { MentionsPart } from './mentions-part.tsx';
import { NotesPart } from './notes-part.tsx';
import { TimelinePart } from './timeline-part.tsx';
import { Transcript } from './transcript.tsx';
import { UsualPart } from './usual-part.tsx';

/** Notes of others, and a call that is erased outside the team and the period in view, are found this often. */
const LOOK_EVERY_MS = 20_000;
const GONE: ReadonlySet<ReadFailure['code']> = new Set(['not_found', 'erased']);

/** One call, by the address. */
export function Call() {
  const params = useParams<{ callId: string }>();
  return (
    <Show when={idInPath(params.callId)} keyed>
      {(callId) => <OneCall callId={callId} />}
    </Show>
  );
}

function OneCall(props: { callId: string }) {
  const { t, format } = useI18n();
  const frame = useFrame();
  const path = `/v1/calls/${encodeURIComponent(props.callId)}`;
  // Opening a call is written down, so it is read once. Its notes, which come and go with it, are what is read again: they tell
  // whether there is another call to read.
  const read = createRead<CallSummary>(() => path);
  const looks = createLooks(LOOK_EVERY_MS);
  const notes = createRead<NoteList>(
    () => `${path}/notes`,
    () => [frame.changes(), looks()],
  );
  const [isErasedHere, setErasedHere] = createSignal(false);
  createEffect(
    on([notes.data, notes.failure], ([list, failure]) => {
      const call = read.data();
      if (call === undefined) return;
      const isOther = list !== undefined && list.trackersRev !== call.trackersRev;
      if (isOther || (failure !== undefined && GONE.has(failure.code))) read.reread();
    }),
  );
  const failure = () => read.failure()?.code;
  const isErased = () => isErasedHere() || failure() === 'erased';
  const isGone = () => isErased() || failure() === 'not_found';
  createPageTitle(() => {
    const data = isGone() ? undefined : read.data();
    if (data === undefined) return t('callPage.title');
    const who = data.customer?.name;
    const day = format().dayAt(data.startedAt, data.timeZone);
    return [data.seller.name, who, day].filter((part) => part !== undefined).join(', ');
  });
  return (
    <Switch fallback={<CallGhost />}>
      <Match when={isGone()}>
        <section class="notice">
          <h1>{t(isErased() ? 'callPage.erasedTitle' : 'callPage.goneTitle')}</h1>
          <p>{t(isErased() ? 'callPage.erasedText' : 'callPage.goneText')}</p>
          <a href={pageUrl('/calls', { ...frame.request() })}>{t('callPage.toCalls')}</a>
        </section>
      </Match>
      <Match when={read.data()}>
        {(data) => (
          <>
            <FailureNotice read={read} />
            <CallPage call={data} notes={notes} onErased={() => setErasedHere(true)} />
          </>
        )}
      </Match>
      <Match when={read.failure()}>
        <FailureNotice read={read} />
        <CallGhost />
      </Match>
    </Switch>
  );
}

interface CallPageProps {
  call: Accessor<CallSummary>;
  notes: Read<NoteList>;
  onErased: () => void;
}

function CallPage(props: CallPageProps) {
  const notes = () => props.notes.data()?.notes ?? [];
  const reading = createReading(props.call, notes);
  const [inView, setInView] = createSignal<Span>();
  let main: HTMLDivElement | undefined;
  let transcript: HTMLElement | undefined;
  onMount(() => {
    if (reading.jump() !== undefined) main?.scrollIntoView({ block: 'nearest' });
  });
  /** To the transcript, which what stands beside or below it leads to: it may be out of sight there. */
  const showTranscript = () => {
    transcript?.scrollIntoView({ block: 'nearest', behavior: isStill() ? 'auto' : 'smooth' });
    // The box and not the line: lines come and go as it scrolls, and its keys lead on from there.
    transcript?.focus({ preventScroll: true });
  };
  /** Only where nothing is being typed: a single key must never surprise a writer. */
  const key = (event: KeyboardEvent) => {
    const isTyping = event.target instanceof Element && event.target.matches('input, textarea, select');
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== 'n' && event.key !== 'p') return;
    event.preventDefault();
    reading.stepMark(event.key === 'n' ? 1 : -1);
  };
  return (
    <>
      <CallHead call={props.call()} at={reading.at()} onErased={props.onErased} />
      <div class="call-grid">
        <div class="call-figures">
          <UsualPart call={props.call()} />
        </div>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the timeline and the transcript in it */}
        <div
          class="call-main"
          ref={(element) => {
            main = element;
          }}
          onKeyDown={key}
        >
          <TimelinePart call={props.call()} notes={notes()} reading={reading} inView={inView()} />
          <Transcript
            call={props.call()}
            reading={reading}
            onView={setInView}
            ref={(box) => {
              transcript = box;
            }}
          />
        </div>
        <div class="call-more">
          <MentionsPart call={props.call()} reading={reading} onGo={showTranscript} />
          <NotesPart
            callId={props.call().callId}
            timeZone={props.call().timeZone}
            read={props.notes}
            reading={reading}
            onGo={showTranscript}
          />
        </div>
      </div>
    </>
  );
}

/** The page's shape while the call is on its way. */
function CallGhost() {
  const { t } = useI18n();
  return (
    <>
      <p class="page-waiting" role="status">
        {t('app.loading')}
      </p>
      <div class="call-grid" aria-hidden="true">
        <div class="call-figures">
          <div class="panel-ghost" />
        </div>
        <div class="call-main">
          <div class="panel-ghost" />
          <div class="panel-ghost" />
        </div>
        <div class="call-more">
          <div class="panel-ghost" />
        </div>
      </div>
    </>
  );
}
