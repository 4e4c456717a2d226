import { useLocation } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import type { Session } from '../access/session.ts';
import { AlertNotices } from '../alerts/alert-notices.tsx';
import { createAlertLog } from '../alerts/create-alert-log.ts';
import { createNotices } from '../alerts/create-notices.ts';
import { useI18n } from '../i18n/index.tsx';
import { CurrencyProvider } from '../i18n/money.tsx';
import { BuildNotice } from './build-notice.tsx';
import { createFrame } from './create-frame.ts';
import { choicesOn } from './destinations.ts';
import { FrameContext } from './frame-context.ts';
import './frame.css';
import { NoTeamNotice } from './no-team-notice.tsx';
import { Notice } from './notice.tsx';
import { SignedOut } from './signed-out.tsx';
import { TopBar } from './top-bar.tsx';

/** After this long a time of day needs its date. */
const LONG_AGO_MS = 12 * 3_600_000;

/** What all pages for those who are signed in share: the bar, the connection, and what keeps figures from being of this moment. */
export function Frame(props: { session: Session; children?: JSX.Element }) {
  const checked = props.session.check();
  return (
    <Show when={props.session.state() !== 'signedOut'} fallback={<SignedOut session={props.session} />}>
      <SignedIn session={props.session} checked={checked}>
        {props.children}
      </SignedIn>
    </Show>
  );
}

interface SignedInProps {
  session: Session;
  /** Settled when the server has said, or has failed to say, who is signed in. */
  checked: Promise<void>;
  children?: JSX.Element;
}

function SignedIn(props: SignedInProps) {
  const { t, format } = useI18n();
  const frame = createFrame(props.session, props.checked);
  const { connection, view, request, choose, refusal } = frame;
  const location = useLocation();
  const choices = () => choicesOn(location.pathname);
  const info = props.session.info;
  const alerts = createAlertLog(connection, () => info() && (info()?.account?.id ?? ''));
  const notices = createNotices(connection, alerts.read.data);

  const lastUpdate = () => {
    const at = view.asOf();
    if (at === undefined) return undefined;
    const isLongAgo = (view.staleness().ageMs ?? 0) > LONG_AGO_MS;
    return `${isLongAgo ? `${format().date(at)} ` : ''}${format().exactTime(at)}`;
  };
  return (
    <FrameContext.Provider value={frame}>
      <CurrencyProvider currency={frame.currency()}>
        <a class="skip" href="#content" target="_self">
          {t('app.skip')}
        </a>
        <TopBar
          choices={choices()}
          request={request()}
          teams={frame.teams()}
          hasAllTeams={frame.seesAll()}
          timeZone={frame.timeZone()}
          nowMs={connection.nowMs}
          staleness={refusal() === undefined ? view.staleness() : undefined}
          lastUpdate={lastUpdate()}
          refusesCalls={connection.refusesCalls()}
          alerts={alerts}
          userName={info()?.name}
          onChoose={choose}
          onReachTeams={frame.reachTeams}
          signOut={props.session.leave}
        />
        <main id="content" tabindex="-1" class="page">
          <Notice
            staleness={view.staleness()}
            lastUpdate={lastUpdate()}
            refused={refusal()}
            seesAll={frame.seesAll()}
            onShowEverything={() => choose({ scope: 'all', period: { kind: 'allTime' } })}
          />
          <BuildNotice />
          <Show when={refusal() === undefined}>
            <Show when={choices() === 'both' && frame.missingTeam()} fallback={props.children}>
              {(team) => <NoTeamNotice team={team()} onShowAll={() => choose({ scope: 'all' })} />}
            </Show>
          </Show>
        </main>
        <AlertNotices notices={notices} teams={frame.teams()} timeZone={frame.timeZone()} />
      </CurrencyProvider>
    </FrameContext.Provider>
  );
}
