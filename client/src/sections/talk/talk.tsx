import type { Snapshot } from '@earshot/contracts';
import { useI18n } from '../../i18n/index.tsx';
import type { Condition } from '../../tiles/tile.tsx';
import { Section, Summary } from '../section.tsx';
import type { BrandRequest } from './brand-actions.ts';
import { BrandsTile } from './brands-tile.tsx';
import { SentimentTile } from './sentiment-tile.tsx';
import { mostMentioned } from './strongest.ts';
import './talk.css';
import { TermsTile } from './terms-tile.tsx';

export interface TalkProps {
  /** Undefined: on its way. */
  snapshot:
    | Pick<Snapshot, 'sentiment' | 'keywords' | 'competitors' | 'brands' | 'topSellers' | 'period'>
    | undefined;
  /** What asks the server to track or dismiss a brand; absent where the reader may not. */
  brandRequest?: BrandRequest | undefined;
  condition?: Condition | undefined;
}

/** What are customers talking about? */
export function Talk(props: TalkProps) {
  const { t, format } = useI18n();
  const shared = {
    get calls() {
      return props.snapshot?.topSellers.calls.team;
    },
    get period() {
      return props.snapshot?.period;
    },
    get condition() {
      return props.condition;
    },
  };
  /** How customers sound, and what they say most. */
  const summary = (): { figure?: string; words: string } => {
    const { snapshot } = props;
    if (snapshot === undefined) return { words: t('app.loading') };
    const { calls, aboveAverageNegative } = snapshot.sentiment;
    if (calls === 0) return { words: t('folded.noTalk') };
    const term = mostMentioned(snapshot.keywords, 1).terms[0]?.[1].label;
    const middle = t('talk.sentiment.middle');
    return {
      figure: format().percent(Math.round((100 * aboveAverageNegative) / calls) / 100),
      words: term === undefined ? middle : t('folded.talk', { middle, term }),
    };
  };
  return (
    <Section
      heading={t('talk.heading')}
      class="talk"
      summary={
        <Summary
          figure={summary().figure}
          words={summary().words}
          isStale={props.condition?.staleAt !== undefined}
        />
      }
    >
      <div class="talk-tiles">
        <SentimentTile figures={props.snapshot?.sentiment} condition={props.condition} />
        <TermsTile kind="keywords" terms={props.snapshot?.keywords} {...shared} />
        <TermsTile kind="competitors" terms={props.snapshot?.competitors} {...shared} />
        <BrandsTile brands={props.snapshot?.brands} request={props.brandRequest} {...shared} />
      </div>
    </Section>
  );
}
