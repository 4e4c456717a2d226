import type { OwnSession } from '@earshot/contracts';
import { For, Show } from 'solid-js';
import { useI18n } from '../../../i18n/index.tsx';
import { createRead } from '../../../live/read.ts';
import { send } from '../../../live/send.ts';
import { useFrame } from '../../frame-context.ts';
import { Panel } from '../../panel.tsx';
import { createSaving, Outcome } from '../outcome.tsx';
import { createAgo } from './create-ago.ts';
import { OwnPassword } from './own-password.tsx';
import './people.css';

/** What somebody has to themselves: their password, and where they are signed in. */
export function OwnPart() {
  const { t } = useI18n();
  const { session } = useFrame();
  const account = () => session.info()?.account;
  return (
    <Show
      when={account()}
      fallback={
        <section class="panel" aria-label={t('account.title')}>
          <h2>{t('account.title')}</h2>
          <p class="settings-why">{session.info() && t('account.none')}</p>
        </section>
      }
    >
      {(own) => (
        <>
          <section class="panel" aria-label={t('account.title')}>
            <h2>{session.info()?.name}</h2>
            <p class="settings-why">
              {t('account.who', { email: own().email, role: t(`people.roles.${role()}`) })}
            </p>
            <OwnPassword email={own().email} hasPassword={own().hasPassword} />
          </section>
          <OwnSessions />
        </>
      )}
    </Show>
  );

  function role() {
    return session.info()?.role === 'admin' ? 'admin' : 'manager';
  }
}

function OwnSessions() {
  const { t, plural, format } = useI18n();
  const { session, timeZone } = useFrame();
  const read = createRead<OwnSession[]>(() => '/v1/sessions');
  const saving = createSaving();
  const ago = createAgo();
  const others = () => (read.data() ?? []).filter(({ isThisOne }) => !isThisOne);
  const inOrder = (sessions: readonly OwnSession[]) =>
    sessions.toSorted(
      (a, b) => Number(b.isThisOne) - Number(a.isThisOne) || b.lastSeenAt.localeCompare(a.lastSeenAt),
    );
  const nameOf = ({ browser }: OwnSession) => browser ?? t('account.unknownBrowser');
  const signOut = async ({ id, isThisOne }: OwnSession) => {
    if (isThisOne) {
      await session.leave();
      return;
    }
    await saving.run(() => send('DELETE', `/v1/sessions/${encodeURIComponent(id)}`));
    read.reread();
  };
  const signOutOthers = async () => {
    await saving.run(() => send('DELETE', '/v1/sessions'));
    read.reread();
  };
  return (
    <Panel read={read} title={t('account.sessions')}>
      {(sessions) => (
        <>
          <ul class="settings-list">
            <For each={inOrder(sessions())}>
              {(each) => (
                <li class="settings-row">
                  <div>
                    <strong>{nameOf(each)}</strong>
                    <Show when={each.isThisOne}>
                      {' '}
                      <span class="of-all">({t('account.here')})</span>
                    </Show>
                    <p class="settings-why">
                      {t('account.since', {
                        date: format().date(each.createdAt, timeZone()),
                        ago: ago(each.lastSeenAt),
                      })}
                    </p>
                  </div>
                  <button
                    type="button"
                    class="quiet"
                    disabled={saving.isBusy()}
                    aria-label={t('account.signOutOne', { browser: nameOf(each) })}
                    onClick={() => void signOut(each)}
                  >
                    {t('account.signOut')}
                  </button>
                </li>
              )}
            </For>
          </ul>
          <div class="sessions-foot">
            <span class="settings-why">
              {others().length === 0 ? t('account.onlyHere') : plural('account.others', others().length)}
            </span>
            <Show when={others().length > 0}>
              <button
                type="button"
                class="quiet"
                disabled={saving.isBusy()}
                onClick={() => void signOutOthers()}
              >
                {t('account.signOutOthers')}
              </button>
            </Show>
          </div>
          <Outcome saving={saving} />
        </>
      )}
    </Panel>
  );
}
