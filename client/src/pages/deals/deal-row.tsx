import { NO_STAGE, type OpportunityLine } from '@earshot/contracts';
import { Show } from 'solid-js';
import { pageUrl } from '../../controls/page-url.ts';
import { useI18n } from '../../i18n/index.tsx';
import { useMoney } from '../../i18n/money.tsx';
import { DealMark } from '../../sections/deals/deal-mark.tsx';
import { Money } from '../../tiles/money.tsx';
import { useFrame } from '../frame-context.ts';

/** One deal: whose, how far, how much, and what speaks against it. */
export function DealRow(props: { deal: OpportunityLine }) {
  const { t, format } = useI18n();
  const frame = useFrame();
  const money = useMoney();
  const zone = () => frame.timeZone();
  const reasons = () => (props.deal.reasons ?? []).map((reason) => t(`deals.reasons.${reason}`));
  const link = (path: string, extra: object = {}) => pageUrl(path, { ...frame.request(), ...extra });
  return (
    <li class="deal-row">
      <span class="deal-row-what">
        <Show when={props.deal.state}>
          {(state) => (
            <>
              <DealMark state={state()} />
              <span class="unseen">{t(`deals.state.${state()}`)}</span>
            </>
          )}
        </Show>
        <span class="deal-row-names">
          <a
            href={link('/calls', { period: { kind: 'allTime' }, opportunity: props.deal.opportunityId })}
            title={t('dealsPage.callsAbout', { name: props.deal.name })}
          >
            <bdi>{props.deal.name}</bdi>
          </a>
          <span class="deal-row-more">
            <Show when={props.deal.account}>
              {(account) => (
                <>
                  <bdi>{account()}</bdi> ·{' '}
                </>
              )}
            </Show>
            <a class="seller-name" href={link(`/sellers/${encodeURIComponent(props.deal.seller.id)}`)}>
              <bdi>{props.deal.seller.name}</bdi>
            </a>
          </span>
        </span>
      </span>
      <span class="deal-row-stage" title={props.deal.stage}>
        {props.deal.stage === NO_STAGE ? t('deals.stages.none') : props.deal.stage}
        <Show when={when()}>{(text) => <span class="deal-row-more">{text()}</span>}</Show>
      </span>
      <span class="deal-row-amount">
        <strong>
          <Money cents={props.deal.actual ?? props.deal.estimated} />
        </strong>
        <Show when={side()}>{(text) => <span class="deal-row-more">{text()}</span>}</Show>
      </span>
      <span class="deal-row-why">
        <Show when={reasons().length > 0}>
          <span class="deal-row-reasons">{reasons().join(' · ')}</span>
        </Show>
        <Show
          when={props.deal.lastCall}
          fallback={<span class="deal-row-more">{t('dealsPage.noCall')}</span>}
        >
          {(call) => (
            <a class="deal-row-call" href={link(`/calls/${encodeURIComponent(call().callId)}`)}>
              {t('dealsPage.lastCall', { date: format().date(call().endedAt, zone()) })}
            </a>
          )}
        </Show>
      </span>
    </li>
  );

  function when(): string | undefined {
    const { closedAt, estimatedCloseDate } = props.deal;
    if (closedAt !== undefined) return t('dealsPage.closed', { date: format().date(closedAt, zone()) });
    return estimatedCloseDate && t('dealsPage.closes', { date: format().date(estimatedCloseDate, 'UTC') });
  }

  /** What stands under the amount: the health of an open deal, what was hoped for of a won one. */
  function side(): string | undefined {
    const { health, actual, estimated } = props.deal;
    if (health !== undefined) return t('deals.list.health', { health: format().number(health) });
    if (actual === undefined) return undefined;
    const [won, hoped] = [money.short(actual), money.short(estimated)];
    return won === hoped ? undefined : t('dealsPage.estimatedWas', { amount: hoped });
  }
}
