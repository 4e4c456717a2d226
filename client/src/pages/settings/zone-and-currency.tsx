import type { OrganisationSettings } from '@earshot/contracts';
import { createEffect, createUniqueId, For, onCleanup, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';

/** While figures of another time zone are being counted, how far that is is asked for this often. */
const PROGRESS_MS = 1_000;

const ZONES = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
const CURRENCIES = Intl.supportedValuesOf('currency');

/** Whether the browser knows a time zone by this name. */
export function isTimeZone(name: string): boolean {
  try {
    return (
      /^[A-Za-z]/.test(name.trim()) &&
      new Intl.DateTimeFormat('en', { timeZone: name.trim() }).format(0) !== ''
    );
  } catch {
    return false;
  }
}

/** How far the figures of the time zone that was asked for are; nothing where they are shown. */
export function RebuildProgress(props: { settings: OrganisationSettings; reread: () => void }) {
  const { t, format } = useI18n();
  const isRunning = () => props.settings.rebuild.state === 'running';
  createEffect(() => {
    if (!isRunning()) return;
    const timer = setInterval(props.reread, PROGRESS_MS);
    onCleanup(() => clearInterval(timer));
  });
  return (
    <Show when={isRunning()}>
      <p class="backfill" role="status">
        <progress value={props.settings.rebuild.done} max={Math.max(1, props.settings.rebuild.total)} />{' '}
        {t('settings.organisation.counting', {
          ...{ zone: props.settings.rebuild.timeZone, shown: props.settings.timeZone },
          done: format().number(props.settings.rebuild.done),
          total: format().number(props.settings.rebuild.total),
        })}
      </p>
    </Show>
  );
}

/** The time zone: any that the browser knows, by its name. */
export function ZoneField(props: { zone: string; onInput: (zone: string) => void }) {
  const { t } = useI18n();
  const id = createUniqueId();
  return (
    <>
      <label for={`${id}-zone`}>{t('settings.organisation.zone')}</label>
      <input
        id={`${id}-zone`}
        list={`${id}-zones`}
        required
        autocomplete="off"
        spellcheck={false}
        aria-invalid={!isTimeZone(props.zone)}
        aria-describedby={isTimeZone(props.zone) ? `${id}-why` : `${id}-wrong ${id}-why`}
        value={props.zone}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      <datalist id={`${id}-zones`}>
        <For each={ZONES}>{(zone) => <option value={zone} />}</For>
      </datalist>
      <Show when={!isTimeZone(props.zone)}>
        <p class="wrong" id={`${id}-wrong`}>
          {t('settings.organisation.noZone')}
        </p>
      </Show>
      <p class="settings-fact" id={`${id}-why`}>
        {t('settings.organisation.zoneWhy')}
      </p>
    </>
  );
}

/** The currency: a name for amounts. */
export function CurrencyField(props: { currency: string; onChange: (currency: string) => void }) {
  const { t, format } = useI18n();
  const id = createUniqueId();
  // One that was configured by hand may be none that the browser knows.
  const known = () => [...new Set([...CURRENCIES, props.currency])].sort();
  const names = () => new Intl.DisplayNames(format().locale, { type: 'currency' });
  return (
    <>
      <label for={`${id}-currency`}>{t('settings.organisation.currency')}</label>
      <select
        id={`${id}-currency`}
        aria-describedby={`${id}-why`}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        <For each={known()}>
          {(code) => (
            <option value={code} selected={props.currency === code}>
              {`${code} – ${names().of(code) ?? code}`}
            </option>
          )}
        </For>
      </select>
      <p class="settings-fact" id={`${id}-why`}>
        {t('settings.organisation.currencyWhy')}
      </p>
    </>
  );
}
