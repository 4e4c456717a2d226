import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phrasesOf, phrasesOfCall } from './phrases.ts';

const labels = (text: string, language?: string) => phrasesOf(text, language).map(({ label }) => label);
const keys = (text: string, language?: string) => phrasesOf(text, language).map(({ phrase }) => phrase);

describe('phrases of a text', () => {
  it('a phrase is its head with what stands before it, and each noun before the head', () => {
    expect(labels('We start with a short free pilot.', 'en')).toEqual([
      'pilot',
      'free pilot',
      'short free pilot',
    ]);
    expect(labels('Here is the product roadmap.', 'en')).toEqual(['product', 'roadmap', 'product roadmap']);
  });

  it('of a long phrase the last three words are one', () => {
    expect(labels('our annual enterprise support contract', 'en')).toContain('enterprise support contract');
    expect(labels('our annual enterprise support contract', 'en')).not.toContain(
      'annual enterprise support contract',
    );
  });

  it('a word that may be noun or verb is what stands beside it says', () => {
    expect(labels('We plan to call you.', 'en')).toEqual([]);
    expect(labels('The plan for the call', 'en')).toEqual(['plan', 'call']);
    expect(labels('They support our offer and offer their support.', 'en')).toEqual(['offer', 'support']);
  });

  it('singular and plural are one phrase, each shown as it was said', () => {
    expect(keys('discounts, companies, processes, boxes', 'en')).toEqual(
      keys('the discount, the company, the process, the box', 'en'),
    );
    expect(labels('two discounts', 'en')).toEqual(['discounts']);
    expect(keys('sales analytics', 'en')).toEqual(['sales', 'analytics', 'sales analytics']);
  });

  it('the cases and numbers of a Greek noun are one phrase', () => {
    const [one] = keys('η προσφορά', 'el');
    for (const text of ['της προσφοράς', 'τις προσφορές', 'των προσφορών', 'την προσφορά'])
      expect(keys(text, 'el')).toEqual([one]);
    expect(keys('το πρόβλημα', 'el')).toEqual(keys('των προβλημάτων', 'el'));
    expect(keys('ο χώρος', 'el')).not.toEqual(keys('η χώρα', 'el'));
  });

  it('Greek is shown with its accents', () => {
    expect(labels('Η δωρεάν δοκιμή', 'el')).toEqual(['δοκιμή', 'δωρεάν δοκιμή']);
    expect(labels('Το χρονοδιάγραμμά μας', 'el')).toEqual(['χρονοδιάγραμμα']);
  });

  it('an English word in Greek speech is a Greek phrase', () => {
    expect(labels('Το demo για το CRM σας', 'el')).toEqual(['demo', 'CRM']);
  });

  it('filler, days, numbers, greetings and names are left out', () => {
    for (const text of [
      'Hello Maria, good morning, thanks a lot.',
      'There are two or three things next Monday in March.',
      'a lot of the time, a kind of thing, a couple of weeks',
      'I spoke with Dimitris and with Mr Smith from Relecloud.',
    ])
      expect(labels(text, 'en'), text).toEqual([]);
    for (const text of ['Καλημέρα Γιώργο, τα λέμε την Τρίτη.', 'Δύο πράγματα, μια φορά, τρεις εβδομάδες.'])
      expect(labels(text, 'el'), text).toEqual([]);
  });

  it('capitals, accents and apostrophes make no other phrase', () => {
    const phrases = keys('the customer’s free trial', 'en');
    expect(keys('THE CUSTOMER’S FREE TRIAL', 'en')).toEqual(phrases);
    expect(keys("the customer's free trial", 'en')).toEqual(phrases);
    expect(keys('Η ΕΤΗΣΙΑ ΣΥΝΔΡΟΜΗ', 'el')).toEqual(keys('η ετήσια συνδρομή', 'el'));
  });

  it('a language that is neither English nor Greek gives none', () => {
    expect(keys('Wir haben einen Vertrag und das Angebot', 'de')).toEqual([]);
    expect(keys('Wir haben einen Vertrag und das Angebot')).toEqual([]);
    expect(keys('契約と割引について', 'ja')).toEqual([]);
    expect(keys('договор и скидка')).toEqual([]);
  });

  it('without a tag the language is told by letters and words', () => {
    expect(keys('We send the contract.')).toEqual(['contract']);
    expect(labels('Στέλνω το συμβόλαιο.')).toEqual(['συμβόλαιο']);
    expect(labels('Στέλνω το συμβόλαιο.', 'en-GB')).toEqual(['συμβόλαιο']);
  });

  it('any text gives keys that can be field names, the same ones each time', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc
        .array(
          fc.constantFrom(
            ...[
              'the',
              'plan',
              'Plans',
              "team's",
              'free',
              '—',
              'τη',
              'δοκιμή',
              'CRM',
              '3.5',
              '|',
              'a'.repeat(70),
              '𝒳',
              '\n',
            ],
          ),
        )
        .map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(undefined, 'en', 'el'), (said, language) => {
        const phrases = phrasesOf(said, language);
        for (const { phrase, label } of phrases) {
          expect(phrase).toMatch(
            /^[a-z0-9α-ω]{2,}(?: [a-z0-9α-ω]+){0,2}$|^[a-z0-9α-ω]+(?: [a-z0-9α-ω]+){1,2}$/,
          );
          expect(phrase.length).toBeLessThanOrEqual(64);
          expect(label).not.toMatch(/[|\p{C}]/u);
        }
        expect(phrasesOf(said, language)).toEqual(phrases);
      }),
      { numRuns: 500 },
    );
  });
});

describe('phrases of a call', () => {
  it('a phrase has its commonest form, its mentions, and one call', () => {
    const call = phrasesOfCall(['The discount.', 'Two discounts, more discounts.'], 'en');
    expect(call.get('en')).toEqual({
      words: 6,
      phrases: [{ phrase: 'discount', label: 'discounts', mentions: 3, calls: 1 }],
    });
  });

  it('languages are counted apart, and others not at all', () => {
    const call = phrasesOfCall(['We send the contract.', 'Στέλνω το συμβόλαιο τώρα.', 'договор']);
    expect([...call].map(([language, { words, phrases }]) => [language, words, phrases.length])).toEqual([
      ['en', 4, 1],
      ['el', 4, 1],
    ]);
  });

  it('the order of segments changes no count', () => {
    const texts = fc.array(fc.constantFrom('the plan', 'our plans', 'a free trial', 'τα πλάνα', 'hello'));
    const counts = (said: string[]) =>
      [...phrasesOfCall(said, 'en')]
        .map(([language, { words, phrases }]) => [
          language,
          words,
          phrases.map((one) => JSON.stringify(one)).sort(),
        ])
        .sort();
    fc.assert(
      fc.property(texts, (said) => {
        expect(counts([...said].reverse())).toEqual(counts(said));
      }),
    );
  });

  it('takes well under 2 ms of a processor for the seller of a long call', () => {
    const texts = Array.from(
      { length: 30 },
      (_, i) =>
        `So in step ${i} our implementation team will run a short free pilot with your field technicians, and then we look at the annual plan.`,
    );
    for (let i = 0; i < 100; i++) phrasesOfCall(texts, 'en');
    const from = process.cpuUsage();
    for (let i = 0; i < 100; i++) phrasesOfCall(texts, 'en');
    expect(process.cpuUsage(from).user / 1000 / 100).toBeLessThan(2);
  });
});
