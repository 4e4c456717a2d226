import type { OwnSession } from '@earshot/contracts';
import { createMemo, For, Show } from 'solid-js';
import { useI18n } from '../../../i18n/index.tsx';
import { createRead, type Read } from '../../../live/read.ts';
import { send } from '../../../live/send.ts';
import { useFrame } from '../../frame-context.ts';
import { Panel } from '../../panel.tsx';
import { createRows } from '../../rows.ts';
import { createSaving, Outcome } from '../outcome.tsx';
import { createAgo } from './create-ago.ts';
import { OwnPassword } from './own-password.tsx';
import './people.css';

/** What somebody has to themselves: their password, and where they are signed in. */
export function OwnPart() {
  const { t } = useI18n();
  const { session } = useFrame();
  const account = () => session.info()?.account;
  const sessions = createRead<OwnSession[]>(() => (account() === undefined ? undefined : '/v1/sessions'));
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
            <OwnPassword email={own().email} hasPassword={own().hasPassword} onChanged={sessions.reread} />
          </section>
          <OwnSessions read={sessions} />
        </>
      )}
    </Show>
  );

  function role() {
    return session.info()?.role === 'admin' ? 'admin' : 'manager';
  }
}

function OwnSessions(props: { read: Read<OwnSession[]> }) {
  const { t, plural, format } = useI18n();
  const { session, timeZone } = useFrame();
  const saving = createSaving();
  const ago = createAgo();
  const others = () => (props.read.data() ?? []).filter(({ isThisOne }) => !isThisOne);
  const inOrder = createMemo(() =>
    (props.read.data() ?? []).toSorted(
      (a, b) => Number(b.isThisOne) - Number(a.isThisOne) || b.lastSeenAt.localeCompare(a.lastSeenAt),
    ),
  );
  const rows = createRows(inOrder, ({ id }) => id);
  const nameOf = ({ browser }: OwnSession) => browser ?? t('account.unknownBrowser');
  const signOut = async ({ id, isThisOne }: OwnSession) => {
    if (isThisOne) {
      await saving.run(async () =>
        (await session.leave())
          ? { ok: true, answer: {} }
          : { ok: false, failure: { code: 'unreachable' } as const },
      );
      return;
    }
    await saving.run(() => send('DELETE', `/v1/sessions/${encodeURIComponent(id)}`));
    props.read.reread();
  };
  const signOutOthers = async () => {
    await saving.run(() => send('DELETE', '/v1/sessions'));
    props.read.reread();
  };
  return (
    <Panel read={props.read} title={t('account.sessions')}>
      {() => (
        <>
          <ul class="settings-list">
            <For each={rows.ids()}>
              {(id) => (
                <Show when={rows.row(id)}>
                  {(each) => (
                    <li class="settings-row">
                      <div>
                        <strong>{nameOf(each())}</strong>
                        <Show when={each().isThisOne}>
                          {' '}
                          <span class="of-all">({t('account.here')})</span>
                        </Show>
                        <p class="settings-why">
                          {t('account.since', {
                            date: format().date(each().createdAt, timeZone()),
                            ago: ago(each().lastSeenAt),
                          })}
                        </p>
                      </div>
                      <button
                        type="button"
                        class="quiet"
                        disabled={saving.isBusy()}
                        aria-label={t('account.signOutOne', { browser: nameOf(each()) })}
                        onClick={() => void signOut(each())}
                      >
                        {t('account.signOut')}
                      </button>
                    </li>
                  )}
                </Show>
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
