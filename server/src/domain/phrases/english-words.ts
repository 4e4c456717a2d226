/**
 * The closed classes of English, folded, by what may follow them: what opens a noun phrase, what a verb comes after,
 * and what stands between without a say.
 */
export type ClosedClass =
  | 'determiner'
  | 'number'
  | 'preposition'
  | 'to'
  | 'pronoun'
  | 'auxiliary'
  | 'be'
  | 'have'
  | 'joins'
  | 'conjunction'
  | 'adverb'
  | 'verb'
  | 'aside';

const BY_CLASS: Record<ClosedClass, string> = {
  determiner: `a an the this that these those my your our their his her its some any no each every all both either
    neither another other others which what whose such more most much many few fewer several enough less least own`,
  number: `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion
    dozen half twice once first second third fourth fifth last previous following certain various percent`,
  preposition: `of in on at for with from by about into onto over after before between during without within through
    throughout under against per via as than like unlike towards toward across around beyond until till since besides
    beside behind near above below along among despite except regarding including upon off out up down inside outside`,
  to: 'to',
  pronoun: `i you he she it we they who whoever there me him us them myself yourself himself herself itself ourselves
    yourselves themselves everyone everybody someone somebody anyone anybody nobody everything something anything
    nothing mine yours ours theirs hers i've i'd i'll you've you'd you'll he'd he'll she'd she'll it'd it'll
    we've we'd we'll they've they'd they'll that'll that'd who'd who'll there'll there'd ive weve`,
  auxiliary: `will would can could should may might must shall do does did cannot won't wouldn't can't couldn't shouldn't
    mightn't mustn't don't doesn't didn't let lets gonna wanna gotta please not never cant wont didnt doesnt`,
  be: `i'm you're we're they're im youre theyre is are was were be been being am isn't aren't wasn't weren't isnt arent wasnt ain't`,
  have: `has have had having haven't hasn't hadn't`,
  joins: 'and or nor plus',
  conjunction: `but if because when where how why while whereas whether though although unless so then once whenever
    wherever however therefore thus cause cuz`,
  adverb: `just really also very quite too still already yet even only always often usually sometimes ever again soon
    now here maybe perhaps actually basically honestly probably definitely certainly exactly simply almost nearly well
    rather pretty back away together anyway instead forward ahead apart aside otherwise later earlier today tomorrow
    yesterday tonight right straight far long fast ago else quickly indeed twice somehow somewhere anywhere everywhere
    nowhere forever altogether meanwhile afterwards beforehand online offline`,
  verb: `am went gone go goes going came come comes coming took taken sent got gotten get gets getting gave given made
    make makes making said say says saying told thought knew known know knows saw seen see sees seeing found felt left
    kept held brought bought sold built spent lost met paid ran sat stood understood understand understands wrote
    written read led began begun became become spoke spoken chose chosen drove driven fell fallen grew grown heard hid
    hidden hurt laid lay meant rose shown shown shut sought spread stuck swore taught threw thrown wore won wound set
    put cut let need needs needed want wants wanted seem seems seemed try tries tried trying guess hope hopes think
    thinks thinking mean means believe suppose agree appreciate mention mentioned wonder ask asks tell tells talk
    talks speak speaks give gives take takes bring brings keep keeps send sends look looks hear hears feel feels find
    finds buy buys sell sells help helps walk walks saves save saved allow allows enable enables become remain
    include includes depend depends follow follows run runs show shows use used uses using wanna love loves like likes
    say imagine assume consider handle handles handled lack lacks cover covers happen happens cancel cancels start starts`,
  aside: `yes yeah yep no nope ok okay oh ah um uh er hm hmm mm mhm hello hi hey goodbye bye thanks thank cheers sorry
    alright please welcome congratulations wow oops great good nice fine perfect awesome excellent super cool lovely
    fantastic wonderful amazing sure ready able bad easy hard happy glad excited little big better best worse
    worst same different important interesting true wrong clear simple new old whole entire main only possible likely
    real actual own various particular couple bunch lot lots kind kinds sort sorts bit plenty rest way ways course`,
};

/** What is left out as filler though it is a noun: it says nothing about how someone sells. */
const FILLER = `thing things stuff time times moment moments minute minutes second seconds hour hours day days week weeks
  weekend weekends month months year years decade morning afternoon evening night noon midnight date dates
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december spring summer autumn winter euro euros dollar dollars pound pounds cent cents
  people person guy guys man men woman women gentleman lady ladies sir madam mister miss mrs mr ms dr folks somebody
  part parts side end ends top place places fact reason reasons sense idea ideas point points example examples
  instance matter luck chance love hope okay pleasure number numbers amount percentage percent
  everything anything nothing something ones anybody god hell damn gosh name names mind hand hands eye eyes word words
  look go goes try feel say see let course kind sort bit lot bunch couple hello goodbye yes no`;

