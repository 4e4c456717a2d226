import type { CallMention, CallSummary } from '@earshot/contracts';
import { createSignal, For, Show } from 'solid-js';
import { MarkIcon } from '../../charts/timeline/mark-shape.tsx';
import { useI18n } from '../../i18n/index.tsx';
import './call-side.css';
import type { Reading } from './create-reading.ts';
import { MomentLink } from './moment-link.tsx';

const LISTS = [
  ['keyword', 'keywords'],
  ['competitor', 'competitors'],
  ['brand', 'brands'],
] as const;
/** So many moments have room without asking. */
const MOMENTS = 8;

interface MentionsPartProps {
  call: CallSummary;
  reading: Reading;
  /** A place was gone to. */
  onGo: () => void;
}

/** Everything tracked that the call mentions, with the way to each place. */
export function MentionsPart(props: MentionsPartProps) {
  const { t } = useI18n();
  const isEmpty = () => LISTS.every(([, list]) => props.call[list].length === 0);
  return (
    <section class="panel" aria-label={t('callPage.mentions')}>
      <h2>{t('callPage.mentions')}</h2>
      <Show when={!isEmpty()} fallback={<p class="panel-empty">{t('callPage.noMentions')}</p>}>
        <For each={LISTS}>
          {([kind, list]) => (
            <Show when={props.call[list].length > 0}>
              <div class="mention-list">
                <h3>
                  <MarkIcon kind={kind} />
                  {t(`callPage.kinds.${kind}`)}
                </h3>
                <ul>
                  <For each={props.call[list]}>
                    {(mention) => <Mention {...props} kind={kind} mention={mention} />}
                  </For>
                </ul>
              </div>
            </Show>
          )}
        </For>
      </Show>
    </section>
  );
}

interface MentionProps extends MentionsPartProps {
  kind: 'keyword' | 'competitor' | 'brand';
  mention: CallMention;
}

function Mention(props: MentionProps) {
  const { t, plural, format } = useI18n();
  const [isWhole, setWhole] = createSignal(false);
  const { reading } = props;
  const moments = () => props.mention.segments.slice(0, isWhole() ? undefined : MOMENTS);
  const rest = () => props.mention.segments.length - moments().length;
  const count = () => {
    const { mentions, sellerMentions } = props.mention;
    if (sellerMentions === 0) return plural('talk.mentions', mentions);
    const seller = format().number(sellerMentions);
    if (mentions === 0) return t('callPage.onlySeller', { seller });
    return t(props.kind === 'brand' ? 'callPage.ofSeller' : 'callPage.andSeller', {
      mentions: plural('talk.mentions', mentions),
      seller,
    });
  };
  const go = (segment: number) => {
    const mark = props.call.segments[segment]?.marks.find(
      ({ kind, id }) => kind === props.kind && id === props.mention.id,
    );
    if (mark) reading.goToPlace({ segment, start: mark.start, end: mark.end });
    else reading.goToSegment(segment);
    props.onGo();
  };
  return (
    <li class="mention">
      <span class="mention-name">{props.mention.label}</span>
      <span class="mention-count">{count()}</span>
      <p class="mention-moments">
        <For each={moments()}>
          {(segment) => (
            <MomentLink
              callId={props.call.callId}
              atSec={props.call.segments[segment]?.startSec ?? 0}
              onGo={() => go(segment)}
              name={t('callPage.goToMention', {
                label: props.mention.label,
                time: format().duration(props.call.segments[segment]?.startSec ?? 0),
              })}
            />
          )}
        </For>
        <Show when={rest() > 0}>
          <button type="button" class="more-moments" onClick={() => setWhole(true)}>
            {plural('callPage.moreMoments', rest())}
          </button>
        </Show>
      </p>
    </li>
  );
}
