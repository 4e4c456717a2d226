import type { Answers } from '../../live/read.ts';
import { CALL, CALL_LIST, NOTES } from './call-answers.ts';
import { SENTIMENT, TERMS } from './details-answers.ts';
import type { FixedAnswer } from './fixed-answer.ts';
import { SETTINGS_ANSWERS } from './settings-answers.ts';
import { DEAL_LIST, SELLER, TEAM } from './team-answers.ts';

/** The states that a page can be in by what the server answers. */
export const PAGE_STATES = ['full', 'empty', 'loading', 'failed'] as const;
export type PageState = (typeof PAGE_STATES)[number];

/** By the path that is asked for. */
const ANSWERS: Readonly<Record<string, FixedAnswer>> = {
  '/v1/details/sentiment': SENTIMENT,
  ...Object.fromEntries(Object.entries(TERMS).map(([list, answer]) => [`/v1/details/terms/${list}`, answer])),
  '/v1/calls': CALL_LIST,
  '/v1/calls/call-1': CALL,
  '/v1/calls/call-1/notes': NOTES,
  '/v1/team': TEAM,
  '/v1/sellers/seller-1': SELLER,
  '/v1/opportunities': DEAL_LIST,
  ...SETTINGS_ANSWERS,
};

/** Answers whatever a page reads in one of its states; what is on its way stays so. */
export function answersIn(state: PageState): Answers {
  return async (url) => {
    if (state === 'loading') return new Promise(() => {});
    if (state === 'failed') return { failure: { code: 'store_unavailable' } };
    const answer = ANSWERS[new URL(url, location.origin).pathname]?.[state];
    // Fixed data is what the contract says, which the types of each answer see to.
    return answer === undefined ? { failure: { code: 'not_found' } } : (answer as never);
  };
}
