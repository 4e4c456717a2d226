import { bySize, type FigureName } from '@earshot/contracts';
import { createMemo, Show } from 'solid-js';
import type { Bubble } from '../../charts/bubbles/bubble.ts';
import { Bubbles } from '../../charts/bubbles/bubbles.tsx';
import { Bullet } from '../../charts/bullet/bullet.tsx';
import { useI18n } from '../../i18n/index.tsx';
import { useMoney } from '../../i18n/money.tsx';
import { figureProps, type LayoutProps } from '../layout-props.ts';
import { PaceWord } from '../pace-word.tsx';
import { WallFigure } from '../wall-figure.tsx';

/** Won and open against the target, and the open deals with those in danger marked: by whose they are, never by their names. */
export function Pipeline(props: LayoutProps) {
  const { t } = useI18n();
  const money = useMoney();
  const figure = (name: FigureName) => figureProps(props, name);
  const pipeline = () => props.snapshot.pipeline;
  const sales = () => props.snapshot.kpis.salesPeriod;
  const bubbles = createMemo((): Bubble[] =>
    Object.entries(pipeline().deals)
      .filter(([, { estimated }]) => estimated > 0)
      .sort(bySize)
      .map(([id, { sellerName, estimated, state }]) => ({
        id,
        label: sellerName,
        value: estimated,
        described: t('wall.alert', { figure: money.short(estimated), value: t(`deals.state.${state}`) }),
        strong: false,
        tone: state === 'fine' ? undefined : state,
      })),
  );
  return (
    <div class="wall-pipeline">
      <Show when={pipeline().target} fallback={<WallFigure {...figure('wonInSalesPeriod')} size="main" />}>
        {(target) => (
          <WallFigure {...figure('targetReached')} size="main">
            <Bullet
              done={pipeline().wonInSalesPeriod}
              ahead={pipeline().openEstimated}
              target={target()}
              pace={sales().expectedByNow}
              described={t('deals.target.described', {
                won: money.short(pipeline().wonInSalesPeriod),
                open: money.short(pipeline().openEstimated),
                target: money.short(target()),
              })}
            />
            <PaceWord won={pipeline().wonInSalesPeriod} pace={sales().expectedByNow} />
          </WallFigure>
        )}
      </Show>
      <WallFigure {...figure('pipelineOpen')} />
      <WallFigure {...figure('openDeals')} />
      <WallFigure {...figure('atRiskDeals')} />
      <WallFigure {...figure('atRiskEstimated')} />
      <section class="wall-part wall-deals">
        <h3>{t('deals.bubbles.title')}</h3>
        <Show when={bubbles().length > 0} fallback={<p class="wall-word">{t('wall.noDeals')}</p>}>
          <p class="wall-below wall-key">
            <span class="wall-key-risk" aria-hidden="true" />
            {t('deals.state.atRisk')}
            <span class="wall-key-watch" aria-hidden="true" />
            {t('deals.state.watch')}
          </p>
          <div class="wall-bubbles">
            <Bubbles name={t('deals.bubbles.title')} bubbles={bubbles()} leastText={16} />
          </div>
        </Show>
      </section>
    </div>
  );
}
