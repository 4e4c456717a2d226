import type { Pipeline } from '@earshot/contracts';
import { type Accessor, createMemo, For, Show } from 'solid-js';
import { Bullet } from '../../charts/bullet/bullet.tsx';
import { Count } from '../../charts/count.tsx';
import { useI18n } from '../../i18n/index.tsx';
import { useMoney } from '../../i18n/money.tsx';
import { Money, MoneyFigure } from '../../tiles/money.tsx';
import { type Condition, Tile } from '../../tiles/tile.tsx';
import { usePageLinks } from '../page-links.tsx';
import { standingOf } from './pace.ts';

export interface TargetProps {
  pipeline: Pipeline | undefined;
  /** What should have been won by today, in cents. */
  pace: number | undefined;
  condition?: Condition | undefined;
}

/** What is won and what is open against the sales period's target. */
export function TargetTile(props: TargetProps) {
  const { t, plural } = useI18n();
  const links = usePageLinks();
  return (
    <Tile
      title={t('deals.target.title')}
      definition={t('deals.target.definition')}
      behind="deals"
      details={links('/deals')}
      shape="figure"
      data={props.pipeline}
      condition={props.condition}
      proof={({ openDeals }) => plural('deals.count', openDeals)}
      answer={({ wonInSalesPeriod, target }) => `${wonInSalesPeriod} ${target}`}
    >
      {(pipeline) => <Target pipeline={pipeline} pace={props.pace} />}
    </Tile>
  );
}

const PARTS = ['won', 'open', 'target'] as const;

function Target(props: { pipeline: Accessor<Pipeline>; pace: number | undefined }) {
  const { t, format } = useI18n();
  const money = useMoney();
  const won = () => props.pipeline().wonInSalesPeriod;
  const open = () => props.pipeline().openEstimated;
  const target = () => props.pipeline().target;
  const share = () => {
    const of = target();
    return of === undefined || of === 0 ? undefined : Math.round((100 * won()) / of);
  };
  const described = () => {
    const values = { won: money.short(won()), open: money.short(open()) };
    const of = target();
    return of === undefined
      ? t('deals.target.describedAlone', values)
      : t('deals.target.described', { ...values, target: money.short(of) });
  };
  const sentence = createMemo(() => {
    const of = target();
    if (of === undefined) return t('deals.target.none');
    const withOpen = standingOf(won() + open(), of, money.short);
    const hope =
      withOpen.side === 'even'
        ? t('deals.target.exactly')
        : t(withOpen.side === 'above' ? 'deals.target.enough' : 'deals.target.short', {
            amount: money.short(withOpen.by),
          });
    if (props.pace === undefined) return hope;
    const now = standingOf(won(), props.pace, money.short);
    const pace =
      now.side === 'even'
        ? t('deals.target.onPace')
        : t(now.side === 'above' ? 'deals.target.ahead' : 'deals.target.behind', {
            amount: money.short(now.by),
          });
    return `${pace} ${hope}`;
  });
  const amountOf = (part: (typeof PARTS)[number]) => ({ won: won(), open: open(), target: target() })[part];
  return (
    <div class="target">
      <p class="target-figure">
        <Show
          when={share() !== undefined}
          fallback={
            <span class="figure">
              <MoneyFigure cents={won()} />
            </span>
          }
        >
          <span class="figure">
            <Count value={share() ?? 0} format={(whole) => format().percent(whole / 100)} />
          </span>
          <span class="target-of">{t('deals.target.share')}</span>
        </Show>
      </p>
      <div class="target-bar">
        <Bullet done={won()} ahead={open()} target={target()} pace={props.pace} described={described()} />
        <ul class="target-parts" aria-hidden="true">
          <For each={PARTS}>
            {(part) => (
              <Show when={amountOf(part) !== undefined}>
                <li>
                  <span class={`part-mark part-${part}`} />
                  {t(`deals.target.${part}`)} <Money cents={amountOf(part) ?? 0} />
                </li>
              </Show>
            )}
          </For>
        </ul>
      </div>
      <p class="target-sentence">{sentence()}</p>
    </div>
  );
}
