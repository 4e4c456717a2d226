import type { BestPracticeKeyword, TopSellers } from '@earshot/contracts';
import { type Accessor, createMemo, For } from 'solid-js';
import type { Bubble } from '../../charts/bubbles/bubble.ts';
import { Bubbles } from '../../charts/bubbles/bubbles.tsx';
import { useI18n } from '../../i18n/index.tsx';
import { Tile } from '../../tiles/tile.tsx';
import { createEntries } from '../entries.ts';
import { usePageLinks } from '../page-links.tsx';
import type { ComparedProps } from './comparison.tsx';
import { createWhyNot } from './why-not.ts';

/** Keywords named in words. */
const NAMED = 3;

type Entry = [string, BestPracticeKeyword];

const byMentions = (a: Entry, b: Entry) => b[1].mentions - a[1].mentions || (a[0] < b[0] ? -1 : 1);
const byLift = (a: Entry, b: Entry) => b[1].lift - a[1].lift || byMentions(a, b);

/** What top sellers say more than the others: the strongest in words, and all of it as bubbles. */
export function BestPracticeTile(props: ComparedProps) {
  const { t, plural } = useI18n();
  const whyNot = createWhyNot();
  const links = usePageLinks();
  return (
    <Tile
      title={t('topSellers.bestPractice.title')}
      definition={t('topSellers.bestPractice.definition')}
      behind="calls"
      details={links('/details/bestPractice')}
      shape="bubbles"
      data={props.topSellers}
      condition={props.condition}
      empty={(figures) =>
        (figures.inPlay === 0 ? t('topSellers.bestPractice.nothingYet') : whyNot(figures)) ??
        (Object.keys(figures.bestPracticeKeywords).length === 0
          ? t('topSellers.bestPractice.empty')
          : undefined)
      }
      proof={({ calls }) => plural('topSellers.calls', calls.top ?? 0)}
      answer={({ bestPracticeKeywords }) => Object.keys(bestPracticeKeywords).sort().join()}
    >
      {(figures) => <BestPractice figures={figures} />}
    </Tile>
  );
}

function BestPractice(props: { figures: Accessor<TopSellers> }) {
  const { t, plural, format } = useI18n();
  const links = usePageLinks();
  const hrefOf = (phrase: string) => links('/details/bestPractice', { term: phrase });
  const entries = createMemo(() => Object.entries(props.figures().bestPracticeKeywords).sort(byMentions));
  const named = createMemo(() => [...entries()].sort(byLift).slice(0, NAMED));
  const { ids, entry } = createEntries(named);
  const lift = ({ lift: times }: BestPracticeKeyword) =>
    t('topSellers.bestPractice.lift', { times: format().rate(times) });
  const described = (keyword: BestPracticeKeyword) =>
    t('topSellers.bestPractice.described', {
      mentions: plural('talk.inCalls', keyword.calls, {
        mentions: plural('talk.mentions', keyword.mentions),
      }),
      lift: lift(keyword),
    });
  const bubbles = createMemo((): Bubble[] => {
    const strong = new Set(named().map(([phrase]) => phrase));
    return entries()
      .filter(([, { mentions }]) => mentions > 0)
      .map(([id, keyword]) => ({
        id,
        label: keyword.label,
        value: keyword.mentions,
        described: described(keyword),
        strong: strong.has(id),
        href: hrefOf(id),
      }));
  });
  return (
    <div class="terms">
      <p class="terms-caption">{t('topSellers.bestPractice.caption')}</p>
      <ol class="strongest">
        <For each={ids()}>
          {(phrase) => {
            const keyword = entry(phrase);
            return (
              <li title={described(keyword())}>
                <a class="named" href={hrefOf(phrase)}>
                  <bdi>{keyword().label}</bdi>
                </a>
                <span class="trend">{lift(keyword())}</span>
              </li>
            );
          }}
        </For>
      </ol>
      <Bubbles name={t('topSellers.bestPractice.title')} bubbles={bubbles()} />
    </div>
  );
}
