import { For } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import { createRead } from '../../live/read.ts';
import { send } from '../../live/send.ts';
import { useFrame } from '../frame-context.ts';
import { Panel } from '../panel.tsx';
import { createSaving, Outcome } from './outcome.tsx';

/** Names that somebody has said are no brands, and the way back. */
export function BrandsPart() {
  const { t } = useI18n();
  const { changes, mayEdit, seesAll } = useFrame();
  const read = createRead<{ dismissed: string[] }>(() => '/v1/brands/dismissed', changes);
  const saving = createSaving();
  const restore = async (id: string) => {
    await saving.run(() => send('DELETE', `/v1/brands/${encodeURIComponent(id)}/dismiss`));
    read.reread();
  };
  return (
    <Panel read={read} title={t('settings.brands.title')}>
      {(data) => (
        <>
          <p class="settings-why">{t('settings.brands.why')}</p>
          <Outcome saving={saving} />
          <ul class="settings-list">
            <For each={data().dismissed} fallback={<li>{t('settings.brands.none')}</li>}>
              {(id) => (
                <li class="settings-row">
                  <strong>{id}</strong>
                  <button
                    type="button"
                    class="quiet"
                    disabled={!mayEdit() || !seesAll() || saving.isBusy()}
                    aria-label={t('settings.brands.restoreOne', { name: id })}
                    onClick={() => void restore(id)}
                  >
                    {t('settings.brands.restore')}
                  </button>
                </li>
              )}
            </For>
          </ul>
        </>
      )}
    </Panel>
  );
}
