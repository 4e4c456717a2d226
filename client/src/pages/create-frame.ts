import type { SessionInfo, TeamInfo, ViewOpen } from '@earshot/contracts';
import { useSearchParams } from '@solidjs/router';
import { createEffect, createMemo, createResource, on, onCleanup } from 'solid-js';
import type { Session } from '../access/session.ts';
import { loadOrganisation } from '../controls/organisation.ts';
import { addressOf, isSameRequest, requestOf } from '../controls/request-url.ts';
import { loadTeams } from '../controls/teams.ts';
import { makeConnection } from '../live/connection.ts';
import { createTicks } from '../live/ticks.ts';
import { createView } from '../live/view-store.ts';
import type { Frame } from './frame-context.ts';

/** Pages read anew what they show this often at most. */
const READ_EVERY_MS = 2_000;

/** One connection and one live view for all pages: going from one to the next opens nothing anew. */
export function createFrame(session: Session): Frame & { reachTeams: () => void } {
  const [address, setAddress] = useSearchParams();
  const request = createMemo(() => requestOf(address), undefined, { equals: isSameRequest });
  const [teams, { refetch: reachTeams }] = createResource<TeamInfo[]>(loadTeams, { initialValue: [] });
  const [organisation, { refetch }] = createResource<SessionInfo['organisation']>(loadOrganisation);

  const connection = makeConnection();
  onCleanup(connection.end);
  const view = createView(connection, request);
  createEffect(
    on(
      () => view.refused() ?? connection.refusal(),
      (code) => {
        if (code === 'unauthorized') void session.check();
      },
    ),
  );
  // What the server could not tell at first it tells after the next connection.
  createEffect(
    on(connection.state, (state) => {
      if (state === 'online' && !organisation.loading && organisation.latest === undefined) void refetch();
    }),
  );
  // So it does when figures are shown anew: the currency may be another.
  createEffect(on(view.epoch, () => organisation.loading || void refetch(), { defer: true }));
  const role = () => session.info()?.role ?? '';
  return {
    session,
    connection,
    request,
    choose: (next: Partial<ViewOpen>) => setAddress(addressOf({ ...request(), ...next })),
    view,
    teams: () => teams.latest,
    currency: () => organisation.latest?.currency ?? '',
    timeZone: () => view.snapshot()?.period.timeZone ?? organisation.latest?.timeZone,
    changes: createTicks(view.changes, READ_EVERY_MS),
    mayEdit: () => ['admin', 'manager'].includes(role()),
    isAdmin: () => role() === 'admin',
    reachTeams: () => void reachTeams(),
  };
}
