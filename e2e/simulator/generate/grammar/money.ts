import type { Topic } from './topic.ts';

export const MONEY: readonly Topic[] = [
  {
    id: 'pricing',
    label: 'Pricing',
    phrases: ['price', 'prices', 'pricing', 'cost', 'costs', 'τιμή', 'τιμές', 'κόστος'],
    weight: 11,
    lines: {
      en: {
        good: [
          'The price is (fair|very reasonable|better than I expected) for (what we get|the whole package|{seats} seats).',
          'Honestly, the pricing is (clear|simple) and that (makes my life easier|helps me a lot with finance).',
        ],
        plain: [
          'What would the price be for {seats} (seats|users|licences)?',
          'Does the cost include (set-up|the first year|all {product} modules)?',
          'Could you send me the pricing (in writing|on one page|by {day})?',
        ],
        bad: [
          'The price is (far too high|hard to justify|a real problem) for (a company of our size|a team like ours).',
          'The costs went up (again|twice this year|by twenty per cent) and (nobody told us|nobody can explain why).',
        ],
        seller: [
          'The price depends on the number of (seats|users), so let us (go through it together|take {seats} as a start).',
          'Everything is in the price, (there are no hidden extras|set-up and support included).',
        ],
      },
      el: {
        good: ['Η τιμή είναι (πολύ λογική|καλύτερη απ’ ό,τι περίμενα) για αυτά που παίρνουμε.'],
        plain: [
          'Ποια είναι η τιμή για {seats} (χρήστες|άδειες);',
          'Το κόστος περιλαμβάνει και την εγκατάσταση;',
        ],
        bad: ['Οι τιμές είναι (πολύ υψηλές|απαράδεκτες) για μια εταιρεία σαν τη δική μας.'],
        seller: ['Η τιμή εξαρτάται από τον αριθμό των χρηστών, ας το δούμε μαζί.'],
      },
    },
  },
  {
    id: 'discount',
    label: 'Discount',
    phrases: ['discount', 'discounts', 'rebate', 'έκπτωση', 'εκπτώσεις'],
    weight: 6,
    lines: {
      en: {
        good: ['With that discount we are (very happy|glad) to (sign|go ahead|move forward).'],
        plain: [
          'Is there a discount if we (pay for a year|take {product} as well|start before {day})?',
          'What discounts do you give (schools|partners|on two years)?',
        ],
        bad: [
          'The discount you promised is (missing|not on the offer), and that is (disappointing|annoying).',
          'Without a discount this is (too expensive|a no) for us.',
        ],
        seller: [
          'I can offer a discount (on a two-year term|for {seats} seats and more), and (hold it until {day}|put it in writing).',
        ],
      },
      el: {
        good: ['Με αυτή την έκπτωση είμαστε (πολύ ευχαριστημένοι|έτοιμοι να προχωρήσουμε).'],
        plain: ['Υπάρχει έκπτωση αν πληρώσουμε (για έναν χρόνο|προκαταβολικά);'],
        bad: ['Η έκπτωση που μας υποσχεθήκατε (λείπει|δεν υπάρχει πουθενά), είναι απογοητευτικό.'],
        seller: ['Μπορώ να σας κάνω έκπτωση για διετή συνεργασία.'],
      },
    },
  },
  {
    id: 'budget',
    label: 'Budget',
    phrases: ['budget', 'budgets', 'προϋπολογισμός', 'προϋπολογισμό'],
    weight: 5,
    lines: {
      en: {
        good: ['Good news, the budget is approved (for this quarter|since {day}).'],
        plain: [
          'Our budget is (decided in {month}|set for the year|with the finance team).',
          'I need (a number|a rough figure) for the budget (round|meeting on {day}).',
        ],
        bad: ['Our budget was cut, so (we are worried|this is difficult) (for us|right now).'],
        seller: ['What budget did you (have in mind|plan) for this?'],
      },
      el: {
        good: ['Ο προϋπολογισμός εγκρίθηκε, ευχάριστα νέα.'],
        plain: ['Ο προϋπολογισμός μας κλείνει τον {month}.'],
        bad: ['Μας έκοψαν τον προϋπολογισμό και δυσκολευόμαστε πολύ.'],
        seller: ['Τι προϋπολογισμό έχετε στο μυαλό σας;'],
      },
    },
  },
  {
    id: 'billing',
    label: 'Billing',
    phrases: ['invoice', 'invoices', 'billing', 'billed', 'τιμολόγιο', 'τιμολόγια', 'χρέωση'],
    weight: 6,
    lines: {
      en: {
        good: ['The new invoices are (clear|great), our accountant (loves|is happy with) them.'],
        plain: [
          'Can the invoice go to (our head office|a second address|{account})?',
          'Is billing (monthly|by quarter) or (once a year|by usage)?',
        ],
        bad: [
          'The invoice is wrong (again|for the third time), this is (frustrating|unacceptable).',
          'We were billed for {seats} seats (that we do not have|by mistake) and (nobody answers|I am quite angry).',
        ],
        seller: ['I will have the invoice (corrected|sent again) (today|by {day}).'],
      },
      el: {
        good: ['Τα τιμολόγια είναι πλέον (σωστά|πολύ καθαρά), ευχαριστούμε.'],
        plain: ['Το τιμολόγιο μπορεί να εκδοθεί (ανά μήνα|στα κεντρικά μας);'],
        bad: ['Το τιμολόγιο είναι λάθος (ξανά|για τρίτη φορά), είμαστε πολύ δυσαρεστημένοι.'],
        seller: ['Θα διορθώσω το τιμολόγιο μέχρι την {day}.'],
      },
    },
  },
  {
    id: 'refund',
    label: 'Refund',
    phrases: ['refund', 'refunds', 'money back', 'credit note', 'επιστροφή χρημάτων', 'πιστωτικό'],
    weight: 3,
    lines: {
      en: {
        good: ['The refund came (quickly|within two days), thank you, that was (excellent|really good).'],
        plain: [
          'How long does a refund (take|need)?',
          'Do we get a credit note (for {month}|for the unused seats)?',
        ],
        bad: [
          'We have been waiting for our refund (for weeks|since {month}), this is (terrible|not acceptable).',
          'I want our money back, (it does not work|it was a mistake).',
        ],
        seller: ['I have (asked for|started) the refund, it takes (three|five) working days.'],
      },
      el: {
        good: ['Η επιστροφή χρημάτων έγινε αμέσως, μπράβο σας.'],
        plain: ['Πόσο διαρκεί η επιστροφή χρημάτων;'],
        bad: ['Περιμένουμε την επιστροφή χρημάτων εδώ και εβδομάδες, είναι απαράδεκτο.'],
        seller: ['Θα εκδώσουμε πιστωτικό μέσα στην εβδομάδα.'],
      },
    },
  },
  {
    id: 'renewal',
    label: 'Renewal',
    phrases: ['renewal', 'renewals', 'renew', 'ανανέωση', 'ανανεώσουμε'],
    weight: 6,
    lines: {
      en: {
        good: ['We would (love|be happy) to renew, the team (enjoys|is delighted with) {product}.'],
        plain: [
          'Our renewal is (in {month}|coming up|due next quarter), what (changes|are the options)?',
          'Does the renewal keep (our terms|the old rate)?',
        ],
        bad: [
          'I am not sure that we will renew, (we are disappointed|the last months were bad).',
          'The renewal letter was (a shock|confusing), and it came (too late|on a Sunday).',
        ],
        seller: ['For the renewal I suggest that we (look at your usage|keep {seats} seats|add {product}).'],
      },
      el: {
        good: ['Φυσικά και θέλουμε ανανέωση, η ομάδα είναι ενθουσιασμένη με το {product}.'],
        plain: ['Η ανανέωση είναι τον {month}, τι αλλάζει;'],
        bad: ['Δεν ξέρω αν θα ανανεώσουμε, είχαμε πολλά προβλήματα.'],
        seller: ['Για την ανανέωση προτείνω να δούμε μαζί τη χρήση σας.'],
      },
    },
  },
];
