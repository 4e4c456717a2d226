import type { Token } from '../token.ts';

/**
 * What people say whatever they feel: greetings, thanks, plain answers, "that was everything". Folded, so "that's" is
 * "that". What consists of nothing else is neutral: nearly every call begins and ends with some.
 */
const FORMULAS = [
  'thank you|thanks|many thanks|cheers|please|sorry|excuse me|pardon|you too|to you|so much|very much|a lot|again|for now',
  'for calling|for your time|for your call|for your help',
  'good morning|good afternoon|good evening|good day|good night|hello|hi|hey|goodbye|good bye|bye|welcome',
  'have a (?:very )?(?:good|nice|great|lovely|wonderful) (?:day|one|evening|weekend|afternoon|time|rest of your day)',
  'you are welcome|youre welcome|nice to meet you|pleased to meet you|take care|talk soon|speak soon|see you|how are you',
  'all the best|best regards|kind regards',
  'yes|yeah|yep|yup|no|nope|nah|okay|ok|right|alright|all right|sure|of course|exactly|indeed|mm|mm hmm|hmm|uh|uh huh|um|oh|ah',
  'that (?:is |was |will be )?(?:all|everything|it)|nothing else|(?:that )?(?:is )?no (?:problem|worries)|(?:that )?(?:is )?(?:fine|correct|right)',
  'well|so|then|and|now|soon|later|tomorrow|today|there|sir|madam|everyone',
].join('|');

const ONLY_COURTESY = new RegExp(`^(?:(?:${FORMULAS}) )+$`);
/** Nothing longer is only courtesy. */
const MOST_WORDS = 16;

/** Whether nothing but courtesy is said. */
export function isOnlyCourtesy(tokens: readonly Token[]): boolean {
  let words = 0;
  let said = '';
  for (const { form, isWord } of tokens) {
    if (!isWord) continue;
    words += 1;
    if (words > MOST_WORDS) return false;
    said += `${form} `;
  }
  return words > 0 && ONLY_COURTESY.test(said.replace(/['’]/g, '').replace(/[-‐]/g, ' '));
}
