import { type Brand, byMentions, type PeriodInfo, type Term } from '@earshot/contracts';
import { type Accessor, createMemo, For, type JSX, Show } from 'solid-js';
import type { Bubble } from '../../charts/bubbles/bubble.ts';
import { Bubbles } from '../../charts/bubbles/bubbles.tsx';
import { useI18n } from '../../i18n/index.tsx';
import { type Condition, Tile } from '../../tiles/tile.tsx';
import { Trend, trendInFigures } from '../../tiles/trend.tsx';
import { createEntries } from '../entries.ts';
import { usePageLinks } from '../page-links.tsx';
import { mostMentioned, type Strongest, strongestTerms } from './strongest.ts';

export interface PressedTerm {
  id: string;
  label: string;
  described: string;
}

export interface TermsTileProps {
  kind: 'keywords' | 'competitors' | 'brands';
  terms: Record<string, Term | Brand> | undefined;
  /** Calls in the period: what the mentions rest on. */
  calls: number | undefined;
  period: PeriodInfo | undefined;
  condition?: Condition | undefined;
  /** A term was chosen. Absent: terms lead to their details. */
  onPress?: ((term: PressedTerm, at: HTMLElement) => void) | undefined;
  /** What stands below the bubbles. */
  children?: JSX.Element;
}

/** What is mentioned: the strongest terms in words, and all of them as bubbles. */
export function TermsTile(props: TermsTileProps) {
  const { t, plural } = useI18n();
  const links = usePageLinks();
  // Brands are all new, so none of them rises.
  const named = (terms: Record<string, Term | Brand>) =>
    props.kind === 'brands' ? mostMentioned(terms) : strongestTerms(terms);
  return (
    <div class={`terms-tile ${props.kind}`}>
      <Tile
        title={t(`talk.${props.kind}.title`)}
        definition={t(`talk.${props.kind}.definition`)}
        behind="calls"
        details={links(`/details/${props.kind}`)}
        shape="bubbles"
        data={props.terms}
        condition={props.condition}
        empty={(terms) => (Object.keys(terms).length === 0 ? t(`talk.${props.kind}.empty`) : undefined)}
        proof={() => plural('talk.finishedCalls', props.calls ?? 0)}
        answer={(terms) =>
          named(terms)
            .terms.map(([id, { mentions }]) => `${id} ${mentions}`)
            .join()
        }
      >
        {(terms) => (
          <Terms
            kind={props.kind}
            name={t(`talk.${props.kind}.title`)}
            terms={terms}
            named={named}
            period={props.period}
            onPress={props.onPress}
          />
        )}
      </Tile>
      {props.children}
    </div>
  );
}

interface TermsProps {
  kind: TermsTileProps['kind'];
  name: string;
  terms: Accessor<Record<string, Term | Brand>>;
  named: (terms: Record<string, Term | Brand>) => Strongest;
  period: PeriodInfo | undefined;
  onPress: TermsTileProps['onPress'];
}

function Terms(props: TermsProps) {
  const { t, plural, format } = useI18n();
  const links = usePageLinks();
  const hrefOf = (id: string) => links(`/details/${props.kind}`, { term: id });
  const strongest = createMemo(() => props.named(props.terms()));
  const { ids, entry } = createEntries(() => strongest().terms);
  const described = (term: Term | Brand) => {
    const text = plural('talk.inCalls', term.calls, { mentions: plural('talk.mentions', term.mentions) });
    const change = term.isNew === true ? t('tile.new') : trendInFigures(term.trend ?? 0, format());
    const whole = change === undefined ? text : `${text}, ${change}`;
    if ('firstHeardAt' in term) {
      const date = format().date(term.firstHeardAt, props.period?.timeZone);
      return t('talk.brands.firstHeard', { text, date });
    }
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
      .map(([id, term]) => {
        const words = described(term);
        return {
          id,
          label: term.label,
          value: term.mentions,
          described: props.onPress === undefined ? words : t('talk.brands.choose', { text: words }),
          strong: strong.has(id),
          href: props.onPress === undefined ? hrefOf(id) : undefined,
        };
      });
  });
  const press = (id: string, at: HTMLElement) => {
    const term = props.terms()[id];
    if (term !== undefined) props.onPress?.({ id, label: term.label, described: described(term) }, at);
  };
  return (
    <div class="terms">
      <p class="terms-caption">{caption()}</p>
      <ol class="strongest">
        <For each={ids()}>
          {(id) => {
            const term = entry(id);
            return (
              <li title={described(term())}>
                <Show
                  when={props.onPress}
                  fallback={
                    <a class="named" href={hrefOf(id)}>
                      <bdi>{term().label}</bdi>
                    </a>
                  }
                >
                  <button type="button" class="named" onClick={(event) => press(id, event.currentTarget)}>
                    <bdi>{term().label}</bdi>
                  </button>
                </Show>
                <Show
                  when={strongest().by === 'rising'}
                  fallback={<span class="trend">{format().compact(term().mentions)}</span>}
                >
                  <Trend of={term().trend} isNew={term().isNew} />
                </Show>
              </li>
            );
          }}
        </For>
      </ol>
      <Bubbles
        name={props.name}
        bubbles={bubbles()}
        onPress={props.onPress === undefined ? undefined : press}
      />
    </div>
  );
}
