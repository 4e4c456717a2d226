import type { Scope, TeamInfo } from '@earshot/contracts';
import { For, Show } from 'solid-js';
import { useI18n } from '../i18n/index.tsx';
import './scope-picker.css';

interface ScopePickerProps {
  scope: Scope;
  teams: TeamInfo[];
  /** Whether there are all teams to choose: not for who sees some of them only. */
  hasAll: boolean;
  /** The list is about to be looked at. */
  onReach: () => void;
  onChoose: (scope: Scope) => void;
}

/** Whose calls the page shows. */
export function ScopePicker(props: ScopePickerProps) {
  const { t } = useI18n();
  const isUnknown = () =>
    props.scope !== 'all' && !props.teams.some((team) => `team:${team.id}` === props.scope);

  return (
    <label class="scope">
      <span class="unseen">{t('bar.scope')}</span>
      <select
        value={props.scope}
        onFocus={() => props.onReach()}
        onChange={(event) => props.onChoose(event.currentTarget.value as Scope)}
      >
        <Show when={props.hasAll}>
          <option value="all">{t('bar.allTeams')}</option>
        </Show>
        <For each={props.teams}>
          {(team) => (
            <option value={`team:${team.id}`} selected={props.scope === `team:${team.id}`}>
              {team.name}
            </option>
          )}
        </For>
        <Show when={isUnknown()}>
          <option value={props.scope} selected>
            {t('bar.unknownTeam', { id: props.scope.slice(5) })}
          </option>
        </Show>
      </select>
      <svg viewBox="0 0 10 6" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true">
        <path d="M1 1l4 4 4-4" />
      </svg>
    </label>
  );
}
