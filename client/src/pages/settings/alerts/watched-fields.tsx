import type { Scope } from '@earshot/contracts';
import { createUniqueId, For, Show } from 'solid-js';
import { hasPeriod } from '../../../alerts/figure-link.ts';
import { FIXED_KINDS, PERIOD_NAMES } from '../../../controls/request-url.ts';
import { useI18n } from '../../../i18n/index.tsx';
import { useFrame } from '../../frame-context.ts';
import { FigureSelect } from '../figure-select.tsx';
import type { RuleDraft } from './rule-draft.ts';

interface WatchedFieldsProps {
  draft: RuleDraft;
  /** The sum of all teams is for those who see them all. */
  seesAll: boolean;
  onChange: (change: Partial<RuleDraft>) => void;
}

/** What a rule watches: a figure, whose, and over which time where that makes another one of it. */
export function WatchedFields(props: WatchedFieldsProps) {
  const { t } = useI18n();
  const { teams } = useFrame();
  const id = createUniqueId();
  const scopes = () => {
    const offered: { scope: Scope; name: string }[] = [
      ...(props.seesAll ? [{ scope: 'all' as const, name: t('bar.allTeams') }] : []),
      ...teams().map((team) => ({ scope: `team:${team.id}` as const, name: team.name })),
    ];
    const { scope } = props.draft;
    const isThere = offered.some((one) => one.scope === scope);
    return isThere ? offered : [...offered, { scope, name: scope.slice('team:'.length) }];
  };
  return (
    <>
      <label for={`${id}-figure`}>{t('alerts.form.figure')}</label>
      <FigureSelect
        id={`${id}-figure`}
        figure={props.draft.figure}
        onChoose={(figure) => props.onChange({ figure })}
      />
      <label for={`${id}-scope`}>{t('alerts.form.scope')}</label>
      <select
        id={`${id}-scope`}
        onChange={(event) => props.onChange({ scope: event.currentTarget.value as Scope })}
      >
        <For each={scopes()}>
          {(one) => (
            <option value={one.scope} selected={props.draft.scope === one.scope}>
              {one.name}
            </option>
          )}
        </For>
      </select>
      <Show when={hasPeriod(props.draft.figure)}>
        <label for={`${id}-period`}>{t('alerts.form.period')}</label>
        <select
          id={`${id}-period`}
          onChange={(event) => props.onChange({ period: event.currentTarget.value as RuleDraft['period'] })}
        >
          <For each={FIXED_KINDS}>
            {(kind) => (
              <option value={kind} selected={props.draft.period === kind}>
                {t(PERIOD_NAMES[kind])}
              </option>
            )}
          </For>
        </select>
      </Show>
    </>
  );
}
