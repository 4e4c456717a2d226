import type { EngagementSeconds } from '@earshot/contracts';
import { PairedBars } from '../../charts/bars/paired-bars.tsx';
import { useI18n } from '../../i18n/index.tsx';
import { type ComparedProps, Comparison } from './comparison.tsx';
import { directionOf } from './direction.ts';

const KINDS = ['email', 'phone', 'meeting'] as const;

const totalOf = ({ emailSec, phoneSec, meetingSec }: EngagementSeconds) => emailSec + phoneSec + meetingSec;

/** Hours on e-mail, phone and meetings, top sellers beside the team. */
export function EngagementTile(props: ComparedProps) {
  const { t, format } = useI18n();
  const hours = (seconds: number) => t('topSellers.engagement.hours', { hours: format().hours(seconds) });
  return (
    <Comparison
      figure="engagement"
      topSellers={props.topSellers}
      condition={props.condition}
      sentence={({ engagement: { top, team } }) => {
        const all = totalOf(team);
        if (all === 0) return undefined;
        if (top === undefined) return t('topSellers.engagement.alone', { team: hours(all) });
        const theirs = totalOf(top);
        const direction = directionOf(theirs, all, hours);
        return t(`topSellers.engagement.${direction}`, { top: hours(theirs), team: hours(all) });
      }}
    >
      {(figures) => (
        <PairedBars
          pairs={KINDS.map((kind) => ({
            name: t(`topSellers.engagement.${kind}`),
            top: figures().engagement.top?.[`${kind}Sec`],
            team: figures().engagement.team[`${kind}Sec`],
          }))}
          format={hours}
        />
      )}
    </Comparison>
  );
}
