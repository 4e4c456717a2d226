import type { Topic } from './topic.ts';

export const CARE: readonly Topic[] = [
  {
    id: 'onboarding',
    label: 'Onboarding',
    phrases: ['onboarding', 'on-boarding', 'go live', 'roll-out', 'ένταξη', 'ξεκίνημα'],
    weight: 6,
    lines: {
      en: {
        good: [
          'Onboarding was (a pleasure|quick and friendly), everyone was (ready|happy) (in a week|by {day}).',
        ],
        plain: [
          'What does onboarding (look like|need from us)?',
          'When could we go live, (in {month}|before the holidays)?',
        ],
        bad: ['Onboarding is (slow|chaotic), we are (lost|still waiting) after (a month|three calls).'],
        seller: ['For the roll-out you have one person (on our side|who stays with you).'],
      },
      el: {
        good: ['Το ξεκίνημα ήταν εύκολο και η ομάδα σας πολύ φιλική.'],
        plain: ['Πώς γίνεται η ένταξη της ομάδας μας;'],
        bad: ['Η ένταξη είναι αργή και χαοτική, ακόμα περιμένουμε.'],
        seller: ['Στο ξεκίνημα έχετε ένα άτομο δίπλα σας.'],
      },
    },
  },
  {
    id: 'training',
    label: 'Training',
    phrases: ['training', 'trainings', 'workshop', 'workshops', 'εκπαίδευση', 'σεμινάριο'],
    weight: 4,
    lines: {
      en: {
        good: ['The training was (excellent|fun), the trainer (knew everything|was patient).'],
        plain: [
          'Is training (online|on site), and (for how many|in Greek as well)?',
          'Could we have a workshop (on {day}|for new people)?',
        ],
        bad: ['The training was (a waste of time|far too fast), my team is (confused|frustrated).'],
        seller: ['We can do the workshop (online|at your place), two hours are enough.'],
      },
      el: {
        good: ['Η εκπαίδευση ήταν εξαιρετική, μάθαμε πολλά.'],
        plain: ['Η εκπαίδευση γίνεται στα ελληνικά;'],
        bad: ['Η εκπαίδευση ήταν χάσιμο χρόνου, η ομάδα μπερδεύτηκε.'],
        seller: ['Η εκπαίδευση γίνεται και εξ αποστάσεως.'],
      },
    },
  },
  {
    id: 'support',
    label: 'Support',
    phrases: ['support', 'help desk', 'helpdesk', 'ticket', 'tickets', 'υποστήριξη'],
    weight: 8,
    lines: {
      en: {
        good: ['Your support is (fantastic|quick and kind), (many thanks|tell them thanks) from us.'],
        plain: [
          'Is support (open at weekends|included|in our language)?',
          'My ticket from {day}, is there (any news|a date)?',
        ],
        bad: [
          'Support (never answers|takes days), my ticket is (ignored|open since {month}).',
          'I called the help desk (three|four) times and (nobody helped|got a different answer each time), it is (frustrating|terrible).',
        ],
        seller: ['I will (take the ticket myself|call support for you) (now|after this call).'],
      },
      el: {
        good: ['Η υποστήριξη είναι φανταστική, γρήγορη και ευγενική.'],
        plain: ['Η υποστήριξη λειτουργεί και τα Σαββατοκύριακα;'],
        bad: ['Η υποστήριξη δεν απαντά ποτέ, είναι απαράδεκτο.'],
        seller: ['Θα μιλήσω εγώ με την υποστήριξη.'],
      },
    },
  },
  {
    id: 'delivery',
    label: 'Delivery',
    phrases: ['delivery', 'delivery date', 'deliveries', 'lead time', 'παράδοση', 'παραδόσεις'],
    weight: 5,
    lines: {
      en: {
        good: ['The delivery came (early|as promised), (perfect|well done).'],
        plain: ['What is the delivery date for {product}?', 'Is the lead time still (two|three) weeks?'],
        bad: [
          'The delivery is late (again|by a week), our customers are (angry|waiting).',
          'Half of the delivery was (damaged|missing), I am (disappointed|not happy).',
        ],
        seller: ['I see the delivery (on {day}|in the system), I will (follow it|send you the number).'],
      },
      el: {
        good: ['Η παράδοση έγινε στην ώρα της, τέλεια.'],
        plain: ['Πότε είναι η παράδοση για το {product};'],
        bad: ['Η παράδοση άργησε ξανά, οι πελάτες μας είναι θυμωμένοι.'],
        seller: ['Βλέπω την παράδοση για την {day}.'],
      },
    },
  },
  {
    id: 'performance',
    label: 'Performance',
    phrases: ['slow', 'performance', 'response time', 'loading', 'αργό', 'αργή', 'ταχύτητα'],
    weight: 4,
    lines: {
      en: {
        good: ['Performance is (much better|excellent) since (the update|{month}).'],
        plain: ['What response time can we expect (with {seats} users|from abroad)?'],
        bad: [
          'It is (so|painfully) slow (in the morning|since the update), we (wait|lose time) all day.',
          'The page keeps loading, (it is annoying|people give up).',
        ],
        seller: ['Let me look at the performance (of your account|with you now).'],
      },
      el: {
        good: ['Η ταχύτητα είναι πολύ καλύτερη, ευχαριστούμε.'],
        plain: ['Τι ταχύτητα να περιμένουμε με {seats} χρήστες;'],
        bad: ['Το σύστημα είναι πολύ αργό, χάνουμε ώρες κάθε μέρα.'],
        seller: ['Ας δούμε μαζί την ταχύτητα του λογαριασμού σας.'],
      },
    },
  },
  {
    id: 'trial',
    label: 'Trial',
    phrases: ['trial', 'pilot', 'proof of concept', 'free month', 'δοκιμή', 'δοκιμαστικά', 'πιλοτικό'],
    weight: 5,
    lines: {
      en: {
        good: ['The trial (convinced us|was a success), the team (wants to keep it|is excited).'],
        plain: [
          'Could we have a trial (for {small} people|until {day})?',
          'What would a pilot (need|look like)?',
        ],
        bad: ['The pilot was (a disappointment|too short), half of it (did not work|was missing).'],
        seller: ['A trial is (free|four weeks), and you keep (your data|the settings).'],
      },
      el: {
        good: ['Η δοκιμή μας έπεισε, η ομάδα είναι ενθουσιασμένη.'],
        plain: ['Μπορούμε να το πάρουμε δοκιμαστικά για έναν μήνα;'],
        bad: ['Το πιλοτικό ήταν απογοήτευση, τα μισά δεν δούλευαν.'],
        seller: ['Η δοκιμή είναι δωρεάν για τέσσερις εβδομάδες.'],
      },
    },
  },
];
