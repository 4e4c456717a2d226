import { Injectable } from '@nestjs/common';
import { Refused } from '../operate/problem.ts';
import { RateLimit } from '../operate/rate-limit.ts';

const WINDOW_SEC = 15 * 60;
/** Wrong passwords of one account from one address: a person has mistyped by then. */
const PAIR_TRIES = 10;
/** Of one account from anywhere, and of one address for any account: many people may share one. */
const WIDE_TRIES = 100;

/** Whose password is tried, and from where. */
export interface Attempt {
  /** Names the account: an address as it was typed, or an id. */
  account: string;
  address: string;
}

/**
 * How often passwords may be guessed, counted by this server alone. An account is shut from one address long before it is shut from
 * all, so that nobody at one address locks its owner out elsewhere. Ten addresses with ten wrong passwords each do: until their
 * window is over, 15 minutes at most and again for as long as they go on, nobody signs in to that account here by its password.
 */
@Injectable()
export class SignInLimits {
  private readonly byPair = new RateLimit({ requests: PAIR_TRIES, windowSec: WINDOW_SEC });
  private readonly byAddress = new RateLimit({ requests: WIDE_TRIES, windowSec: WINDOW_SEC });
  private readonly byAccount = new RateLimit({ requests: WIDE_TRIES, windowSec: WINDOW_SEC });

  /**
   * Has a password compared, which answers undefined where it was wrong, and counts it as wrong unless it was right or could not be compared. It
   * counts before that is known, so that many at once are no way around. Throws the refusal where too many were wrong.
   */
  async count<T>(attempt: Attempt, compare: () => Promise<T | undefined>): Promise<T | undefined> {
    const counted: [RateLimit, string][] = [];
    let isWrong = false;
    try {
      for (const [limit, key] of this.countsOf(attempt)) {
        await demandRoom(limit, key);
        counted.push([limit, key]);
      }
      const compared = await compare();
      isWrong = compared === undefined;
      return compared;
    } finally {
      // Nor does a try count that another limit has refused: nothing was compared.
      if (!isWrong) for (const [limit, key] of counted) await limit.giveBack(key);
    }
  }

  private countsOf({ account, address }: Attempt): [RateLimit, string][] {
    const name = account.toLowerCase();
    return [
      [this.byPair, `${address} ${name}`],
      [this.byAddress, address],
      [this.byAccount, name],
    ];
  }
}

async function demandRoom(limit: RateLimit, key: string): Promise<void> {
  const waitSec = await limit.secondsToWait(key);
  if (waitSec === undefined) return;
  const message = `Too many wrong passwords; try again in ${Math.ceil(waitSec / 60)} min.`;
  throw new Refused({ code: 'rate_limited', message }, waitSec);
}
