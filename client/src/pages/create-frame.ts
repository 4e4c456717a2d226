import type { ErrorCode, SessionInfo, TeamInfo, ViewOpen } from '@earshot/contracts';
import { useSearchParams } from '@solidjs/router';
import { createEffect, createMemo, on, onCleanup } from 'solid-js';
import { createSeenTeams } from '../access/seen-teams.ts';
import type { Session } from '../access/session.ts';
import { addressOf, isSameRequest, requestOf } from '../controls/request-url.ts';
import { makeConnection } from '../live/connection.ts';
import { createRead } from '../live/read.ts';
import { createTicks } from '../live/ticks.ts';
import { createView } from '../live/view-store.ts';
import type { Frame } from './frame-context.ts';

/** Pages read anew what they show this often at most. */
const READ_EVERY_MS = 2_000;
/** A page of a team that nobody is in looks so often whether somebody is. */
const TEAM_LOOKED_FOR_MS = 15_000;

/** What only the frame itself needs. */
interface OuterFrame extends Frame {
  /** Why the server shows this reader nothing of what was asked for. */
  refusal: () => ErrorCode | undefined;
  /** The team that is asked for where nobody is in it; undefined where somebody is, or while nobody can say. */
  missingTeam: () => string | undefined;
  /** The list of teams is about to be looked at. */
  reachTeams: () => void;
}

/**
 * One connection and one live view for all pages: going from one to the next opens nothing anew.
 *
 * @param checked settled when it is known who is signed in, or that nobody can say: nothing is connected to before
 */
export function createFrame(session: Session, checked: Promise<void>): OuterFrame {
  const [address, setAddress] = useSearchParams();
  const seen = createSeenTeams(session.info);
  const request = createMemo(() => requestOf(address, seen()), undefined, { equals: isSameRequest });
  const connection = makeConnection(session.state() === 'signedIn' ? {} : { after: checked });
  onCleanup(connection.end);
  const view = createView(connection, request);
  const refusal = () => view.refused() ?? connection.refusal();
  // Who looks may be somebody else by now, or see other teams.
  createEffect(
    on(refusal, (code) => {
      if (code === 'unauthorized' || code === 'forbidden') void session.check();
    }),
  );
  // A session that was ended elsewhere is nobody's from now on, not only from the next attempt to connect.
  onCleanup(
    connection.listen({
      bye: ({ reason }) => {
        if (reason === 'unauthorized') void session.check();
      },
    }),
  );
  // Figures shown anew may be in another currency; after a connection was lost there may be other teams.
  const shownAnew = createMemo(() => [view.epoch(), connection.state() === 'online']);
  const teams = createRead<TeamInfo[]>(() => '/v1/teams', shownAnew);
  const whoAndWhere = createRead<SessionInfo>(() => '/v1/session', shownAnew);
  const organisation = () => whoAndWhere.data()?.organisation;
  const teamsByName = createMemo(() => (teams.data() ?? []).toSorted((a, b) => a.name.localeCompare(b.name)));
  const changes = createTicks(view.changes, READ_EVERY_MS);
  const missingTeam = createMemo(() => {
    const { scope } = request();
    const known = teams.data();
    // Who sees some teams only is refused any other, and has these whoever is in them.
    if (scope === 'all' || known === undefined || session.info() === undefined || seen()) return undefined;
    return known.some(({ id }) => scope === `team:${id}`) ? undefined : scope.slice('team:'.length);
  });
  // The list may be older than the team.
  createEffect(on([missingTeam, changes], ([team]) => team !== undefined && teams.reread()));
  // Whoever joins it need not move a figure of it.
  createEffect(() => {
    if (missingTeam() === undefined) return;
    const again = setInterval(teams.reread, TEAM_LOOKED_FOR_MS);
    onCleanup(() => clearInterval(again));
  });
  const role = () => session.info()?.role ?? '';
  return {
    session,
    connection,
    request,
    choose: (next: Partial<ViewOpen>) => setAddress(addressOf({ ...request(), ...next })),
    view,
    teams: teamsByName,
    currency: () => organisation()?.currency ?? '',
    timeZone: () => view.snapshot()?.period.timeZone ?? organisation()?.timeZone,
    changes,
    mayEdit: () => ['admin', 'manager'].includes(role()),
    isAdmin: () => role() === 'admin',
    seesAll: () => seen() === undefined,
    // Until it is known which teams somebody sees, too much may be asked for.
    refusal: () => (session.info() === undefined && refusal() === 'forbidden' ? undefined : refusal()),
    missingTeam,
    reachTeams: teams.reread,
  };
}
