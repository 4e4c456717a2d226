import type { Topic } from './topic.ts';

export const WORK: readonly Topic[] = [
  {
    id: 'integration',
    label: 'Integration',
    phrases: ['integration', 'integrations', 'integrate', 'API', 'connector', 'διασύνδεση', 'ενσωμάτωση'],
    weight: 8,
    lines: {
      en: {
        good: [
          'The integration with our (warehouse|CRM|shop) was (done in a day|painless), (brilliant|great).',
        ],
        plain: [
          'Do you integrate with (our ERP|{rival}|our phone system)?',
          'Is there an API for (orders|call data|customers)?',
          'Who builds the connector, (you or us|our agency)?',
        ],
        bad: [
          'The integration keeps (failing|breaking), (orders get lost|we type everything twice).',
          'The API is (poorly documented|too limited), our developers (hate it|gave up).',
        ],
        seller: ['There is a ready connector for (that|your ERP), and the API is open.'],
      },
      el: {
        good: ['Η διασύνδεση με την αποθήκη έγινε σε μία μέρα, εξαιρετικά.'],
        plain: ['Υπάρχει διασύνδεση με το ERP μας;', 'Έχετε API για τις παραγγελίες;'],
        bad: ['Η διασύνδεση χαλάει συνέχεια και χάνονται παραγγελίες.'],
        seller: ['Υπάρχει έτοιμη διασύνδεση και ανοιχτό API.'],
      },
    },
  },
  {
    id: 'migration',
    label: 'Migration',
    phrases: ['migration', 'data migration', 'migrate', 'migrated', 'μετάβαση', 'μεταφορά δεδομένων'],
    weight: 4,
    lines: {
      en: {
        good: ['The data migration was (smooth|quick), we lost nothing, (well done|thank you).'],
        plain: [
          'How long does the migration take for (ten years of data|{seats} users)?',
          'Can we migrate (in two steps|over a weekend)?',
        ],
        bad: ['The migration (failed|lost half of our notes), we are (upset|back to paper).'],
        seller: ['We do the data migration (with you|in a test copy first), so nothing is lost.'],
      },
      el: {
        good: ['Η μετάβαση έγινε ομαλά, μπράβο.'],
        plain: ['Πόσο διαρκεί η μεταφορά δεδομένων;'],
        bad: ['Η μετάβαση απέτυχε και χάσαμε σημειώσεις.'],
        seller: ['Κάνουμε τη μετάβαση μαζί σας.'],
      },
    },
  },
  {
    id: 'automation',
    label: 'Automation',
    phrases: [
      'automation',
      'automate',
      'automated',
      'workflow',
      'workflows',
      'αυτοματισμός',
      'αυτοματισμούς',
    ],
    weight: 5,
    lines: {
      en: {
        good: ['The automation saves us (hours|a day a week), I (love|really like) it.'],
        plain: [
          'Could we automate (reminders|the first answer|approvals)?',
          'How many workflows are (included|possible)?',
        ],
        bad: ['The workflow sends (wrong mails|everything twice), it is (embarrassing|a problem).'],
        seller: ['Most teams automate (follow-ups|the hand-over) first.'],
      },
      el: {
        good: ['Ο αυτοματισμός μας γλιτώνει ώρες, είναι υπέροχος.'],
        plain: ['Πόσους αυτοματισμούς περιλαμβάνει;'],
        bad: ['Ο αυτοματισμός στέλνει λάθος μηνύματα, είναι πρόβλημα.'],
        seller: ['Οι περισσότεροι ξεκινούν με έναν απλό αυτοματισμό.'],
      },
    },
  },
  {
    id: 'ai',
    label: 'AI',
    phrases: ['AI', 'machine learning', 'assistant', 'τεχνητή νοημοσύνη'],
    weight: 4,
    lines: {
      en: {
        good: ['The assistant is (surprisingly good|a big step), our people (use it daily|enjoy it).'],
        plain: [
          'What does the AI (do with our data|really do)?',
          'Is machine learning (an add-on|part of {product})?',
        ],
        bad: ['I do not trust the AI, it (invents things|gave a wrong answer).'],
        seller: ['The assistant (only suggests|never sends anything itself), a person decides.'],
      },
      el: {
        good: ['Η τεχνητή νοημοσύνη σας μας εντυπωσίασε.'],
        plain: ['Τι κάνει η τεχνητή νοημοσύνη με τα δεδομένα μας;'],
        bad: ['Δεν εμπιστεύομαι την τεχνητή νοημοσύνη, κάνει λάθη.'],
        seller: ['Η τεχνητή νοημοσύνη μόνο προτείνει.'],
      },
    },
  },
  {
    id: 'reporting',
    label: 'Reporting',
    phrases: ['report', 'reports', 'reporting', 'dashboard', 'dashboards', 'αναφορά', 'αναφορές'],
    weight: 6,
    lines: {
      en: {
        good: ['The dashboard is (great|exactly right), we have it (on a wall|open all day).'],
        plain: [
          'Can I (schedule|export) the report (for {day}|every week)?',
          'Does reporting work (by branch|across teams)?',
        ],
        bad: ['The reports are (useless|wrong), the numbers (never match|change every day).'],
        seller: ['You can build the report yourself, (let me show you|it takes five minutes).'],
      },
      el: {
        good: ['Οι αναφορές είναι (εξαιρετικές|ό,τι ακριβώς χρειαζόμασταν).'],
        plain: ['Μπορώ να βγάλω αναφορά ανά κατάστημα;'],
        bad: ['Οι αναφορές είναι λάθος, τα νούμερα δεν βγαίνουν.'],
        seller: ['Την αναφορά τη φτιάχνετε μόνοι σας.'],
      },
    },
  },
  {
    id: 'mobile',
    label: 'Mobile app',
    phrases: ['mobile app', 'the app', 'your app', 'offline', 'εφαρμογή'],
    weight: 5,
    lines: {
      en: {
        good: ['Our drivers (love|are happy with) the mobile app, it is (fast|easy).'],
        plain: [
          'Does the app work offline (in a cellar|on the road)?',
          'Is the mobile app (free|included for everyone)?',
        ],
        bad: ['Your app (crashes|freezes) (every day|on older phones), people (complain|stopped using it).'],
        seller: ['The app keeps everything offline and sends it (later|once there is signal).'],
      },
      el: {
        good: ['Η εφαρμογή είναι γρήγορη και εύκολη, τη λατρεύουν όλοι.'],
        plain: ['Η εφαρμογή δουλεύει χωρίς σήμα;'],
        bad: ['Η εφαρμογή κολλάει κάθε μέρα, όλοι παραπονιούνται.'],
        seller: ['Η εφαρμογή συγχρονίζει μόλις βρει σήμα.'],
      },
    },
  },
];
