import type { AlertRuleInput, AlertTryInput } from '@earshot/contracts';
import type { Route } from '../describe/routes.ts';
import { FOREIGN, type Organisation, SCOPE, sellerOf, TEAM, trackerOf, type Whose } from './roles-rig.ts';
import { pairScreen, shownCodeOf, showOf } from './screen-rig.ts';

/** How a route is called in a test: its method and address. */
export const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method} ${path}`;

/** Things of an address, by the names of its parameters. */
export type Entities = Readonly<Record<string, string>>;
type Make = (organisation: Organisation, whose: Whose) => Promise<Entities>;
type Body = (organisation: Organisation, whose: Whose) => object | Promise<object>;

const nameFor = (whose: Whose) => (whose === 'own' ? 'Something' : `Something ${FOREIGN}`);

const watchOf = (whose: Whose): AlertTryInput => ({
  ...{ figure: 'callsAnalysed', scope: SCOPE[whose], period: 'last7d' },
  ...{ condition: { kind: 'changesBy', amount: 1, withinMin: 60 }, pauseMin: 60 },
});
const ruleOf = (whose: Whose): AlertRuleInput => ({
  ...watchOf(whose),
  ...{ name: nameFor(whose), isOn: true },
});

async function screenInput({ server }: Organisation, whose: Whose) {
  const { code } = await shownCodeOf(server);
  return { code, name: nameFor(whose), show: showOf(SCOPE[whose]) };
}

/** Posts something as an admin; its id. */
async function made(organisation: Organisation, path: string, json: object): Promise<string> {
  const answer = await organisation.ask('admin', path, { json });
  const { id } = (await answer.json()) as { id?: string };
  if (id === undefined) throw new Error(`${path} made nothing: ${answer.status}`);
  return id;
}

/** What makes the things of an address, by its parameters. */
const MAKES: Readonly<Record<string, Make>> = {
  callId: async (organisation, whose) => ({ callId: await organisation.call(whose) }),
  'callId noteId': async (organisation, whose) => {
    const callId = await organisation.call(whose);
    return { callId, noteId: await organisation.note(callId) };
  },
  sellerId: async (_, whose) => ({ sellerId: sellerOf(whose) }),
  trackerId: async (organisation, whose) => ({ trackerId: await organisation.tracker(whose) }),
  screenId: async ({ server }, whose) => ({
    screenId: (await pairScreen(server, nameFor(whose), SCOPE[whose])).id,
  }),
  ruleId: async (organisation, whose) => ({
    ruleId: await made(organisation, '/v1/alert-rules', ruleOf(whose)),
  }),
};

/** Bodies that are accepted, of whose they are. */
const BODIES: Readonly<Record<string, Body>> = {
  'POST /v1/calls/{callId}/notes': () => ({ text: 'Call again' }),
  'PATCH /v1/calls/{callId}/notes/{noteId}': () => ({ text: 'Called' }),
  'POST /v1/trackers': (_, whose) => trackerOf(whose),
  'PUT /v1/trackers/{trackerId}': (_, whose) => trackerOf(whose),
  'PATCH /v1/trackers/{trackerId}': (_, whose) => ({ team: whose === 'all' ? null : TEAM[whose] }),
  'POST /v1/trackers/try': (_, whose) => ({
    phrases: ['price'],
    ...(whose !== 'all' && { team: TEAM[whose] }),
  }),
  'POST /v1/screens': screenInput,
  'PATCH /v1/screens/{screenId}': (_, whose) => ({ show: showOf(SCOPE[whose]) }),
  'POST /v1/screens/{screenId}/commands': () => ({ command: 'identify' }),
  'POST /v1/alert-rules': (_, whose) => ruleOf(whose),
  'POST /v1/alert-rules/try': (_, whose) => watchOf(whose),
  'PATCH /v1/alert-rules/{ruleId}': (_, whose) => ({ scope: SCOPE[whose] }),
};

/** Has a rule of each scope fire. */
export async function fireAlerts(organisation: Organisation): Promise<void> {
  for (const whose of ['own', 'foreign', 'all'] as const)
    await made(organisation, '/v1/alert-rules', ruleOf(whose));
  let fired: unknown[] = [];
  for (let i = 0; i < 20 && fired.length < 3; i++) {
    for (const whose of ['own', 'foreign'] as const) await organisation.call(whose);
    await new Promise((resolve) => setTimeout(resolve, 500));
    fired = (await (await organisation.ask('admin', '/v1/alerts')).json()) as unknown[];
  }
}

/** What makes the things that a route is about; undefined where nobody has said how. */
export function entitiesOf({ path }: Pick<Route, 'path'>): Make | undefined {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  return MAKES[names.filter((name) => name !== 'list').join(' ')];
}

/** What makes a body that a route accepts; undefined where it takes none, or nobody has said which. */
export function bodyOf(route: Pick<Route, 'method' | 'path'>): Body | undefined {
  return BODIES[nameOf(route)];
}
