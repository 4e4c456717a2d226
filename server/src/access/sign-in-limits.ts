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

/** How often passwords may be guessed. An account is shut from one address long before it is shut from all, so that no one locks others out. */
@Injectable()
export class SignInLimits {
  private readonly byPair = new RateLimit({ requests: PAIR_TRIES, windowSec: WINDOW_SEC });
  private readonly byAddress = new RateLimit({ requests: WIDE_TRIES, windowSec: WINDOW_SEC });
  private readonly byAccount = new RateLimit({ requests: WIDE_TRIES, windowSec: WINDOW_SEC });

  /** Counts a try as a wrong one, before it is known, so that many at once are no way around; throws the refusal where there were too many. */
  async begin(attempt: Attempt): Promise<void> {
    for (const [limit, key] of this.counts(attempt)) {
      const waitSec = await limit.secondsToWait(key);
      if (waitSec === undefined) continue;
      const minutes = Math.ceil(waitSec / 60);
      throw new Refused(
        { code: 'rate_limited', message: `Too many wrong passwords; try again in ${minutes} min.` },
        waitSec,
      );
    }
  }

  /** The password was right: the try does not count. */
  async succeeded(attempt: Attempt): Promise<void> {
    for (const [limit, key] of this.counts(attempt)) await limit.giveBack(key);
  }

  private counts({ account, address }: Attempt): [RateLimit, string][] {
    const name = account.toLowerCase();
    return [
      [this.byPair, `${address} ${name}`],
      [this.byAddress, address],
      [this.byAccount, name],
    ];
  }
}
