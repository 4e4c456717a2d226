import type { OrganisationSettings, TeamOverview } from '@earshot/contracts';
import { For, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import { useMoney } from '../../i18n/money.tsx';
import { createRead } from '../../live/read.ts';
import { send } from '../../live/send.ts';
import { useFrame } from '../frame-context.ts';
import { Panel } from '../panel.tsx';
import { createSaving, Outcome } from './outcome.tsx';

/** Who the top sellers are: those who win more than the mean, or those whom somebody names. */
export function TopSellersPart() {
  const { t } = useI18n();
  const money = useMoney();
  const { changes, mayEdit } = useFrame();
  const read = createRead<OrganisationSettings>(() => '/v1/settings', changes);
  const team = createRead<TeamOverview>(() => '/v1/team', changes);
  const saving = createSaving();
  const stars = () => read.data()?.topSellers;
  const save = async (topSellers: string[] | null) => {
    await saving.run(() => send('PATCH', '/v1/settings', { topSellers }));
    read.reread();
  };
  const toggle = (sellerId: string, isStar: boolean) => {
    const others = (stars() ?? []).filter((id) => id !== sellerId);
    void save(isStar ? [...others, sellerId] : others);
  };
  return (
    <Panel read={read} title={t('settings.topSellers.title')}>
      {() => (
        <>
          <fieldset class="settings-kinds" disabled={!mayEdit() || saving.isBusy()}>
            <legend>{t('settings.topSellers.how')}</legend>
            <label>
              <input
                type="radio"
                name="top-sellers"
                checked={stars() === undefined}
                onChange={() => void save(null)}
              />
              {t('settings.topSellers.byRevenue')}
            </label>
            <label>
              <input
                type="radio"
                name="top-sellers"
                checked={stars() !== undefined}
                onChange={() => {
                  const now = team.data()?.sellers.filter(({ isTop }) => isTop) ?? [];
                  void save(now.map(({ sellerId }) => sellerId));
                }}
              />
              {t('settings.topSellers.byHand')}
            </label>
          </fieldset>
          <Outcome saving={saving} />
          <ul class="settings-list">
            <For each={team.data()?.sellers ?? []} fallback={<li>{t('settings.topSellers.none')}</li>}>
              {(seller) => (
                <li class="settings-row">
                  <label>
                    <input
                      type="checkbox"
                      checked={stars() === undefined ? seller.isTop : stars()?.includes(seller.sellerId)}
                      disabled={stars() === undefined || !mayEdit() || saving.isBusy()}
                      onChange={(event) => toggle(seller.sellerId, event.currentTarget.checked)}
                    />
                    {seller.name}
                    <Show when={seller.team}>{(own) => <span class="of-all">{own().name}</span>}</Show>
                  </label>
                  <span class="of-all">
                    {t('settings.topSellers.won', { amount: money.short(seller.figures.revenueWon) })}
                  </span>
                </li>
              )}
            </For>
          </ul>
        </>
      )}
    </Panel>
  );
}
