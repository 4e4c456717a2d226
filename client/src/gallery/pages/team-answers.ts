import type { OpportunityList, SellerDetails, TeamOverview } from '@earshot/contracts';
import { DEALS, SELLERS, TEAMS } from '../team-fixtures.ts';

const usual = TEAMS.usual!;
const nobody = {
  ...{ sellers: 0, calls: 0, callSec: 0, revenueWon: 0, dealsWon: 0 },
  sentiment: { positive: 0, neutral: 0, negative: 0 },
  engagement: { emailSec: 0, phoneSec: 0, meetingSec: 0 },
};
const { top: _top, ...whole } = usual;

export const TEAM: { full: TeamOverview; empty: TeamOverview } = {
  full: usual,
  empty: { ...whole, sellers: [], team: nobody, series: { team: usual.series.team, sellers: {} } },
};

export const SELLER: { full: SellerDetails; empty: SellerDetails } = {
  full: SELLERS.usual!,
  empty: { ...SELLERS.usual!, isTop: false, figures: { ...nobody, sellers: 1 } },
};

export const DEAL_LIST: { full: OpportunityList; empty: OpportunityList } = {
  full: { opportunities: [...DEALS] },
  empty: { opportunities: [] },
};
