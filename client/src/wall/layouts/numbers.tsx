import { type FigureName, figureOf, type SalesPeriod } from '@earshot/contracts';
import { createMemo, Show } from 'solid-js';
import { Bullet } from '../../charts/bullet/bullet.tsx';
import { useI18n } from '../../i18n/index.tsx';
import { useMoney } from '../../i18n/money.tsx';
import { timeLeft } from '../../sections/kpis/time-left.ts';
import { trendInFigures } from '../../tiles/trend.tsx';
import { createFigureWords } from '../figure-words.ts';
import { figureProps, type LayoutProps } from '../layout-props.ts';
import { PaceWord } from '../pace-word.tsx';
import { fitted, WallFigure, writtenOr } from '../wall-figure.tsx';

/** The second row. */
const BELOW = ['pipelineOpen', 'dealsWon', 'winRate', 'averageDeal'] as const;

/** The base figures: seven numbers. What changed is told by a sign and words, since more numbers than seven are read by nobody. */
export function Numbers(props: LayoutProps) {
  const { t } = useI18n();
  const figure = (name: FigureName) => figureProps(props, name);
  const trends = () => props.snapshot.kpis.trends;
  const sales = () => props.snapshot.kpis.salesPeriod;
  const words = createFigureWords();
  const left = createTimeLeft(props);
  const em = (name: FigureName) =>
    fitted(writtenOr(figureOf(props.snapshot, name), (value) => words(name, value)));
  // Figures of one row are as large as the widest of them lets them be.
  const widths = () => ({
    '--em-1': em('revenueWon'),
    '--em-2': em(sales().target === undefined ? 'wonInSalesPeriod' : 'targetReached'),
    '--em-3': fitted(`${left().figure} ${left().unit}`),
    '--em-below': Math.max(...BELOW.map(em)),
  });
  return (
    <div
      class="wall-numbers"
      classList={{ watched: BELOW.some((name) => props.lookOf(name) !== undefined) }}
      style={widths()}
    >
      <WallFigure {...figure('revenueWon')} size="main">
        <TrendWord of={trends().revenueWon} />
      </WallFigure>
      <Show when={sales().target} fallback={<WallFigure {...figure('wonInSalesPeriod')} size="main" />}>
        {(target) => (
          <WallFigure {...figure('targetReached')} size="main">
            <TargetBar sales={sales()} target={target()} />
          </WallFigure>
        )}
      </Show>
      <section class="wall-figure size-main">
        <h3>{t('kpis.timeLeft.title')}</h3>
        <p class="figure" style={{ '--em': fitted(`${left().figure} ${left().unit}`) }}>
          {left().figure} <span class="unit">{left().unit}</span>
        </p>
      </section>
      <WallFigure {...figure('pipelineOpen')}>
        <p class="wall-below">{t('kpis.pipelineOpen.now')}</p>
      </WallFigure>
      <WallFigure {...figure('dealsWon')}>
        <TrendWord of={trends().dealsWon} />
      </WallFigure>
      <WallFigure {...figure('winRate')}>
        <TrendWord of={trends().winRate} />
      </WallFigure>
      <WallFigure {...figure('averageDeal')}>
        <TrendWord of={trends().averageDeal} />
      </WallFigure>
    </div>
  );
}

/** How a figure stands to the period before; nothing where there is nothing to compare with. */
function TrendWord(props: { of: number | undefined }) {
  const { t, format } = useI18n();
  const word = () => {
    if (props.of === undefined) return undefined;
    if (trendInFigures(props.of, format()) === undefined) return { sign: '=', text: t('wall.even') };
    return props.of > 0 ? { sign: '▲', text: t('wall.rising') } : { sign: '▼', text: t('wall.falling') };
  };
  return (
    <Show when={word()}>
      {(said) => (
        <p class="wall-below">
          <span aria-hidden="true">{said().sign} </span>
          {said().text}
        </p>
      )}
    </Show>
  );
}

function TargetBar(props: { sales: SalesPeriod; target: number }) {
  const { t } = useI18n();
  const money = useMoney();
  return (
    <>
      <Bullet
        done={props.sales.won}
        target={props.target}
        pace={props.sales.expectedByNow}
        described={t('kpis.timeLeft.wonOf', {
          won: money.short(props.sales.won),
          target: money.short(props.target),
        })}
      />
      <PaceWord won={props.sales.won} pace={props.sales.expectedByNow} />
    </>
  );
}

function createTimeLeft(props: LayoutProps) {
  const { t, plural, format } = useI18n();
  return createMemo(
    () => {
      const at = timeLeft(props.nowMs(), Date.parse(props.snapshot.kpis.salesPeriod.to));
      return at.unit === 'days'
        ? { figure: format().number(at.days), unit: plural('kpis.timeLeft.days', at.days) }
        : {
            figure: `${at.hours}:${String(at.minutes).padStart(2, '0')}`,
            unit: t('kpis.timeLeft.clockUnit'),
          };
    },
    undefined,
    { equals: (a, b) => a.figure === b.figure && a.unit === b.unit },
  );
}
