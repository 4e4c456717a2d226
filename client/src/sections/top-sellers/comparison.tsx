import type { TopSellers, Verdict } from '@earshot/contracts';
import type { Accessor, JSX } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import { type Condition, Tile } from '../../tiles/tile.tsx';
import { usePageLinks } from '../page-links.tsx';

export type ComparedFigure = 'talkRatio' | 'switchRate' | 'sentiment' | 'engagement';

export interface ComparedProps {
  /** Undefined: on its way. */
  topSellers: TopSellers | undefined;
  condition?: Condition | undefined;
}

interface ComparisonProps extends ComparedProps {
  figure: ComparedFigure;
  /** The sentence that the figures make; undefined where there are none. */
  sentence: (figures: TopSellers) => string | undefined;
  children: (figures: Accessor<TopSellers>) => JSX.Element;
}

/** One way in which top sellers may differ from the team: the figures, a sentence made from them, and what it is worth. */
export function Comparison(props: ComparisonProps) {
  const { t, plural } = useI18n();
  const links = usePageLinks();
  const verdictOf = (figures: TopSellers): Verdict | undefined => figures[props.figure].verdict;
  const proof = ({ calls }: TopSellers) => {
    const all = plural('topSellers.calls', calls.team);
    return calls.top === undefined ? all : plural('topSellers.callsOfTop', calls.top, { calls: all });
  };
  const verdictText = (verdict: Verdict | undefined) =>
    verdict === undefined ? t('topSellers.notCompared') : t(`topSellers.verdict.${verdict}`);
  return (
    <Tile
      title={t(`topSellers.${props.figure}.title`)}
      definition={t(`topSellers.${props.figure}.definition`)}
      behind="sellers"
      details={links('/team')}
      shape="lines"
      data={props.topSellers}
      condition={props.condition}
      empty={(figures) => (props.sentence(figures) === undefined ? t('topSellers.nothingYet') : undefined)}
      proof={proof}
      answer={(figures) => props.sentence(figures) ?? ''}
    >
      {(figures) => (
        <div class="comparison">
          {props.children(figures)}
          <p class="comparison-sentence">{props.sentence(figures())}</p>
          <p class="verdict" data-verdict={verdictOf(figures()) ?? 'none'}>
            {verdictText(verdictOf(figures()))}
          </p>
        </div>
      )}
    </Tile>
  );
}
