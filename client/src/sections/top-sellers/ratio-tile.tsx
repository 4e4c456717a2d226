import { Dumbbells } from '../../charts/dumbbell/dumbbell.tsx';
import { useI18n } from '../../i18n/index.tsx';
import { type ComparedProps, Comparison } from './comparison.tsx';
import { directionOf } from './direction.ts';

/** Talk-to-listen ratio or switch rate of top sellers and the team. */
export function RatioTile(props: ComparedProps & { figure: 'talkRatio' | 'switchRate' }) {
  const { t, format } = useI18n();
  const isShare = () => props.figure === 'talkRatio';
  const written = (value: number) => (isShare() ? format().percent(value) : format().rate(value));
  return (
    <Comparison
      figure={props.figure}
      topSellers={props.topSellers}
      condition={props.condition}
      sentence={(figures) => {
        const { top, team } = figures[props.figure];
        if (team === undefined) return undefined;
        if (top === undefined) return t(`topSellers.${props.figure}.alone`, { team: written(team) });
        const direction = directionOf(top, team, written);
        return t(`topSellers.${props.figure}.${direction}`, { top: written(top), team: written(team) });
      }}
    >
      {(figures) => (
        <Dumbbells
          rows={[{ top: figures()[props.figure].top, team: figures()[props.figure].team }]}
          most={isShare() ? 1 : undefined}
          format={written}
        />
      )}
    </Comparison>
  );
}
