import type { Language } from './topic.ts';

/** How a seller leads a call: by the customer's own case, or by what the product has to offer. */
export interface Approach {
  /** Questions and proposals of those who lead by the customer's case. */
  advising: readonly string[];
  /** Praise of those who lead by the product. */
  praising: readonly string[];
}

export const APPROACHES: Record<Language, Approach> = {
  en: {
    advising: [
      'What does the business case (need|have) to show (your board|you)?',
      'Who is the decision maker for this, and (who else has a say|what matters to that person)?',
      'Let us write a success plan (together|with your team), so that you see (where you stand|what comes when).',
      'What timeline (do you have in mind|would your team accept)?',
      'As a next step I suggest (that we agree on a timeline|a pilot with one team|an hour with your decision maker).',
      'Which outcome would (make this a success|justify the investment) for you?',
      'What is the (cost of doing nothing|impact on your customers) today?',
      'Shall we put the return on investment (next to|into) the business case?',
      'What is your biggest (priority|risk) this year, and who is the sponsor?',
      'Let me (repeat|read back) your priorities, and (correct me|tell me what is missing).',
      'Who is our champion (inside|in your team), and which stakeholders (are missing|have doubts)?',
      'Which milestones (do we agree on|should stand in the plan), the first one by {month}?',
      'What are the criteria (for your decision|by which you choose)?',
      'How would you (measure|prove) the benefit (after three months|to your board)?',
    ],
    praising: [
      '{product} has (over {seats} features|the best feature list), (nobody has more|you will love it).',
      'We have a special offer (this week|until {day}), (so do not wait|it is the best ever).',
      'There is a brochure with (every feature|all the screenshots), I send it over.',
      'Our new dashboard is (simply the best|really fantastic), with widgets (for everything|in every colour).',
      'The standard package has (all the modules|every module), the premium package (even more|has the widgets too).',
      'We won an award (last year|again), and our engineers are the best in the market.',
      'Let me go through the feature list (quickly|one by one).',
    ],
  },
  el: {
    advising: [
      'Ποιος είναι ο υπεύθυνος της απόφασης;',
      'Ας φτιάξουμε μαζί ένα σχέδιο επιτυχίας (για την ομάδα σας|).',
      'Ποιο είναι το χρονοδιάγραμμά σας;',
      'Το επόμενο βήμα είναι (ένα πιλοτικό με μία ομάδα|να συμφωνήσουμε το χρονοδιάγραμμα).',
      'Ποια είναι η (μεγαλύτερη προτεραιότητα|επίπτωση) για την επιχείρησή σας;',
      'Ας υπολογίσουμε την απόδοση της επένδυσης.',
    ],
    praising: [
      'Έχουμε μια ειδική προσφορά (αυτή την εβδομάδα|μέχρι την {day}).',
      'Σας στέλνω το φυλλάδιο με όλες τις λειτουργίες.',
      'Το {product} έχει τις περισσότερες λειτουργίες στην αγορά.',
      'Το βασικό πακέτο έχει όλα τα εργαλεία.',
      'Πήραμε (και φέτος|ξανά) βραβείο για την εφαρμογή μας.',
    ],
  },
};
