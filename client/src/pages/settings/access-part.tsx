import type { NewToken, TokenInfo } from '@earshot/contracts';
import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import { createRead } from '../../live/read.ts';
import { send } from '../../live/send.ts';
import { useFrame } from '../frame-context.ts';
import { Panel } from '../panel.tsx';
import { createSaving, Outcome } from './outcome.tsx';

const ROLES = ['ingest', 'manager', 'admin'] as const;

/** Tokens of programs, and links that sign a person in. */
export function AccessPart() {
  const { t, format } = useI18n();
  const { timeZone } = useFrame();
  const id = createUniqueId();
  const saving = createSaving();
  const read = createRead<TokenInfo[]>(() => '/v1/tokens');
  const [made, setMade] = createSignal<NewToken>();
  const [link, setLink] = createSignal<string>();
  const make = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { name, role, source } = Object.fromEntries(new FormData(form)) as Record<string, string>;
    const bound = source?.trim() !== '' && role !== 'manager' ? { source: source?.trim() } : {};
    const token = await saving.run(() => send<NewToken>('POST', '/v1/tokens', { name, role, ...bound }));
    if (token === undefined) return;
    setMade(token);
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
  return (
    <Panel read={read} title={t('settings.access.title')}>
      {(tokens) => (
        <>
          <p class="settings-why">{t('settings.access.why')}</p>
          <p class="settings-acts">
            <button type="button" class="quiet" disabled={saving.isBusy()} onClick={() => void invite()}>
              {t('settings.access.invite')}
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
            <select id={`${id}-role`} name="role">
              <For each={ROLES}>
                {(role) => <option value={role}>{t(`settings.access.roles.${role}`)}</option>}
              </For>
            </select>
            <label for={`${id}-source`}>{t('settings.access.source')}</label>
            <input id={`${id}-source`} name="source" maxlength={200} />
            <p class="settings-acts">
              <button type="submit" class="main" disabled={saving.isBusy()}>
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
                      <Show when={token.source}>{(source) => ` · ${source()}`}</Show> ·{' '}
                      {format().date(token.createdAt, timeZone())}
                    </span>
                  </span>
                  <button
                    type="button"
                    class="quiet"
                    disabled={saving.isBusy()}
                    aria-label={t('settings.deleteOne', { name: token.name })}
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
