import type { SalesPeriod } from '@earshot/contracts';
import { type Accessor, createMemo, Show } from 'solid-js';
import { Bullet } from '../../charts/bullet/bullet.tsx';
import { useI18n } from '../../i18n/index.tsx';
import { useMoney } from '../../i18n/money.tsx';
import { type Condition, Tile } from '../../tiles/tile.tsx';
import { createClock } from '../clock.ts';
import { usePageLinks } from '../page-links.tsx';
import { elapsed, timeLeft } from './time-left.ts';

export interface TimeLeftProps {
  period: SalesPeriod | undefined;
  /** The server's clock, in milliseconds. */
  nowMs: () => number;
  condition?: Condition | undefined;
}

/** How long the sales period still goes, and how far it and its target are. */
export function TimeLeftTile(props: TimeLeftProps) {
  const { t } = useI18n();
  const links = usePageLinks();
  const now = createClock(
    () => props.nowMs(),
    () => props.condition?.staleAt !== undefined,
  );
  /** Its own, whatever period the page shows. */
  const span = () => {
    if (props.period === undefined) return {};
    const { from, to } = props.period;
    return { period: { kind: 'custom', from, to } } as const;
  };
  return (
    <Tile
      title={t('kpis.timeLeft.title')}
      definition={t('kpis.timeLeft.definition')}
      behind="deals"
      details={links('/deals', { ...span(), status: 'won' })}
      shape="figure"
      data={props.period}
      condition={props.condition}
      answer={({ won }) => won}
    >
      {(period) => <TimeLeft period={period} now={now} />}
    </Tile>
  );
}

function TimeLeft(props: { period: Accessor<SalesPeriod>; now: Accessor<number> }) {
  const { t, plural, format } = useI18n();
  const money = useMoney();
  // Every second asks, and only a new minute or hour is shown.
  const left = createMemo(() => timeLeft(props.now(), Date.parse(props.period().to)), undefined, {
    equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  const gone = createMemo(() => {
    const { from, to } = props.period();
    return Math.round(1_000 * elapsed(props.now(), Date.parse(from), Date.parse(to))) / 1_000;
  });
  const days = () => {
    const at = left();
    return at.unit === 'days' ? at : undefined;
  };
  const clock = () => {
    const at = left();
    return at.unit === 'clock' ? `${at.hours}:${String(at.minutes).padStart(2, '0')}` : '';
  };
  const progress = () => {
    const { won, target, expectedByNow } = props.period();
    if (target === undefined) return t('kpis.timeLeft.noTarget', { won: money.short(won) });
    const text = t('kpis.timeLeft.wonOf', { won: money.short(won), target: money.short(target) });
    return expectedByNow === undefined
      ? text
      : t('kpis.timeLeft.withPace', { text, pace: money.short(expectedByNow) });
  };
  return (
    <>
      <p class="figure kpi-figure">
        <Show
          when={days()}
          fallback={
            <>
              {clock()} <span class="unit">{t('kpis.timeLeft.clockUnit')}</span>
            </>
          }
        >
          {(at) => (
            <>
              {format().number(at().days)}{' '}
              <span class="unit">{plural('kpis.timeLeft.days', at().days)} </span>
              {at().hours} <span class="unit">{t('kpis.timeLeft.hours')}</span>
            </>
          )}
        </Show>
      </p>
      <div class="period-bars">
        <Show when={props.period().target}>
          {(target) => (
            <Bullet
              thin
              done={props.period().won}
              target={target()}
              pace={props.period().expectedByNow}
              described={progress()}
            />
          )}
        </Show>
        <div
          class="period-gone"
          role="img"
          aria-label={t('kpis.timeLeft.gone', { share: format().percent(gone()) })}
          title={t('kpis.timeLeft.gone', { share: format().percent(gone()) })}
        >
          <span style={{ '--to': gone() }} />
        </div>
      </div>
      <p class="kpi-below">{progress()}</p>
    </>
  );
}