/** Adjectives that add nothing to the noun after them, and are taken off its front. */
const FILLER_ADJECTIVES = `great good nice fine perfect awesome excellent super cool lovely fantastic wonderful amazing
  sure ready able bad easy hard happy glad excited little big better best worse worst same different important
  interesting true wrong clear new old whole entire possible likely real actual particular certain fair huge high low
  higher lower right left recent available necessary general specific full total single multiple
  additional further extra very top quick larger largest bigger biggest smaller smallest young sorry
  worth ready due top welcome afraid aware familiar various`;

/** Nouns of today's trade that a lexicon of 2011 does not hold, or not as nouns. */
export const MODERN_NOUNS: readonly string[] = `
  onboarding offboarding webinar roadmap chatbot analytics dashboard workflow whitepaper startup smartphone ecommerce
  website app apps login signup plugin username cybersecurity fintech saas dataset timeline backlog sprint rollout
  upsell downtime uptime ebook email inbox voicemail hashtag podcast screenshot blockchain middleware firmware
  microservice devops kubernetes backend frontend failover scalability interoperability compliance stakeholder
  deliverable benchmark  helpdesk touchpoint paywall freemium rebrand repo workspace wishlist takeaway
  churn outreach pain crm api sso erp roi kpi sla nda gdpr procurement payroll pricing billing invoicing training
  reporting forecasting marketing branding messaging testing hosting monitoring engineering consulting recruiting
  packaging warehousing budgeting planning meeting briefing listing rating setting settings offering processing
  tracking coaching staffing outsourcing licensing networking scheduling timing wording funding financing banking
  sourcing shipping routing logging mapping encryption demo demos vendor reseller integrator walkthrough workaround
  turnaround checkbox checklist popup autocomplete onsite offsite fulfilment fulfillment licence licences bottleneck
  multifactor pipeline leaderboard playbook runbook changelog sandbox testimonial influencer crowdfunding telehealth
  technician technicians signature subscription renewal referral retention adoption compatibility`
  .trim()
  .split(/\s+/);

/** Given names that transcripts in lower case hold; names with a capital are told by it. */
const GIVEN_NAMES = `john james robert michael david william richard joseph thomas charles daniel matthew anthony andrew
  joshua kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry
  justin scott brandon benjamin samuel gregory alexander patrick jack dennis jerry tyler aaron jose adam nathan henry
  peter paul mark steven kenneth mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy
  betty margaret sandra ashley kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca
  sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine
  rachel carolyn janet catherine maria heather diane julie joyce victoria kelly christina lauren joan evelyn olivia
  judith megan cheryl martha andrea frances hannah jacqueline ann jean alice kathryn gloria teresa sara janice julia
  sophie sophia claire oliver oscar liam noah ethan lucas mia ava isabella charlotte amelia priya raj ahmed mohammed
  fatima ali omar yusuf chen wei hiroshi yuki ingrid lars sven pierre marie luca giulia carlos juan pedro miguel sofia
  elena dimitris giorgos nikos yannis kostas katerina eleni vasilis panagiotis mike dave steve chris bob bill joe tom
  tim jim dan ben sam matt nick alex kate katie beth liz jenny sue pam`;

/** After these stands a person's name. */
const TITLES = 'mr mrs ms miss dr doctor sir madam prof professor';

const listOf = (words: string) => words.split(/\s+/).filter((word) => word !== '');
const setOf = (words: string) => new Set(listOf(words));

export const fillerNouns: ReadonlySet<string> = setOf(FILLER);
export const fillerAdjectives: ReadonlySet<string> = setOf(FILLER_ADJECTIVES);
export const titles: ReadonlySet<string> = setOf(TITLES);
export const givenNames: ReadonlySet<string> = setOf(GIVEN_NAMES);

/** A word that several classes name is of the first. */
export const closedClasses: ReadonlyMap<string, ClosedClass> = closedByWord();

function closedByWord(): Map<string, ClosedClass> {
  const byWord = new Map<string, ClosedClass>();
  for (const [name, words] of Object.entries(BY_CLASS) as [ClosedClass, string][]) {
    for (const word of listOf(words)) if (!byWord.has(word)) byWord.set(word, name);
  }
  return byWord;
}
