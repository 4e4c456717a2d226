import type { CallLine } from '@earshot/contracts';
import { For, Show } from 'solid-js';
import { MoodMark } from '../../charts/mood-mark.tsx';
import { useI18n } from '../../i18n/index.tsx';
import { momentUrl } from './moment-url.ts';

/** So many terms have room in a row. */
const TERMS = 4;

/** One call of a list: how the customer sounded, who spoke with whom and when, and what was mentioned. */
export function CallRow(props: { call: CallLine; isGone: boolean; timeZone: string | undefined }) {
  const { t, format } = useI18n();
  const mood = () => props.call.sentiment;
  const customer = () => {
    const { customer } = props.call;
    return customer && [customer.name ?? customer.id, customer.account].filter(Boolean).join(', ');
  };
  const terms = () => {
    const { keywords, competitors, brands } = props.call;
    return [competitors, keywords, brands].flatMap((list) =>
      Object.values(list).sort((a, b) => b.mentions - a.mentions),
    );
  };
  return (
    <article class="call-row" classList={{ gone: props.isGone }}>
      <a class="call-row-link" href={momentUrl(props.call.callId, props.call.found?.[0]?.atSec)}>
        <MoodMark mood={mood()} />
        <span class="unseen">{t(`live.recent.${mood() ?? 'unknown'}`)}</span>
        <span class="call-row-who">
          <strong>{props.call.seller.name}</strong>
          <Show when={customer()}>{(name) => <span class="call-row-customer">{name()}</span>}</Show>
        </span>
      </a>
      <time class="call-row-when" dateTime={props.call.endedAt}>
        {format().date(props.call.endedAt, props.timeZone)}{' '}
        {format().time(props.call.endedAt, props.timeZone)}
      </time>
      <span class="call-row-length">{format().duration(props.call.durationSec)}</span>
      <Show
        when={props.call.found?.[0]}
        fallback={
          <ul class="call-row-terms">
            <For each={terms().slice(0, TERMS)}>
              {({ label, mentions }) => (
                <li>{t('live.recent.mention', { label, count: format().number(mentions) })}</li>
              )}
            </For>
            <Show when={terms().length > TERMS}>
              <li>+{format().number(terms().length - TERMS)}</li>
            </Show>
          </ul>
        }
      >
        {(found) => (
          <q class="call-row-found">
            {found().text.slice(0, found().start)}
            <mark>{found().text.slice(found().start, found().end)}</mark>
            {found().text.slice(found().end)}
          </q>
        )}
      </Show>
      <Show when={props.isGone}>
        <span class="call-row-gone">{t('callsList.gone')}</span>
      </Show>
    </article>
  );
}
