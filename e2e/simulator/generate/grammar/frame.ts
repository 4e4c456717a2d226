import type { Language, Mood } from './topic.ts';

/** What holds a call together around its topics, in one language. */
export interface Frame {
  opening: { seller: readonly string[]; customer: readonly string[] };
  /** The seller's open questions. */
  question: readonly string[];
  /** What customers say about themselves, without any topic. */
  story: Record<Mood, readonly string[]>;
  /** The seller's words without a topic. */
  filler: readonly string[];
  rival: { customer: Record<Mood, readonly string[]>; seller: readonly string[] };
  next: { seller: readonly string[]; customer: Record<Mood, readonly string[]> };
  closing: { seller: readonly string[]; customer: readonly string[] };
  /** Said while the other one speaks. */
  interjection: readonly string[];
}

const EN: Frame = {
  opening: {
    seller: [
      '(Good morning|Hello|Hi), this is {seller}, (am I speaking with|is that) {customer}?',
      'Hi {customer}, {seller} here, (thanks for taking the time|is this still a good moment)?',
      '(Hello|Good afternoon), {seller} speaking, how can I help (you|today)?',
      '{customer}, (good to hear you|nice to speak again), it is {seller}.',
    ],
    customer: [
      '(Yes|Hello), (speaking|that is me), (go ahead.|what is it about?)',
      'Hi {seller}, (good that you call|I was waiting for you).',
      'Hello, this is {customer} from {account}.',
      'Hi, (yes, I have ten minutes|I am in the car, but go on).',
    ],
  },
  question: [
    'What (brings you to us|would help you most) (at the moment|this year)?',
    'How do you (work today|handle this now), and (what takes the most time|who is involved)?',
    'Can you (tell me more|walk me through it)?',
    'Who else (decides|should be in the next call)?',
    'What would (a good result|success) look like (in {month}|for you)?',
    'What (worries you|is still open) (about this|from your side)?',
    'How many people (would use it|are in the team)?',
  ],
  story: {
    good: [
      'We are growing, (two new branches|{small} new people) since {month}, so it is a (good|happy) time.',
      'So far (everyone is pleased|it goes really well), I must say.',
      'That is (great|exactly what I hoped to hear), (thank you|wonderful).',
      'I am (glad|relieved), that was (easy|helpful).',
    ],
    plain: [
      'We are {seats} people, (most of them in the field|in {small} offices).',
      'I have to (ask my colleague|talk to the board|check that) and (come back to you|let you know).',
      'At {account} we (decide in {month}|look at {small} suppliers|do most of it by hand).',
      'Let me (write that down|find the number|open the mail).',
      'Our year ends in {month}, (so it has to be clear by then|until then nothing moves).',
      'Last {day} we (met about it|had a long talk), and (most agreed|two were against it).',
      'I am (new here|in this job since {month}), so forgive me (the simple questions|if I ask twice).',
      'We have {small} (offices|shops|vans), and (each works in its own way|nobody has the whole picture).',
      'It was (set up before my time|my predecessor’s choice).',
      '(Right|Okay|I see), and (after that|what then)?',
    ],
    bad: [
      'To be honest, (we are not happy|I am disappointed|the last weeks were bad).',
      'My team is (tired of this|angry), and (so am I|I have no good answer).',
      'That is not (good enough|what was promised), (sorry|I am afraid).',
      'Nobody (called back|took care of it), that is (a shame|simply poor).',
    ],
  },
  filler: [
    '(I see|Understood|That makes sense), (let me note that|thank you for saying it so clearly).',
    'Let me (share my screen|open your account|look that up) for a second.',
    'Many (customers in your field|teams of your size) (start small|do the same).',
    'So if I (got that right|sum it up), you need it (by {month}|for {seats} people).',
    'I will (note it for|pass it to) (our engineers|the team that plans this), with your name on it.',
    'That question comes up (a lot|every week), so there is a (page|short film) on it.',
    'You would have the same (screen|view) as your colleagues, only with your own (calls|numbers|deals).',
    'Usually the first (week|month) shows (where the time goes|what people really need).',
    'There is no need to (decide that now|change everything at once).',
    'Take {account} as an example: (two teams|{seats} people), one (list|plan) for all.',
    'Yes, (exactly|of course), and you can (undo it|change it later) (yourself|at any time).',
    '{product} does (that|this) (out of the box|in the standard edition).',
    'What I would do (in your place|first) is to (begin with one team|try it on real work).',
  ],
  rival: {
    customer: {
      good: [
        'We (looked at|left) {rival}, and (yours is better|I am glad that we did).',
        "{rival}'s people were (slow|pushy), you are (much nicer|a relief).",
      ],
      plain: [
        'We also have (an offer|a demo) from {rival}.',
        'How do you compare with {rival}?',
        'Some of our {small} branches use {rival}.',
        'A friend at another company (mentioned|works with) {rival}.',
      ],
      bad: [
        '{rival} (is half of that|does this better), I am sorry to say.',
        'Frankly, {rival} (answers faster|never had this problem).',
      ],
    },
    seller: [
      'I know {rival}, and the difference is (in the service|how little you have to change).',
      'Compared with {rival}, you (keep your own data|pay for what you use).',
    ],
  },
  next: {
    seller: [
      'Shall I send (a summary|the offer) (today|by {day}), and we speak (on {day}|next week)?',
      'Then we do (a short demo|a call with your IT), would {day} work?',
    ],
    customer: {
      good: ['(Yes, please|Perfect), {day} is great.', 'Sounds good, (send it|let us do it).'],
      plain: [
        '{day} (works|is possible), after (ten|two).',
        'Send it by mail, I will (look at it|pass it on).',
      ],
      bad: [
        '(Not this week|I would rather wait), first (fix this|solve it).',
        'I cannot promise anything, sorry.',
      ],
    },
  },
  closing: {
    seller: [
      '(Thank you|Thanks), {customer}, (have a good day|speak soon).',
      'Then (I wish you a good day|goodbye), {customer}.',
    ],
    customer: ['(Bye|Goodbye), {seller}.', '(You too|Speak soon), bye.', 'Right, bye.'],
  },
  interjection: ['Mm-hm.', 'Yes.', 'Right.', 'Okay.', 'I see.', 'Sure.', 'Uh-huh.', 'Hm.'],
};

