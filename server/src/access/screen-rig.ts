import type { Scope, ScreenShow } from '@earshot/contracts';
import { Pairings } from '../screens/pairing.ts';
import type { TestApp } from '../testing/app.ts';

/** What a screen of a test shows. */
export const showOf = (scope: Scope): ScreenShow => ({
  scope,
  period: 'last7d',
  playlist: [{ kind: 'numbers', seconds: 30 }],
  language: 'en',
  theme: 'dark',
  lightFrom: '07:00',
  darkFrom: '19:00',
  overscanPercent: 0,
  isPrivate: false,
  showsLastNonEmpty: false,
  celebrates: false,
  hasSound: false,
  thresholds: [],
});

/** A code that a new screen shows. */
export async function shownCodeOf(server: TestApp): Promise<{ code: string; secret: string }> {
  return server.app.get(Pairings, { strict: false }).begin(Date.now());
}

/** A paired screen, made past the limits that keep people from trying codes; its credential is still to be claimed. */
export async function pairScreen(
  server: TestApp,
  name: string,
  scope: Scope,
): Promise<{ id: string; secret: string }> {
  const { code, secret } = await shownCodeOf(server);
  const of = { name, show: showOf(scope), pairedBy: 'Mia' };
  const screen = await server.app.get(Pairings, { strict: false }).confirm(code, of, Date.now());
  return { id: screen!.id, secret };
}
