import type { EarshotEvent, Pairing, Tracker } from '@earshot/contracts';
import type { System } from '../scenarios/harness.ts';
import { randomStream } from '../scenarios/random-stream.ts';
import { SHOW } from './paired-screen.ts';

export const TRACKERS: readonly Tracker[] = [
  { id: 'price', kind: 'keyword', label: 'Price', phrases: ['price', 'τιμή'] },
  { id: 'contract', kind: 'keyword', label: 'Contract', phrases: ['contract'] },
  { id: 'relecta', kind: 'competitor', label: 'Relecta', phrases: ['Relecta'] },
];

/** The call that is walked to; its id has to be escaped in addresses. */
export const CALL_ID = 'walked/call';
/** Where in it, in seconds, the customer mentions the price. */
export const PRICE_AT_SEC = 12;

/** The newest call of all, with everything that a summary can show. */
export function walkedCall(nowMs: number): EarshotEvent {
  const at = (agoMs: number) => new Date(nowMs - agoMs).toISOString();
  const said = (speaker: 'seller' | 'customer', start: number, text: string, sentiment: number) => ({
    ...{ speaker, start, end: start + 5, text, sentiment },
  });
  return {
    ...{ id: 'walked', source: 'walk', time: at(0), type: 'call.finished' },
    data: {
      ...{ callId: CALL_ID, startedAt: at(90_000), endedAt: at(1_000), language: 'en', channel: 'phone' },
      seller: { id: 'walker', name: 'Maximiliana Featherstonehaugh', team: { id: 'north', name: 'Norden' } },
      customer: { id: 'walked-customer', name: 'Αλεξάνδρα Παπαδοπούλου', account: 'Wren Travel' },
      opportunityId: 'walked-deal',
      segments: [
        said('seller', 0, 'Good morning! What would help you most?', 0.2),
        said('customer', 6, 'We use Salesforce today, and Relecta made us an offer.', -0.1),
        said('customer', PRICE_AT_SEC, 'Their price is terrible, and the wombat is loud.', -0.8),
        said('seller', 18, 'Our contract has one price for everything.', 0.4),
        ...Array.from({ length: 12 }, (_, i) =>
          said(i % 2 ? 'seller' : 'customer', 24 + 5 * i, `That is point number ${i + 1} of the list.`, 0),
        ),
      ],
    },
  };
}

/** Months of calls, deals and engagements of nine sellers, and the call that is walked to with its deal. */
export function walkedWorld(nowMs: number): EarshotEvent[] {
  const deal: EarshotEvent = {
    ...{
      id: 'walked-deal',
      source: 'walk',
      time: new Date(nowMs).toISOString(),
      type: 'opportunity.changed',
    },
    data: {
      ...{ opportunityId: 'walked-deal', seller: { id: 'walker' }, name: 'Wren Travel 2027', status: 'open' },
      ...{ estimatedRevenue: 250_000, stage: 'Offer', createdAt: new Date(nowMs - 86_400_000).toISOString() },
    },
  };
  return [...randomStream('walk', 120, nowMs), deal, walkedCall(nowMs)];
}

/** One of each that the settings list: somebody invited, a token, a rule, and a screen that is off. */
export async function furnish(system: System): Promise<void> {
  const make = async (path: string, body: object): Promise<unknown> => {
    const answer = await system.fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
  await make('/v1/accounts', {
    email: 'eleni@team.example',
    name: 'Ελένη',
    role: 'manager',
    teams: ['north'],
  });
  await make('/v1/tokens', { name: 'Dialer', source: 'dialer' });
  await make('/v1/alert-rules', {
    ...{ name: 'Mood', figure: 'negativeShare', scope: 'team:north', period: 'last7d', pauseMin: 60 },
    ...{ condition: { kind: 'changesBy', amount: 0.1, withinMin: 1_440 }, isOn: true },
  });
  const { code } = (await make('/v1/screens/pairing', {})) as Pairing;
  await make('/v1/screens', { code, name: 'Sales floor', show: SHOW });
}
