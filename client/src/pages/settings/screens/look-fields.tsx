import type { ScreenShow } from '@earshot/contracts';
import { createUniqueId, For, Show } from 'solid-js';
import { useI18n } from '../../../i18n/index.tsx';
import { useFrame } from '../../frame-context.ts';
import { hasWholeDim, hasWholeOverscan, LIMITS, shownNumber } from './screen-draft.ts';

const THEMES: readonly ScreenShow['theme'][] = ['dark', 'light', 'byTime'];
const FLAGS = ['isPrivate', 'showsLastNonEmpty', 'celebrates', 'hasSound'] as const;
const USUAL_DIM = { from: '21:00', to: '06:00', percent: 30 };

interface LookFieldsProps {
  show: ScreenShow;
  onChange: (change: Partial<ScreenShow>) => void;
  /** Undefined ends the dimming. */
  onDim: (dim: ScreenShow['dim']) => void;
}

/** How a screen shows what it shows: colours, light, edges, privacy and moments. */
export function LookFields(props: LookFieldsProps) {
  const { t } = useI18n();
  const { timeZone } = useFrame();
  const id = createUniqueId();
  const hasTimes = () => props.show.theme === 'byTime' || props.show.dim !== undefined;
  return (
    <>
      <fieldset class="settings-kinds">
        <legend>{t('screens.theme')}</legend>
        <For each={THEMES}>
          {(theme) => (
            <label>
              <input
                type="radio"
                name={`${id}-theme`}
                checked={props.show.theme === theme}
                onChange={() => props.onChange({ theme })}
              />
              {t(`screens.themes.${theme}`)}
            </label>
          )}
        </For>
      </fieldset>
      <Show when={props.show.theme === 'byTime'}>
        <div class="field-row">
          <TimeField
            name={t('screens.lightFrom')}
            value={props.show.lightFrom}
            onChange={(lightFrom) => props.onChange({ lightFrom })}
          />
          <TimeField
            name={t('screens.darkFrom')}
            value={props.show.darkFrom}
            onChange={(darkFrom) => props.onChange({ darkFrom })}
          />
        </div>
      </Show>
      <label class="check">
        <input
          type="checkbox"
          checked={props.show.dim !== undefined}
          onChange={(event) => props.onDim(event.currentTarget.checked ? USUAL_DIM : undefined)}
        />
        {t('screens.dim')}
      </label>
      <Show when={props.show.dim}>
        {(dim) => (
          <div class="field-row">
            <TimeField
              name={t('screens.dimFrom')}
              value={dim().from}
              onChange={(from) => props.onDim({ ...dim(), from })}
            />
            <TimeField
              name={t('screens.dimTo')}
              value={dim().to}
              onChange={(to) => props.onDim({ ...dim(), to })}
            />
            <label>
              {t('screens.dimPercent')}
              <input
                type="number"
                min={LIMITS.leastDim}
                max={LIMITS.mostDim}
                required
                aria-invalid={!hasWholeDim(props.show)}
                value={shownNumber(dim().percent)}
                onChange={(event) => props.onDim({ ...dim(), percent: event.currentTarget.valueAsNumber })}
              />
            </label>
          </div>
        )}
      </Show>
      <Show when={hasTimes() && timeZone()}>
        {(zone) => <p class="settings-why">{t('screens.zone', { zone: zone() })}</p>}
      </Show>
      <For each={FLAGS}>
        {(flag) => (
          <label class="check">
            <input
              type="checkbox"
              checked={props.show[flag]}
              onChange={(event) => props.onChange({ [flag]: event.currentTarget.checked })}
            />
            {t(`screens.${flag}`)}
          </label>
        )}
      </For>
      <label for={`${id}-overscan`}>{t('screens.overscan')}</label>
      <input
        id={`${id}-overscan`}
        type="number"
        min={0}
        max={LIMITS.mostOverscan}
        step="any"
        required
        aria-invalid={!hasWholeOverscan(props.show)}
        aria-describedby={`${id}-overscan-why`}
        value={shownNumber(props.show.overscanPercent)}
        onChange={(event) => props.onChange({ overscanPercent: event.currentTarget.valueAsNumber })}
      />
      <p id={`${id}-overscan-why`} class="settings-why">
        {t('screens.overscanWhy')}
      </p>
    </>
  );
}

interface TimeFieldProps {
  name: string;
  value: string;
  onChange: (value: string) => void;
}

/** A time of day. One that is emptied is no time: it goes back to what it was. */
function TimeField(props: TimeFieldProps) {
  return (
    <label>
      {props.name}
      <input
        type="time"
        required
        value={props.value}
        onChange={(event) => event.currentTarget.value !== '' && props.onChange(event.currentTarget.value)}
        onBlur={(event) => {
          if (event.currentTarget.value === '') event.currentTarget.value = props.value;
        }}
      />
    </label>
  );
}
