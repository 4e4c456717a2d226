import type { Topic } from './topic.ts';

export const TRUST: readonly Topic[] = [
  {
    id: 'security',
    label: 'Security',
    phrases: [
      'security',
      'two-factor',
      'single sign-on',
      'SSO',
      'encryption',
      'encrypted',
      'ασφάλεια',
      'ασφαλή',
    ],
    weight: 7,
    lines: {
      en: {
        good: [
          'Our security team was (impressed|pleased), your answers were (excellent|clear).',
          'Single sign-on worked (perfectly|at once), (great job|thank you).',
        ],
        plain: [
          'Is (everything|our data) encrypted (at rest|on the phone as well)?',
          'Do you support single sign-on (with our directory|for all {seats} users)?',
          'Our security people have (a questionnaire|{small} questions).',
        ],
        bad: [
          'I am worried about security, (after what we read in the news|our last supplier had a breach).',
          'Two-factor is (broken|a nightmare) for our field staff.',
        ],
        seller: ['All data is encrypted, and we are (tested every year|audited by a third party).'],
      },
      el: {
        good: ['Η ομάδα ασφάλειας έμεινε (πολύ ικανοποιημένη|εντυπωσιασμένη). Η ασφάλεια είναι άριστη.'],
        plain: ['Τι γίνεται με την ασφάλεια των δεδομένων (στο κινητό|μας);'],
        bad: ['Με ανησυχεί πολύ η ασφάλεια, είχαμε παραβίαση πέρσι.'],
        seller: ['Η ασφάλεια ελέγχεται κάθε χρόνο από τρίτους.'],
      },
    },
  },
  {
    id: 'compliance',
    label: 'Compliance',
    phrases: ['GDPR', 'compliance', 'compliant', 'audit', 'συμμόρφωση', 'έλεγχος'],
    weight: 4,
    lines: {
      en: {
        good: ['The audit went (well|smoothly), your papers were (perfect|a big help).'],
        plain: [
          'Are you GDPR compliant (in every region|for voice recordings)?',
          'Where is the data kept, our compliance (officer|team) asks.',
        ],
        bad: ['Compliance rejected the draft, (it is a mess|we are stuck).'],
        seller: [
          'For GDPR we keep the data (in the region|for as long as you say), and I can send (the agreement|our list).',
        ],
      },
      el: {
        good: ['Ο έλεγχος πήγε πολύ καλά, ευχαριστούμε.'],
        plain: ['Υπάρχει συμμόρφωση με το GDPR;'],
        bad: ['Η συμμόρφωση απέρριψε το σχέδιο, έχουμε κολλήσει.'],
        seller: ['Για το GDPR τα δεδομένα μένουν στην Ευρώπη.'],
      },
    },
  },
  {
    id: 'contract',
    label: 'Contract',
    phrases: ['contract', 'contracts', 'terms and conditions', 'notice period', 'συμβόλαιο', 'σύμβαση'],
    weight: 7,
    lines: {
      en: {
        good: ['The contract is signed, we (are happy|look forward) to (start|working with you).'],
        plain: [
          'How long does the contract run, (one year or two|and what is the notice period)?',
          'Our lawyer has {small} questions on the terms and conditions.',
        ],
        bad: [
          'The contract is (too long|unfair|full of traps), our lawyer (refused|does not like) it.',
          'A notice period of six months is (ridiculous|not acceptable).',
        ],
        seller: [
          'The contract runs for (a year|two years), and you can leave (at its end|with a month of notice).',
        ],
      },
      el: {
        good: ['Το συμβόλαιο υπογράφηκε, χαιρόμαστε πολύ για τη συνεργασία.'],
        plain: ['Πόσο διαρκεί το συμβόλαιο;', 'Ο δικηγόρος μας έχει ερωτήσεις για τη σύμβαση.'],
        bad: ['Το συμβόλαιο είναι άδικο και γεμάτο παγίδες.'],
        seller: ['Το συμβόλαιο είναι για έναν χρόνο.'],
      },
    },
  },
  {
    id: 'cancellation',
    label: 'Cancellation',
    phrases: ['cancel', 'cancelled', 'cancellation', 'ακύρωση', 'ακυρώσουμε'],
    weight: 4,
    lines: {
      en: {
        good: ['We wanted to cancel, but after your help (we stay|we changed our minds), thank you.'],
        plain: [
          'What happens to our data if we cancel?',
          'Can we cancel (a part of it|{small} seats) (in {month}|without a fee)?',
        ],
        bad: [
          'We will cancel if this (goes on|is not fixed by {day}), I am (fed up|really unhappy).',
          'I tried to cancel online and it (failed|does not work).',
        ],
        seller: ['Before you cancel, may I (ask what went wrong|show you one thing)?'],
      },
      el: {
        good: ['Σκεφτόμασταν ακύρωση, αλλά μετά τη βοήθειά σας μένουμε.'],
        plain: ['Τι γίνεται με τα δεδομένα μας σε περίπτωση ακύρωσης; Θέλω να ξέρω για την ακύρωση.'],
        bad: ['Θα ακυρώσουμε αν δεν διορθωθεί, έχουμε απηυδήσει.'],
        seller: ['Πριν από την ακύρωση, μπορώ να ρωτήσω τι πήγε στραβά;'],
      },
    },
  },
  {
    id: 'outage',
    label: 'Outage',
    phrases: ['outage', 'outages', 'downtime', 'is down', 'was down', 'διακοπή', 'διακοπές'],
    weight: 3,
    lines: {
      en: {
        good: ['You handled the outage (well|very openly), we (appreciated|liked) that.'],
        plain: [
          'Was there an outage on {day}, or was it (our line|just us)?',
          'What is your downtime (in a year|this quarter)?',
        ],
        bad: [
          '{product} was down for (two hours|the whole morning), we lost (orders|money|customers).',
          'Another outage and (my boss will kill it|we are gone), it is (awful|a disaster).',
        ],
        seller: ['I am sorry about the outage, the cause is (found|fixed), and you get (a report|a credit).'],
      },
      el: {
        good: ['Χειριστήκατε πολύ καλά τη διακοπή.'],
        plain: ['Υπήρξε διακοπή την {day};'],
        bad: ['Η διακοπή κράτησε όλο το πρωί και χάσαμε παραγγελίες, είναι καταστροφή.'],
        seller: ['Λυπάμαι για τη διακοπή, η αιτία βρέθηκε.'],
      },
    },
  },
  {
    id: 'permissions',
    label: 'Permissions',
    phrases: ['permission', 'permissions', 'access rights', 'user roles', 'δικαιώματα', 'δικαίωμα'],
    weight: 3,
    lines: {
      en: {
        good: ['The user roles are (exactly what we need|well thought out).'],
        plain: [
          'Can we set permissions (by team|for each branch|by project)?',
          'Who gives access rights to (new people|our agency)?',
        ],
        bad: ['Permissions are (confusing|a mess), (anyone can see everything|my people are locked out).'],
        seller: ['You can copy permissions from (one role|a colleague), it takes a minute.'],
      },
      el: {
        good: ['Τα δικαιώματα είναι ακριβώς όπως τα θέλαμε.'],
        plain: ['Μπορούμε να ορίσουμε δικαιώματα ανά ομάδα;'],
        bad: ['Τα δικαιώματα είναι μπερδεμένα, οι συνάδελφοι δεν μπορούν να μπουν.'],
        seller: ['Τα δικαιώματα αντιγράφονται από έναν ρόλο.'],
      },
    },
  },
];
