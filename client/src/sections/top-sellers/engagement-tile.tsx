import type { EngagementSeconds } from '@earshot/contracts';
import { PairedBars } from '../../charts/bars/paired-bars.tsx';
import { useI18n } from '../../i18n/index.tsx';
import { type ComparedProps, Comparison } from './comparison.tsx';
import { directionOf } from './direction.ts';

const KINDS = ['email', 'phone', 'meeting'] as const;

/** What would be written as 60 minutes is an hour already. */
const AN_HOUR = 3_570;

const totalOf = ({ emailSec, phoneSec, meetingSec }: EngagementSeconds) => emailSec + phoneSec + meetingSec;

/** Hours, or under one minutes, on e-mail, phone and meetings, top sellers beside the team. */
export function EngagementTile(props: ComparedProps) {
  const { t, format } = useI18n();
  const spent = (seconds: number) =>
    seconds < AN_HOUR
      ? format().minutes(seconds)
      : t('topSellers.engagement.hours', { hours: format().hours(seconds) });
  return (
    <Comparison
      figure="engagement"
      topSellers={props.topSellers}
      condition={props.condition}
      sentence={({ engagement: { top, team } }) => {
        const all = totalOf(team);
        if (all === 0) return undefined;
        if (top === undefined) return t('topSellers.engagement.alone', { team: spent(all) });
        const theirs = totalOf(top);
        const direction = directionOf(theirs, all, spent);
        return t(`topSellers.engagement.${direction}`, { top: spent(theirs), team: spent(all) });
      }}
    >
      {(figures) => (
        <PairedBars
          pairs={KINDS.map((kind) => ({
            name: t(`topSellers.engagement.${kind}`),
            top: figures().engagement.top?.[`${kind}Sec`],
            team: figures().engagement.team[`${kind}Sec`],
          }))}
          format={spent}
        />
      )}
    </Comparison>
  );
}
