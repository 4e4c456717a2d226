import type { SentimentCounts } from '@earshot/contracts';
import { Dumbbells } from '../../charts/dumbbell/dumbbell.tsx';
import { MoodMark } from '../../charts/mood-mark.tsx';
import { useI18n } from '../../i18n/index.tsx';
import { type ComparedProps, Comparison } from './comparison.tsx';
import { directionOf } from './direction.ts';

const MOODS = ['positive', 'negative'] as const;
type ShownMood = (typeof MOODS)[number];

const WORDS = { more: 'More', less: 'Less', same: 'Same' } as const;

/** The part of the analysed calls that is of a mood; undefined where none is analysed. */
function shareOf(counts: SentimentCounts | undefined, mood: ShownMood): number | undefined {
  if (counts === undefined) return undefined;
  const all = counts.positive + counts.neutral + counts.negative;
  return all === 0 ? undefined : counts[mood] / all;
}

/** How the customers of top sellers sound beside those of the team. */
export function SentimentComparison(props: ComparedProps) {
  const { t, format } = useI18n();
  const nameOf = (mood: ShownMood) => () => (
    <>
      <MoodMark mood={mood} />
      {t(`topSellers.sentiment.${mood}`)}
    </>
  );
  const names = { positive: nameOf('positive'), negative: nameOf('negative') };
  const percent = (ratio: number) => format().percent(ratio);
  const clause = (mood: ShownMood, top: number, team: number) =>
    t(`topSellers.sentiment.${mood}${WORDS[directionOf(top, team, percent)]}`, {
      top: percent(top),
      team: percent(team),
    });
  return (
    <Comparison
      figure="sentiment"
      topSellers={props.topSellers}
      condition={props.condition}
      sentence={({ sentiment: { top, team } }) => {
        const all = { positive: shareOf(team, 'positive'), negative: shareOf(team, 'negative') };
        const theirs = { positive: shareOf(top, 'positive'), negative: shareOf(top, 'negative') };
        if (all.positive === undefined || all.negative === undefined) return undefined;
        if (theirs.positive === undefined || theirs.negative === undefined)
          return t('topSellers.sentiment.alone', {
            positive: percent(all.positive),
            negative: percent(all.negative),
          });
        return t('topSellers.sentiment.sentence', {
          positive: clause('positive', theirs.positive, all.positive),
          negative: clause('negative', theirs.negative, all.negative),
        });
      }}
    >
      {(figures) => (
        <Dumbbells
          rows={MOODS.map((mood) => ({
            top: shareOf(figures().sentiment.top, mood),
            team: shareOf(figures().sentiment.team, mood),
            name: names[mood],
          }))}
          most={1}
          format={percent}
        />
      )}
    </Comparison>
  );
}
