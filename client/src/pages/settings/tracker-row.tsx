import type { Tracker } from '@earshot/contracts';
import { Show } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import { useFrame } from '../frame-context.ts';

/** So many phrases of a tracker are written out in its row. */
const PHRASES = 8;

interface TrackerRowProps {
  tracker: Tracker;
  isBusy: boolean;
  onChange: () => void;
  onDelete: () => void;
}

/** A keyword or competitor in the list of them, and what can be done with it by whoever may. */
export function TrackerRow(props: TrackerRowProps) {
  const { t, plural, format } = useI18n();
  const { teams, mayEdit, seesAll } = useFrame();
  const teamName = (id: string) => teams().find((team) => team.id === id)?.name ?? id;
  const more = () => props.tracker.phrases.length - PHRASES;
  return (
    <div class="settings-row">
      <div>
        <strong>{props.tracker.label}</strong>{' '}
        <span class="of-all">
          {t(`settings.trackers.kinds.${props.tracker.kind}`)}
          <Show when={props.tracker.team}>{(team) => ` · ${teamName(team())}`}</Show>
        </span>
        <p class="settings-phrases">
          {format().list(props.tracker.phrases.slice(0, PHRASES))}
          <Show when={more() > 0}> {plural('settings.trackers.morePhrases', more())}</Show>
        </p>
      </div>
      <Show when={mayEdit() && (seesAll() || props.tracker.team !== undefined)}>
        <span class="settings-acts">
          <button
            type="button"
            class="quiet"
            aria-label={t('settings.changeOne', { name: props.tracker.label })}
            onClick={() => props.onChange()}
          >
            {t('settings.change')}
          </button>
          <button
            type="button"
            class="quiet"
            aria-label={t('settings.deleteOne', { name: props.tracker.label })}
            disabled={props.isBusy}
            onClick={() => props.onDelete()}
          >
            {t('settings.delete')}
          </button>
        </span>
      </Show>
    </div>
  );
}
