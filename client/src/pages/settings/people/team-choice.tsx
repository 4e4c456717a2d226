import { createUniqueId, For, Show } from 'solid-js';
import { useI18n } from '../../../i18n/index.tsx';
import { useFrame } from '../../frame-context.ts';

interface TeamChoiceProps {
  /** Undefined: all of them. */
  teams: readonly string[] | undefined;
  onChoose: (teams: string[] | undefined) => void;
}

/** All teams, or only some. Teams that have no seller any more stay to be seen and to be taken off. */
export function TeamChoice(props: TeamChoiceProps) {
  const { t } = useI18n();
  const { teams } = useFrame();
  const id = createUniqueId();
  const isChosen = (team: string) => props.teams?.includes(team) === true;
  const known = () => {
    const gone = (props.teams ?? []).filter((team) => !teams().some((each) => each.id === team));
    return [...teams(), ...gone.map((team) => ({ id: team, name: team }))];
  };
  const toggle = (team: string) =>
    props.onChoose(
      isChosen(team) ? props.teams?.filter((each) => each !== team) : [...(props.teams ?? []), team],
    );
  return (
    <fieldset class="settings-kinds team-choice">
      <legend>{t('people.teams')}</legend>
      <label>
        <input
          type="radio"
          name={`${id}-teams`}
          checked={props.teams === undefined}
          onChange={() => props.onChoose(undefined)}
        />
        {t('people.allTeams')}
      </label>
      <label>
        <input
          type="radio"
          name={`${id}-teams`}
          checked={props.teams !== undefined}
          onChange={() => props.onChoose([])}
        />
        {t('people.someTeams')}
      </label>
      <Show when={props.teams}>
        {(chosen) => (
          <div class="team-choices">
            <For each={known()} fallback={<p class="settings-why">{t('people.noTeams')}</p>}>
              {(team) => (
                <label>
                  <input type="checkbox" checked={isChosen(team.id)} onChange={() => toggle(team.id)} />
                  {team.name}
                </label>
              )}
            </For>
            <Show when={chosen().length === 0 && known().length > 0}>
              <p class="settings-why">{t('people.teamMissing')}</p>
            </Show>
          </div>
        )}
      </Show>
    </fieldset>
  );
}