const EL: Frame = {
  opening: {
    seller: [
      '(Καλημέρα|Γεια σας), είμαι ο συνεργάτης σας {seller}, μιλάω με {customer};',
      'Γεια σας {customer}, {seller} εδώ, (είναι καλή στιγμή|ευχαριστώ για τον χρόνο σας).',
    ],
    customer: ['(Ναι|Καλημέρα), (σας ακούω|πείτε μου).', 'Γεια σας, από την {account}.'],
  },
  question: [
    'Πώς το κάνετε σήμερα;',
    'Τι θα σας βοηθούσε περισσότερο;',
    'Ποιος άλλος αποφασίζει;',
    'Θέλετε να μου πείτε λίγα ακόμα;',
  ],
  story: {
    good: [
      'Μέχρι τώρα όλα πάνε πολύ καλά.',
      'Τέλεια, (σας ευχαριστώ|αυτό ήθελα να ακούσω).',
      'Είμαστε πολύ ευχαριστημένοι.',
    ],
    plain: [
      'Είμαστε {seats} άτομα.',
      'Πρέπει να ρωτήσω (τη διεύθυνση|έναν συνάδελφο).',
      'Μισό λεπτό να το σημειώσω.',
      'Αποφασίζουμε τον {month}.',
    ],
    bad: [
      'Ειλικρινά, είμαστε (απογοητευμένοι|δυσαρεστημένοι).',
      'Κανείς δεν μας πήρε πίσω, κρίμα.',
      'Αυτό δεν είναι αρκετό.',
    ],
  },
  filler: [
    '(Κατάλαβα|Μάλιστα), το σημειώνω.',
    'Ανοίγω τώρα τον λογαριασμό σας.',
    'Το {product} το κάνει αυτό.',
    'Αν κατάλαβα καλά, το θέλετε για {seats} άτομα.',
  ],
  rival: {
    customer: {
      good: ['Φύγαμε από την {rival} και δεν το μετανιώσαμε καθόλου.'],
      plain: ['Έχουμε και μια προσφορά από την {rival}.', 'Σε τι διαφέρετε από την {rival};'],
      bad: ['Η {rival} το κάνει καλύτερα, λυπάμαι.'],
    },
    seller: ['Σε σχέση με την {rival}, κρατάτε τα δεδομένα σας.'],
  },
  next: {
    seller: ['Να σας στείλω την προσφορά και να μιλήσουμε την {day};'],
    customer: {
      good: ['Τέλεια, την {day}.'],
      plain: ['Στείλτε το και θα το δω.'],
      bad: ['Όχι αυτή την εβδομάδα.'],
    },
  },
  closing: { seller: ['Ευχαριστώ πολύ, καλή σας μέρα.'], customer: ['Γεια σας.', 'Καλή συνέχεια.'] },
  interjection: ['Ναι.', 'Μάλιστα.', 'Α, ωραία.', 'Εντάξει.', 'Χμ.'],
};

export const FRAMES: Record<Language, Frame> = { en: EN, el: EL };
