import type { Account } from '@earshot/contracts';
import { Show } from 'solid-js';
import { useI18n } from '../../../i18n/index.tsx';
import { useFrame } from '../../frame-context.ts';
import { ActsMenu } from '../acts-menu.tsx';

/** What can be done with somebody's account. */
export type PersonAct = 'change' | 'link' | 'signOut' | 'unlink' | 'disable' | 'enable' | 'delete';

interface PersonRowProps {
  account: Account;
  isYou: boolean;
  isBusy: boolean;
  ago: (at: string) => string;
  onAct: (act: PersonAct) => void;
}

/** Somebody with an account: who, what they may see, when they were last here, and how they sign in. */
export function PersonRow(props: PersonRowProps) {
  const { t, format } = useI18n();
  const { teams } = useFrame();
  const nameOf = (id: string) => teams().find((team) => team.id === id)?.name ?? id;
  const seen = () => {
    if (props.account.role === 'admin') return t('people.allTeams');
    return props.account.teams === undefined
      ? t('people.allTeams')
      : format().list(props.account.teams.map(nameOf));
  };
  const ways = () => {
    const known = [
      ...(props.account.hasPassword ? [t('people.ways.password')] : []),
      ...(props.account.hasProvider ? [t('people.ways.provider')] : []),
    ];
    return known.length === 0 ? t('people.ways.none') : format().list(known);
  };
  const acts = (): PersonAct[] => {
    const unlink: PersonAct[] = props.account.hasProvider ? ['unlink'] : [];
    return props.account.isDisabled
      ? ['change', ...unlink, 'enable', 'delete']
      : ['change', 'link', 'signOut', ...unlink, 'disable', 'delete'];
  };
  return (
    <div class="person" classList={{ 'is-off': props.account.isDisabled }}>
      <div>
        <strong>{props.account.name}</strong>
        <Show when={props.isYou}>
          {' '}
          <span class="of-all">({t('people.you')})</span>
        </Show>
        <p class="settings-why">{props.account.email}</p>
      </div>
      <div>
        {t(`people.roles.${props.account.role}`)}
        <Show when={props.account.isDisabled}>
          {' '}
          <span class="wrong">· {t('people.isDisabled')}</span>
        </Show>
        <p class="settings-why">{seen()}</p>
      </div>
      <div>
        <Show when={props.account.lastSeenAt} fallback={t('people.neverSeen')}>
          {(at) => t('people.lastSeen', { ago: props.ago(at()) })}
        </Show>
        <p class="settings-why">{ways()}</p>
      </div>
      <ActsMenu
        title={t('people.actsOn', { name: props.account.name })}
        acts={acts()}
        nameOf={(act) => t(`people.acts.${act}`)}
        final="delete"
        isBusy={props.isBusy}
        onAct={props.onAct}
      />
    </div>
  );
}
