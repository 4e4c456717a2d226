import type { Claim, Pairing, ScreenShow } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { hashOf, isSameHash, newSecret } from '../access/secrets.ts';
import { Refused } from '../operate/problem.ts';
import type { StoredScreen } from '../store/screens.ts';
import { Store } from '../store/store.ts';
import { codeIn, newCode, shownCode } from './codes.ts';
import { ScreenRegistry } from './registry.ts';

const CODE_MS = 10 * 60_000;
/** Screens that wait at a time: whoever asks for codes without end is refused, and Redis stays small. */
const MAX_WAITING = 300;
const ASK_EVERY_MS = 3_000;

/** What a claim comes to: `key` is the credential of a screen that has been paired. */
export type Claimed = { state: Exclude<Claim['state'], 'paired'> } | { state: 'paired'; key: string };

/**
 * How a new screen becomes one of ours: it shows a code and keeps a secret; somebody who may confirms the code; and whoever has the
 * secret is given the screen's credential. Knowing the code alone gives nothing.
 */
@Injectable()
export class Pairings {
  constructor(
    private readonly store: Store,
    private readonly registry: ScreenRegistry,
  ) {}

  async begin(nowMs: number): Promise<Pairing> {
    const secret = newSecret();
    const pairing = { secretHash: hashOf(secret), expiresAtMs: nowMs + CODE_MS };
    for (;;) {
      const code = newCode();
      const outcome = await this.store.pairings.begin(code, pairing, { nowMs, most: MAX_WAITING });
      if (outcome === 'taken') continue;
      if (outcome === 'full')
        throw new Refused({ code: 'rate_limited', message: 'Too many screens wait to be paired.' }, 30);
      const expiresAt = new Date(pairing.expiresAtMs).toISOString();
      // The code goes with the secret, so that the pairing is found by it.
      return { code: shownCode(code), secret: `${code}.${secret}`, expiresAt, askEveryMs: ASK_EVERY_MS };
    }
  }

  /** Makes a screen of the one that shows this code; undefined where none does, or no longer. */
  async confirm(
    typed: string,
    of: { name: string; show: ScreenShow; pairedBy: string },
    nowMs: number,
  ): Promise<StoredScreen | undefined> {
    const code = codeIn(typed);
    const pairing = code === undefined ? undefined : await this.store.pairings.find(code, nowMs);
    if (code === undefined || !pairing || pairing.screenId !== undefined) return undefined;
    const screen = await this.registry.make(of.name, of.show, of.pairedBy);
    const paired = { ...pairing, screenId: screen.id, expiresAtMs: nowMs + CODE_MS };
    if (await this.store.pairings.exchange(code, pairing, paired)) return screen;
    // Somebody else has confirmed it in between.
    await this.registry.revoke(screen.id);
    return undefined;
  }

  /** What has become of the pairing that this is the secret of. An answer that was lost can be asked for again. */
  async claim(secret: string, nowMs: number): Promise<Claimed> {
    const [code = '', own = ''] = secret.split('.');
    const pairing = await this.store.pairings.find(code, nowMs);
    if (!pairing || !isSameHash(pairing.secretHash, hashOf(own))) return { state: 'expired' };
    if (pairing.screenId === undefined) return { state: 'waiting' };
    const key = await this.registry.newKey(pairing.screenId);
    return key === undefined ? { state: 'expired' } : { state: 'paired', key };
  }
}
