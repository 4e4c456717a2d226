import type { OrganisationSettings, SettingsChange } from '@earshot/contracts';
import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import { createRead } from '../../live/read.ts';
import { send } from '../../live/send.ts';
import { useFrame } from '../frame-context.ts';
import { Panel } from '../panel.tsx';
import { amountOf, centsOf } from './money-input.ts';
import { createSaving, Outcome } from './outcome.tsx';
import { CurrencyField, isTimeZone, RebuildProgress, ZoneField } from './zone-and-currency.tsx';

const KINDS = ['month', 'quarter', 'year'] as const;

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The organisation: its name, its zone and currency, what it sells by, and what it is to win. */
export function OrganisationPart() {
  const { t } = useI18n();
  const { changes } = useFrame();
  const read = createRead<OrganisationSettings>(() => '/v1/settings', changes);
  return (
    <Panel read={read} title={t('settings.organisation.title')}>
      {(data) => (
        <>
          <RebuildProgress settings={data()} reread={read.reread} />
          {/* The form keeps what its reader has typed: it is made anew only when they have saved. */}
          <OrganisationForm settings={data()} onSaved={read.reread} />
        </>
      )}
    </Panel>
  );
}

function OrganisationForm(props: { settings: OrganisationSettings; onSaved: () => void }) {
  const { t, format } = useI18n();
  const { teams, isAdmin } = useFrame();
  const id = createUniqueId();
  const saving = createSaving();
  const { settings } = props;
  const [name, setName] = createSignal(settings.name);
  const [zone, setZone] = createSignal(settings.rebuild.timeZone);
  const [currency, setCurrency] = createSignal(settings.currency);
  const [kind, setKind] = createSignal(settings.salesPeriod.kind);
  const [startMonth, setStartMonth] = createSignal(settings.salesPeriod.startMonth);
  const [whole, setWhole] = createSignal(amountOf(settings.targets?.organisation));
  const [byTeam, setByTeam] = createSignal<Record<string, string>>(
    Object.fromEntries(
      Object.entries(settings.targets?.teams ?? {}).map(([team, cents]) => [team, amountOf(cents)]),
    ),
  );
  const months = createMemo(() =>
    Array.from({ length: 12 }, (_, i) =>
      format()
        .month(`2026-${String(i + 1).padStart(2, '0')}`)
        .replace(/\s?2026/, ''),
    ),
  );
  const isAmount = (text: string) => text.trim() === '' || centsOf(text) !== undefined;
  const areAmounts = () => isAmount(whole()) && Object.values(byTeam()).every(isAmount);
  const isRight = () => name().trim() !== '' && isTimeZone(zone()) && areAmounts();

  const written = (): SettingsChange => {
    const organisation = centsOf(whole());
    const known = Object.entries(byTeam()).flatMap(([team, text]) => {
      const cents = centsOf(text);
      return cents === undefined ? [] : [[team, cents] as const];
    });
    const targets = {
      ...(organisation !== undefined && { organisation }),
      ...(known.length > 0 && { teams: Object.fromEntries(known) }),
    };
    return {
      name: name().trim(),
      timeZone: zone().trim(),
      currency: currency(),
      salesPeriod: { kind: kind(), startMonth: startMonth() },
      targets: Object.keys(targets).length === 0 ? null : targets,
    };
  };
  let saved = written();
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const now = written();
    // What was not touched here may have been changed by others.
    const change = Object.fromEntries(
      Object.entries(now).filter(([name, value]) => !isSame(value, saved[name as keyof SettingsChange])),
    );
    if (!(await saving.run(() => send('PATCH', '/v1/settings', change)))) return;
    saved = now;
    props.onSaved();
  };
  return (
    <form class="settings-form" onSubmit={(event) => void save(event)}>
      <Show when={!isAdmin()}>
        <p class="settings-why">{t('settings.adminsOnly')}</p>
      </Show>
      <fieldset class="settings-fields" disabled={!isAdmin() || saving.isBusy()}>
        <legend class="unseen">{t('settings.organisation.title')}</legend>
        <label for={`${id}-name`}>{t('settings.organisation.name')}</label>
        <input
          id={`${id}-name`}
          required
          maxlength={200}
          value={name()}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <ZoneField zone={zone()} onInput={setZone} />
        <CurrencyField currency={currency()} onChange={setCurrency} />
        <label for={`${id}-kind`}>{t('settings.organisation.salesPeriod')}</label>
        <select
          id={`${id}-kind`}
          onChange={(event) => setKind(event.currentTarget.value as (typeof KINDS)[number])}
        >
          <For each={KINDS}>
            {(each) => (
              <option value={each} selected={kind() === each}>
                {t(`settings.organisation.kinds.${each}`)}
              </option>
            )}
          </For>
        </select>
        <Show when={kind() !== 'month'}>
          <label for={`${id}-start`}>{t('settings.organisation.startMonth')}</label>
          <select id={`${id}-start`} onChange={(event) => setStartMonth(Number(event.currentTarget.value))}>
            <For each={months()}>
              {(month, i) => (
                <option value={i() + 1} selected={startMonth() === i() + 1}>
                  {month}
                </option>
              )}
            </For>
          </select>
        </Show>
        <label for={`${id}-target`}>
          {t('settings.organisation.target', { currency: props.settings.currency })}
        </label>
        <input
          id={`${id}-target`}
          inputmode="decimal"
          aria-invalid={!isAmount(whole())}
          value={whole()}
          onInput={(event) => setWhole(event.currentTarget.value)}
        />
        <For each={teams()}>
          {(team) => (
            <>
              <label for={`${id}-${team.id}`}>
                {t('settings.organisation.teamTarget', {
                  team: team.name,
                  currency: props.settings.currency,
                })}
              </label>
              <input
                id={`${id}-${team.id}`}
                inputmode="decimal"
                aria-invalid={!isAmount(byTeam()[team.id] ?? '')}
                value={byTeam()[team.id] ?? ''}
                onInput={(event) => {
                  const { value } = event.currentTarget;
                  setByTeam((now) => ({ ...now, [team.id]: value }));
                }}
              />
            </>
          )}
        </For>
      </fieldset>
      <Show when={!areAmounts()}>
        <p class="wrong">{t('settings.organisation.noAmount')}</p>
      </Show>
      <Outcome saving={saving} />
      <Show when={isAdmin()}>
        <p class="settings-acts">
          <button type="submit" class="main" disabled={!isRight() || saving.isBusy()}>
            {t('settings.save')}
          </button>
        </p>
      </Show>
    </form>
  );
}
