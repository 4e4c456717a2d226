import type { OrganisationSettings, TeamOverview } from '@earshot/contracts';
import { createEffect, createSignal, For, on, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import { useMoney } from '../../i18n/money.tsx';
import { createRead } from '../../live/read.ts';
import { send } from '../../live/send.ts';
import { useFrame } from '../frame-context.ts';
import { Panel } from '../panel.tsx';
import { createRows } from '../rows.ts';
import { createSaving, Outcome } from './outcome.tsx';

/** Who the top sellers are: those who win more than the mean, or those whom somebody names. */
export function TopSellersPart() {
  const { t } = useI18n();
  const money = useMoney();
  const { changes, mayEdit } = useFrame();
  const read = createRead<OrganisationSettings>(() => '/v1/settings', changes);
  const team = createRead<TeamOverview>(() => '/v1/team', changes);
  const saving = createSaving();
  /** What was chosen here and is not read back yet: the next choice goes on from it. */
  const [chosen, choose] = createSignal<{ stars: string[] | undefined }>();
  createEffect(
    on(read.data, () => {
      if (!saving.isBusy()) choose(undefined);
    }),
  );
  const stars = () => (chosen() ?? { stars: read.data()?.topSellers }).stars;
  const rows = createRows(
    () => team.data()?.sellers ?? [],
    ({ sellerId }) => sellerId,
  );
  let saved: Promise<void> = Promise.resolve();
  const save = (topSellers: string[] | null) => {
    const mine = choose({ stars: topSellers ?? undefined });
    saved = saved.then(async () => {
      // Another choice has followed, and holds this one.
      if (chosen() !== mine) return;
      const answer = await saving.run(() => send('PATCH', '/v1/settings', { topSellers }));
      if (chosen() !== mine) return;
      if (answer === undefined) choose(undefined);
      read.reread();
    });
  };
  const toggle = (sellerId: string, isStar: boolean) => {
    const others = (stars() ?? []).filter((id) => id !== sellerId);
    save(isStar ? [...others, sellerId] : others);
  };
  return (
    <Panel read={read} title={t('settings.topSellers.title')}>
      {() => (
        <>
          <fieldset class="settings-kinds" disabled={!mayEdit()}>
            <legend>{t('settings.topSellers.how')}</legend>
            <label>
              <input
                type="radio"
                name="top-sellers"
                checked={stars() === undefined}
                onChange={() => save(null)}
              />
              {t('settings.topSellers.byRevenue')}
            </label>
            <label>
              <input
                type="radio"
                name="top-sellers"
                checked={stars() !== undefined}
                disabled={team.data() === undefined}
                onChange={() => {
                  const now = team.data()?.sellers.filter(({ isTop }) => isTop) ?? [];
                  save(now.map(({ sellerId }) => sellerId));
                }}
              />
              {t('settings.topSellers.byHand')}
            </label>
          </fieldset>
          <Outcome saving={saving} />
          <ul class="settings-list">
            <For each={rows.ids()} fallback={<li>{t('settings.topSellers.none')}</li>}>
              {(id) => (
                <Show when={rows.row(id)}>
                  {(seller) => (
                    <li class="settings-row">
                      <label>
                        <input
                          type="checkbox"
                          checked={stars() === undefined ? seller().isTop : stars()?.includes(id)}
                          disabled={stars() === undefined || !mayEdit()}
                          onChange={(event) => toggle(id, event.currentTarget.checked)}
                        />
                        {seller().name}
                        <Show when={seller().team}>{(own) => <span class="of-all">{own().name}</span>}</Show>
                      </label>
                      <span class="of-all">
                        {t('settings.topSellers.won', { amount: money.short(seller().figures.revenueWon) })}
                      </span>
                    </li>
                  )}
                </Show>
              )}
            </For>
          </ul>
        </>
      )}
    </Panel>
  );
}
