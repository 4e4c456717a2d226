import type { OrganisationSettings, Targets } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { Reach } from '../access/reach.ts';
import { type Sight, seesEverything, seesTeam } from '../access/scopes.ts';
import { Refused } from '../operate/problem.ts';
import { Rebuild } from '../pipeline/rebuild.ts';
import { Store } from '../store/store.ts';

/** The organisation's settings, as far as they are somebody's to know. */
@Injectable()
export class ShownSettings {
  constructor(
    private readonly store: Store,
    private readonly rebuild: Rebuild,
    private readonly reach: Reach,
  ) {}

  async to(sight: Sight): Promise<OrganisationSettings> {
    const settings = await this.store.settings.load();
    if (settings === undefined)
      throw new Refused({
        code: 'store_unavailable',
        message: 'The store has been emptied; restart the server.',
      });
    const { name, timeZone, currency, salesPeriod, targets, retention, topSellers } = settings;
    return {
      ...{ name, timeZone, currency, salesPeriod, rebuild: await this.rebuild.progress() },
      ...(targets && { targets: targetsSeen(sight, targets) }),
      ...(retention && { retention }),
      ...(topSellers && { topSellers: await this.reach.sellersOf(sight, topSellers) }),
    };
  }
}

/** What the organisation is to win holds what the other teams are to. */
function targetsSeen(sight: Sight, targets: Targets): Targets {
  if (seesEverything(sight)) return targets;
  const teams = Object.entries(targets.teams ?? {}).filter(([id]) => seesTeam(sight, id));
  return { teams: Object.fromEntries(teams) };
}
