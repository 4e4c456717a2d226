import type { CallSummary } from '@earshot/contracts';
import { createSignal, type JSX, Show } from 'solid-js';
import { MoodMark } from '../../charts/mood-mark.tsx';
import { copyText } from '../../controls/copy-text.ts';
import { pageUrl } from '../../controls/page-url.ts';
import { Popover } from '../../controls/popover.tsx';
import { useI18n } from '../../i18n/index.tsx';
import { useMoney } from '../../i18n/money.tsx';
import { send } from '../../live/send.ts';
import { momentUrl } from '../calls-list/moment-url.ts';
import { useFrame } from '../frame-context.ts';
import { createSaving, Outcome } from '../settings/outcome.tsx';

interface CallHeadProps {
  call: CallSummary;
  /** The moment that a copied link leads to. */
  at: number;
  onErased: () => void;
}

/** Who spoke with whom, when, how long, about which deal; copying the link, and erasing the call. */
export function CallHead(props: CallHeadProps) {
  const { t, format } = useI18n();
  const money = useMoney();
  const frame = useFrame();
  const [copied, setCopied] = createSignal<{ text: string; isThere: boolean }>();
  const zone = () => props.call.timeZone;
  const link = (path: string, more: Record<string, unknown> = {}) =>
    pageUrl(path, { ...frame.request(), ...more });
  const moment = () => (props.at > 0 ? props.at : undefined);
  const address = () => location.origin + momentUrl(props.call.callId, moment());
  const words = () =>
    moment() === undefined
      ? t('callPage.copyLink')
      : t('callPage.copyLinkTo', { time: format().duration(props.at) });
  const copy = async () => {
    const text = address();
    setCopied({ text, isThere: await copyText(text) });
  };
  const isCopied = () => copied()?.isThere === true && copied()?.text === address();
  return (
    <header class="call-head">
      <h1>
        <a href={link(`/sellers/${encodeURIComponent(props.call.seller.id)}`)}>{props.call.seller.name}</a>
        <Show when={props.call.customer}>
          {(customer) => (
            <>
              {' '}
              <span class="call-with">{t('callPage.with')}</span>{' '}
              <a href={link('/calls', { customer: customer().id })}>{customer().name ?? customer().id}</a>
              <Show when={customer().account}>
                {(account) => <span class="call-with">, {account()}</span>}
              </Show>
            </>
          )}
        </Show>
      </h1>
      <p class="call-facts">
        <Fact name={t('callPage.facts.when')}>
          <time dateTime={props.call.startedAt}>
            {format().date(props.call.startedAt, zone())} {format().time(props.call.startedAt, zone())}
          </time>
          –<time dateTime={props.call.endedAt}>{format().time(props.call.endedAt, zone())}</time>
        </Fact>
        <Fact name={t('callPage.facts.length')}>{format().duration(props.call.durationSec)}</Fact>
        <Fact name={t('callPage.facts.mood')}>
          <MoodMark mood={props.call.figures.sentiment} />{' '}
          {t(`live.recent.${props.call.figures.sentiment ?? 'unknown'}`)}
        </Fact>
        <Show when={props.call.seller.team}>
          {(team) => <Fact name={t('bar.scope')}>{team().name}</Fact>}
        </Show>
        <Show when={props.call.channel}>
          {(channel) => <Fact name={t('callPage.facts.channel')}>{channelName(channel())}</Fact>}
        </Show>
        <Show when={props.call.language}>
          {(language) => <Fact name={t('bar.language')}>{languageName(language())}</Fact>}
        </Show>
        <Show when={props.call.opportunity}>
          {(deal) => (
            <Fact name={t('callPage.facts.deal')}>
              <a href={link('/calls', { opportunity: deal().id })}>{deal().name ?? deal().id}</a>
              <Show when={deal().status}>{(status) => <>, {t(`callPage.status.${status()}`)}</>}</Show>
              <Show when={deal().estimated !== undefined}>, {money.short(deal().estimated ?? 0)}</Show>
            </Fact>
          )}
        </Show>
      </p>
      <p class="call-acts">
        <button type="button" class="quiet" onClick={() => void copy()}>
          {isCopied() ? t('home.copied') : words()}
        </button>
        <span class="unseen" role="status">
          {isCopied() ? t('home.copied') : ''}
        </span>
        <Popover button={t('callPage.erase')} title={t('callPage.erase')} class="quiet" width={22}>
          {(close) => <Erase call={props.call} onErased={props.onErased} onClose={close} />}
        </Popover>
      </p>
      <Show when={copied()?.isThere === false && copied()?.text}>
        {(text) => (
          <p class="call-uncopied" role="alert">
            {t('people.notCopied')} <code>{text()}</code>
          </p>
        )}
      </Show>
    </header>
  );

  function languageName(tag: string): string {
    try {
      return new Intl.DisplayNames(format().locale, { type: 'language' }).of(tag) ?? tag;
    } catch {
      return tag;
    }
  }
  function channelName(channel: string): string {
    if (channel === 'phone') return t('callPage.channels.phone');
    return channel === 'meeting' ? t('callPage.channels.meeting') : channel;
  }
}

function Fact(props: { name: string; children: JSX.Element }) {
  return (
    <span class="call-fact">
      <span class="unseen">{props.name}: </span>
      {props.children}
    </span>
  );
}

function Erase(props: { call: CallSummary; onErased: () => void; onClose: () => void }) {
  const { t } = useI18n();
  const saving = createSaving();
  const erase = async () => {
    const path = `/v1/calls/${encodeURIComponent(props.call.callId)}`;
    if ((await saving.run(() => send('DELETE', path))) === undefined) return;
    props.onClose();
    props.onErased();
  };
  return (
    <div class="call-erase">
      <p>{t('callPage.eraseText')}</p>
      <p class="call-acts">
        <button type="button" class="quiet" onClick={() => props.onClose()}>
          {t('callPage.cancel')}
        </button>
        <button type="button" class="quiet wrong" disabled={saving.isBusy()} onClick={() => void erase()}>
          {t('callPage.eraseNow')}
        </button>
      </p>
      <Outcome saving={saving} />
    </div>
  );
}
