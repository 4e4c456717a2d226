import { byMentions, type PeriodInfo, type Term } from '@earshot/contracts';
import { type Accessor, createMemo, For, Show } from 'solid-js';
import { type Bubble, Bubbles } from '../../charts/bubbles/bubbles.tsx';
import { useI18n } from '../../i18n/index.tsx';
import { type Condition, Tile } from '../../tiles/tile.tsx';
import { Trend, trendInFigures } from '../../tiles/trend.tsx';
import { strongestTerms } from './strongest.ts';

export interface TermsTileProps {
  kind: 'keywords' | 'competitors';
  terms: Record<string, Term> | undefined;
  /** Analysed calls in the period: what the mentions rest on. */
  calls: number | undefined;
  period: PeriodInfo | undefined;
  condition?: Condition | undefined;
}

/** What customers mention: the strongest terms in words, and all of them as bubbles. */
export function TermsTile(props: TermsTileProps) {
  const { t, plural } = useI18n();
  return (
    <Tile
      title={t(`talk.${props.kind}.title`)}
      definition={t(`talk.${props.kind}.definition`)}
      shape="bubbles"
      data={props.terms}
      condition={props.condition}
      empty={(terms) => (Object.keys(terms).length === 0 ? t(`talk.${props.kind}.empty`) : undefined)}
      proof={() => plural('talk.calls', props.calls ?? 0)}
      answer={(terms) =>
        strongestTerms(terms)
          .terms.map(([id, { mentions }]) => `${id} ${mentions}`)
          .join()
      }
    >
      {(terms) => <Terms name={t(`talk.${props.kind}.title`)} terms={terms} period={props.period} />}
    </Tile>
  );
}

interface TermsProps {
  name: string;
  terms: Accessor<Record<string, Term>>;
  period: PeriodInfo | undefined;
}

function Terms(props: TermsProps) {
  const { t, plural, format } = useI18n();
  const strongest = createMemo(() => strongestTerms(props.terms()));
  const described = (term: Term) => {
    const text = plural('talk.inCalls', term.calls, { mentions: plural('talk.mentions', term.mentions) });
    const change = term.isNew === true ? t('tile.new') : trendInFigures(term.trend ?? 0, format());
    const whole = change === undefined ? text : `${text}, ${change}`;
    return term.knownSince === undefined
      ? whole
      : t('talk.since', { text: whole, date: format().date(term.knownSince) });
  };
  const caption = () => {
    if (strongest().by === 'mentioned') return t('talk.mentioned');
    const previous = props.period?.previous;
    if (previous === undefined) return t('talk.rising');
    const end = Date.parse(previous.to) - 1;
    return t('talk.risingAgainst', { span: format().span(previous.from, end, props.period?.timeZone) });
  };
  const bubbles = createMemo((): Bubble[] => {
    const strong = new Set(strongest().terms.map(([id]) => id));
    return Object.entries(props.terms())
      .filter(([, { mentions }]) => mentions > 0)
      .sort(byMentions)
      .map(([id, term]) => ({
        id,
        label: term.label,
        value: term.mentions,
        described: described(term),
        strong: strong.has(id),
      }));
  });
  return (
    <div class="terms">
      <p class="terms-caption">{caption()}</p>
      <ol class="strongest">
        <For each={strongest().terms}>
          {([, term]) => (
            <li title={described(term)}>
              <strong>{term.label}</strong>
              <Show
                when={strongest().by === 'rising'}
                fallback={<span class="trend">{format().compact(term.mentions)}</span>}
              >
                <Trend of={term.trend} isNew={term.isNew} />
              </Show>
            </li>
          )}
        </For>
      </ol>
      <Bubbles name={props.name} bubbles={bubbles()} />
    </div>
  );
}
