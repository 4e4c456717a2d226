import type { NewToken, TokenInfo } from '@earshot/contracts';
import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import { createRead } from '../../live/read.ts';
import { send } from '../../live/send.ts';
import { useFrame } from '../frame-context.ts';
import { Panel } from '../panel.tsx';
import { createSaving, Outcome } from './outcome.tsx';
import './people/people.css';
import { TeamChoice } from './people/team-choice.tsx';

const ROLES = ['ingest', 'manager', 'admin'] as const;
type TokenRole = (typeof ROLES)[number];

/** Tokens of programs, and links that sign a person in. */
export function AccessPart() {
  const { t, format } = useI18n();
  const { timeZone, teams } = useFrame();
  const id = createUniqueId();
  const saving = createSaving();
  const read = createRead<TokenInfo[]>(() => '/v1/tokens');
  const [made, setMade] = createSignal<NewToken>();
  const [link, setLink] = createSignal<string>();
  const [role, setRole] = createSignal<TokenRole>('ingest');
  const [seen, see] = createSignal<string[]>();
  const teamName = (team: string) => teams().find((known) => known.id === team)?.name ?? team;
  const make = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { name, source } = Object.fromEntries(new FormData(form)) as Record<string, string>;
    const isManager = role() === 'manager';
    const input = {
      name,
      role: role(),
      ...(!isManager && source?.trim() !== '' && { source: source?.trim() }),
      ...(isManager && seen() && { teams: seen() }),
    };
    const token = await saving.run(() => send<NewToken>('POST', '/v1/tokens', input));
    if (token === undefined) return;
    setMade(token);
    setRole('ingest');
    see(undefined);
    form.reset();
    read.reread();
  };
  const revoke = async ({ id: token, name }: TokenInfo) => {
    if (!confirm(t('settings.access.confirm', { name }))) return;
    await saving.run(() => send('DELETE', `/v1/tokens/${encodeURIComponent(token)}`));
    read.reread();
  };
  const invite = async () => {
    const answer = await saving.run(() => send<{ url: string }>('POST', '/v1/sign-in-links', {}));
    setLink(answer?.url);
  };
  const endLinks = async () => {
    if (!confirm(t('settings.access.confirmEnd'))) return;
    const answer = await saving.run(() => send('DELETE', '/v1/sign-in-links'));
    if (answer) setLink();
  };
  return (
    <Panel read={read} title={t('settings.access.title')}>
      {(tokens) => (
        <>
          <p class="settings-why">{t('settings.access.why')}</p>
          <p class="settings-acts">
            <button type="button" class="quiet" disabled={saving.isBusy()} onClick={() => void invite()}>
              {t('settings.access.invite')}
            </button>
            <button type="button" class="quiet" disabled={saving.isBusy()} onClick={() => void endLinks()}>
              {t('settings.access.end')}
            </button>
          </p>
          <Show when={link()}>
            {(url) => (
              <p class="secret" role="status">
                {t('settings.access.link')} <code>{url()}</code>
              </p>
            )}
          </Show>
          <form class="settings-form" onSubmit={(event) => void make(event)}>
            <label for={`${id}-name`}>{t('settings.access.name')}</label>
            <input id={`${id}-name`} name="name" required maxlength={200} />
            <label for={`${id}-role`}>{t('settings.access.role')}</label>
            <select id={`${id}-role`} onChange={(event) => setRole(event.currentTarget.value as TokenRole)}>
              <For each={ROLES}>
                {(each) => (
                  <option value={each} selected={role() === each}>
                    {t(`settings.access.roles.${each}`)}
                  </option>
                )}
              </For>
            </select>
            <Show
              when={role() === 'manager'}
              fallback={
                <>
                  <label for={`${id}-source`}>{t('settings.access.source')}</label>
                  <input id={`${id}-source`} name="source" maxlength={200} />
                </>
              }
            >
              <TeamChoice teams={seen()} onChoose={see} />
            </Show>
            <p class="settings-acts">
              <button
                type="submit"
                class="main"
                disabled={saving.isBusy() || (role() === 'manager' && seen()?.length === 0)}
              >
                {t('settings.access.make')}
              </button>
            </p>
          </form>
          <Outcome saving={saving} />
          <Show when={made()}>
            {(token) => (
              <p class="secret" role="status">
                {t('settings.access.onlyNow', { name: token().name })} <code>{token().token}</code>
              </p>
            )}
          </Show>
          <ul class="settings-list">
            <For each={tokens()} fallback={<li>{t('settings.access.none')}</li>}>
              {(token) => (
                <li class="settings-row">
                  <span>
                    <strong>{token.name}</strong>{' '}
                    <span class="of-all">
                      {t(`settings.access.roles.${token.role}`)}
                      <Show when={token.source}>{(source) => ` · ${source()}`}</Show>
                      <Show when={token.teams}>{(own) => ` · ${format().list(own().map(teamName))}`}</Show> ·{' '}
                      {format().date(token.createdAt, timeZone())}
                    </span>
                  </span>
                  <button
                    type="button"
                    class="quiet"
                    disabled={saving.isBusy()}
                    aria-label={t('settings.access.revokeOne', { name: token.name })}
                    onClick={() => void revoke(token)}
                  >
                    {t('settings.access.revoke')}
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
