import { phrase, type SafetyRule } from "./rule.ts";

const holiday = "holiday|vacation|at work|office|moving|trip|weekend away|christmas party|meeting";
const relative =
  "(?:he|she|they|friend|bestie|brother|sister|sis|bro|son|daughter|kid|child|mother|father|mom|mum|dad|husband|wife|partner|boyfriend|girlfriend|bf|gf|roommate|flatmate|colleague|coworker|classmate|student|neighbou?r|cousin|uncle|aunt|ex|guy|girl|someone|somebody)";

/**
 * Ways of saying it in English that name neither suicide nor killing oneself: goodbyes and last wills, the wish to be
 * gone, a burden taken off others, a last evening; and words about somebody else.
 */
export const englishSigns: readonly SafetyRule[] = [
  {
    id: "en.tonight",
    level: 5,
    pattern: phrase(
      "\\b(?:tonight|this (?:evening|weekend|sunday)|tomorrow night)(?: \\w+){0,4} (?:end|ending) it(?: all)?\\b|\\b(?:end|ending) it all (?:tonight|today|now|this)\\b|\\bim ending it\\b|\\b(?:ill|i will|im going to|im gonna) (?:not be|be dead|be gone for good)(?: \\w+){0,3} (?:by|before) (?:morning|tomorrow|sunrise)|\\b(?:set|picked|chose|chosen) (?:a|the|my) (?:date|day|place|time)(?: \\w+){0,6} (?:end|ending|die|dying|gone)\\b",
    ),
    unless: phrase("with (?:him|her|them|my (?:boyfriend|girlfriend|job))|relationship|subscription|diet"),
  },
  {
    id: "en.prepared",
    level: 5,
    pattern: phrase(
      "\\b(?:bought|got|have|ive|found) (?:everything|all|what) i need(?:ed)?(?: \\w+){0,4} (?:to (?:die|end|kill|do it)|my will)\\b|\\b(?:wrote|written|left) (?:the|my|a) (?:last )?(?:letters?|note)(?: \\w+){0,3} (?:already|is on|are on|for after|on the (?:table|desk))|\\b(?:chosen|picked|decided) the (?:place|day|date) and the (?:time|place|way)",
    ),
    unless: phrase("wedding|birthday|christmas|recipe|shopping"),
  },
  {
    id: "en.took",
    level: 5,
    pattern: phrase(
      "(?:^|\\b(?:i|ive|just) )(?:(?:just|already|have) )*(?:took|taken|swallowed|downed) (?:everything in the (?:cabinet|cupboard|drawer)|too many (?:pills|tablets|meds)(?: \\w+)? (?:on purpose|to die)|(?:them all|all of them)$)|\\b(?:pills|tablets) on purpose\\b",
    ),
  },
  {
    id: "en.high-place",
    level: 5,
    pattern: phrase(
      "(?:^|\\b(?:standing|sitting|im|i am) (?:up )?)on (?:the|a|my) (?:bridge|roof|rooftop|ledge|window ?sill)(?: of (?:my|the) building)?(?:$| (?:now|again)$| and (?:i )?(?:want to|cant|dont))",
    ),
    unless: phrase("photo|view|picnic|fix|repair|party|bbq|sunset|beautiful|hike"),
  },
  {
    id: "en.bleeding",
    level: 5,
    pattern: phrase(
      "\\bso much blood\\b(?=.*\\b(?:cut|stop)\\b)|\\bcut\\b(?=.*\\bso much blood\\b)|\\bim going to do it(?= (?:tonight|now|today|alone|this)|$|, i)",
    ),
    unless: phrase("nose|period|surgery|movie|film|run|workout|gym|marathon|exam|interview|propose"),
  },
  {
    id: "en.weapon-at-home",
    level: 4,
    pattern: phrase(
      "\\b(?:gun|weapon|rope|blade|knife)\\b(?=.*\\b(?:on|against|for) my ?self\\b)|\\b(?:saving|saved|hoard\\w*|collect\\w*|stockpil\\w*)(?: \\w+){0,3} (?:pills|tablets|meds|medication)\\b",
    ),
    unless: phrase("defend|protect|keep my ?self safe|travel|trip|pharmacy"),
  },
  {
    id: "en.again",
    level: 4,
    pattern: phrase(
      "\\bmy (?:last|first|second|previous|third) attempt\\b(?! (?:at|to (?!end|kill|die)))|\\bhow (?:\\w+ ){0,2}?(?:tallest|highest) (?:bridge|building)",
    ),
    unless: phrase("exam|driving|level|run|race|quit|diet|plank|recipe|cake|marathon|score|smok"),
  },
  {
    id: "en.suicide-own",
    level: 3,
    pattern: phrase(
      "\\bmy own (?:suicide|death)\\b|\\b(?!commit)com+it+(?:ing)? s[iu]+[cs]+[aiu]*d\\w*|\\b(?!suicid(?:e|al)\\b)s(?:ui|iu|u)(?:c|s|sc)[aie]*d(?:al|e|el|ial)\\b|\\bend(?:ing)? me life\\b|\\bk[il]+ me\\b(?= no really| for real)|\\bd[*]e\\b(?<=(?:want to|wanna|to) d[*]e)",
    ),
    unless: phrase(
      "squad|prevention|awareness|hotline|helpline|statistic|essay|novel|film|movie|book|game|drill|sprint|basketball|door|burn|training|volunteer|line$",
    ),
    anyone: true,
  },
  {
    id: "en.not-live",
    level: 3,
    negatable: false,
    pattern: phrase(
      "\\bi(?:ve decided i)? (?:really |just |honestly )*(?:dont|do not|no longer) (?:really |even )?(?:want to|wanna) (?:live|be alive)(?: (?:any ?more|any longer))?(?: (?:pls|please|tbh|really|lol|man|at all))*$|\\bi(?: really| just)? (?:dont|do not|no longer) (?:want to|wanna) (?:live|be alive) any ?more(?! (?:in|with|at|like|near|on)\\b)",
    ),
  },
  {
    id: "en.gone",
    level: 2,
    negatable: false,
    pattern: phrase(
      "\\b(?:wish|hope|hoping|pray|praying) (?:that )?i (?:wouldnt|would not|would never|didnt|dont|do not|could not|couldnt|never|wont) (?:ever )?(?:wake up|make it|be here|exist)|\\bhoping i (?:dont|wont) (?:make it|wake)|\\b(?:no|any) point (?:in|to|of) (?:me )?(?:being here|being alive|staying|existing|carrying on|anything any ?more)|\\bnot being here\\b(?! (?:yesterday|last|for))|\\b(?:notice|care|matter|miss me) if i (?:was|were|am|wasnt|werent) (?:gone|dead|not here|here|around|alive)|\\b(?:dont|do not|couldnt|wouldnt) care (?:\\w+ )?(?:whether|if) i (?:live|die|am alive|wake)|\\bwhether i live or die\\b|\\b(?:god|lord|jesus) (?:would |could |should |can |to )?(?:just )?(?:take|call) me\\b|\\bif (?:you|i) (?:werent|wasnt|just werent) (?:here|around|alive) any ?more\\b|\\b(?:would|it be|itd be) (?:be )?(?:easier|simpler|better) if i (?:just |simply )?(?:vanish|disappear|died|werent|wasnt|didnt)|\\b(?:everything|it all|all of it) to (?:stop|be over|end)$|\\b(?:dont|cant|do not|cannot) (?:see|imagine|picture) (?:any |a |my )?(?:future (?:for me|for myself|with me)|myself (?:being alive|alive|getting older|anywhere in))|\\b(?:living|existing|being alive) (?:feels|is) (?:like )?(?:a chore|too much|exhausting|torture|hell)|\\bwish it (?:was|were|had been) me (?:who|that|instead)|\\benvy (?:\\w+ ){0,4}?(?:dead|terminal|dying)|\\b(?:want|wanna) (?:to )?be gone\\b|\\bi (?:just )?(?:dont|do not) (?:want to|wanna) be\\b$|\\bshouldnt (?:be alive|have been born|exist)\\b|\\b(?:im|i am) ready (?:to go|for the lord)|\\blived long enough\\b|\\b(?:asleep|sleep) (?:for good|forever|for ever)\\b|\\bwouldnt (?:care|mind) if (?:a |the )?(?:car|bus|truck|train|plane)\\b|\\bhope i get (?:hit|run over)|\\bis life (?:even |really )?worth\\b|\\bgiv(?:e|en|ing) up on (?:life|living)\\b|\\bdone (?:with (?:all of it|everything|life|it all))\\b",
    ),
    unless: phrase(`i dont want to be (?:late|rude|that)|${holiday}|i died in|kilomet`),
  },
  {
    id: "en.farewell",
    level: 2,
    negatable: false,
    pattern: phrase(
      "\\b(?:won ?t|will not|not going to|not gonna) (?:be (?:here|around|alive)|need (?:it|them|this|any|reminders?)|be needing)(?: \\w+){0,4} (?:tomorrow|any ?more|next (?:week|month|year)|by then|where im going)|\\bi wont be around$|\\b(?:wanted to|want to|just) say goodbye to (?:everyone|everybody|you all|all of you)|\\b(?:if|in case) something happens to me\\b|\\btell (?:my (?:mom|mum|mother|dad|father|kids|children|parents|family)|them|everyone) (?:i|that i) (?:love|loved|am sorry|was sorry)|\\bmy last message\\b|\\bsee you (?:on|in) the other side\\b|\\b(?:deal|put up|bother) (?:with )?me (?:for )?(?:much|any) longer|\\bpain will (?:stop|end|be over) (?:for good|soon|forever)|\\b(?:papers|affairs|documents|things) in order\\b(?=.*\\b(?:after|nobody|no one|trouble|gone)\\b)|\\bletters? (?:for|to) my (?:kids|children|son|daughter|wife|husband|parents)\\b(?=.*\\b(?:when im not|not there|gone|older)\\b)|\\b(?:updated|changed|wrote|written|finished) my will\\b(?! with)|\\b(?:made|reached) (?:a|my) (?:decision|peace)(?: \\w+){0,6} (?:over|calm|soon)|\\b(?:calm|peaceful|light)(?: \\w+){0,4} (?:since|now that) i (?:decided|made)|\\bnone of this will matter\\b|\\b(?:gave|given|giving) (?:away )?my (?:dog|cat|pets?|guitar|records|books) (?:away|to)\\b",
    ),
    unless: phrase(`${holiday}|charity|notary|bought a house|allerg|mortgage`),
  },
  {
    id: "en.no-way-out",
    level: 2,
    negatable: false,
    pattern: phrase(
      "\\b(?:no|only one|just one|one) way out\\b(?! of (?:the|this) (?:room|city|contract|traffic|meeting|building))|\\bat the end of my (?:rope|tether)\\b|\\b(?:cant|cannot) (?:go on|carry on|keep going) (?:like this|any ?more|any longer|anymore)|\\b(?:cant|cannot) (?:do|take) (?:this|it) any ?more$|\\bim done with everything\\b|\\bwont make it (?:through|to) (?:the|this) (?:night|week|morning)|\\b(?:nothing|nobody|no one) can help me (?:now|any ?more)|\\btoo late for me\\b|\\b(?:tallest|highest) (?:bridges?|buildings?|cliffs?)\\b|\\b(?:bridges?|buildings?) (?:\\w+ ){0,3}?(?:taller|higher) than \\d",
    ),
    unless: phrase(
      "my (?:job|boss|landlord)|burpee|plank|diet|toddler|world record|world is|trivia|architecture|photo|visit|haha|lol",
    ),
  },
  {
    id: "en.injury.self-harm",
    level: "S",
    pattern: phrase(
      "\\b(?:hit|hitting|bang|banging|punch|punching|slam) (?:my (?:own )?head|my ?self) (?:against|on|into|until|with|when|hard)|\\b(?:cuts|scars|wounds) (?:on my (?:arms?|legs?|thighs?|wrists?)|i (?:made|make|did))|\\b(?:arms?|legs?|thighs?) (?:are|is) (?:full of|covered (?:in|with)) (?:cuts|scars|burns)|\\b(?:go|going) to the (?:bathroom|toilet) and cut\\b|\\b(?:started|start|want to|been|keep|kept|stop) cutting(?: again| my|$)|\\b(?:cut|cutting) again\\b(?! (?:sugar|carbs|down))|\\brelaps\\w+ (?:\\w+ ){0,3}?(?:cut|cutting|self)|\\bsh (?:relapse|urges?)\\b|\\bwant to feel pain\\b|\\bhurt(?:ing)? my ?self\\b|\\b(?:scratch|pick)\\w* (?:\\w+ ){0,4}?until (?:\\w+ )?(?:bleeds?|blood)|\\b(?:burn|burning) (?:my (?:arm|skin|leg)|my ?self) (?:\\w+ ){0,2}?(?:to feel|when|on purpose|with a (?:lighter|cigarette))|\\bs3lf h@?a?rm|\\bself h.?rm\\b",
    ),
    unless: phrase(
      "sugar|carb|calorie|hair|grass|shav|chopp|cook|onion|accident|by mistake|running|at the gym|training|playing|cupboard|door frame",
    ),
    anyone: true,
  },
  {
    id: "en.threat.abuse",
    level: "S",
    pattern: phrase(
      "\\b(?:wont|doesnt|does not|never) let me (?:leave|go out of) (?:the )?(?:house|home|flat|room)|\\btouched me (?:and|where|when)|\\b(?:scared|afraid) to go home\\b|\\bthreaten(?:s|ed|ing)? to (?:hurt|hit|kill|beat) (?:me|us|the kids)|\\b(?:stalk(?:s|ed|ing)|follows) me (?:home|everywhere)|\\b(?:beats?|hits?|slaps?|punch(?:es)?) (?:us|me and)\\b|\\bdont feel safe at home\\b|\\b(?:wants?|asks? for|send) (?:nude |naked )?(?:pics|pictures|photos) of me\\b",
    ),
    unless: phrase("at (?:chess|tennis|cards)|dog|cat"),
  },
  {
    id: "en.body.eating",
    level: "S",
    pattern: phrase(
      "\\b(?:only|just) eat (?:under |less than )?\\d{2,3} (?:kcal|cal\\w*)|\\b(?:terrified|scared|afraid) (?:of|to) (?:gain|gaining|eat|eating)\\b|\\bi purge\\b|\\b(?:take|taking|use) laxatives\\b|\\b(?:havent|have not) eaten (?:\\w+ ){0,3}?(?:days|since (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday))|\\b(?:vomit|puke) after (?:every |each |all )?(?:meal|food|dinner|eating)",
    ),
    unless: phrase("ramadan|fasting blood|doctor"),
  },
  {
    id: "en.mind.voices",
    level: "S",
    pattern: phrase(
      "\\b(?:tv|television|radio|internet) (?:\\w+ ){0,3}?(?:messages? (?:to|for) me|me (?:\\w+ )?messages?|talks? (?:to|about) me)|\\bi (?:have been|was|am|ve been) chosen\\b|\\b(?:havent|have not|not) slept (?:\\w+ ){0,3}?(?:four|five|six|\\d) (?:days|nights)|\\bcontrol(?:s|ling)? my thoughts\\b|\\bspecial powers\\b",
    ),
    unless: phrase("chosen for the|team|baby|newborn|game"),
  },
  {
    id: "en.body.medical",
    level: "S",
    pattern: phrase(
      "\\b(?:chest (?:hurts|is tight|pain)|pain in (?:my|the) chest)\\b|\\btook (?:too many|twice|double|the wrong) (?:\\w+ ){0,4}?(?:by accident|by mistake|insulin|medicine|meds|pills|tablets)|\\bive? (?:think ive )?overdosed\\b|\\bi think ive? overdosed|\\bface is drooping|\\b(?:cant|cannot) speak (?:right|properly)|\\bspeech is slurred\\b|\\bpassed out (?:twice|again|today)|\\bswallowed (?:bleach|something poisonous|tablets|pills)|\\ballergic (?:reaction|shock)\\b",
    ),
    unless: phrase("laugh|netflix|after push|bench press|doms|muscle|years ago"),
  },
  {
    id: "en.worried.other-person",
    level: "S",
    negatable: false,
    pattern: phrase(
      `\\b${relative}s? (?:\\w+ ){0,6}?(?:doesnt|does not|dont) want to (?:live|be alive|exist|be here)\\b|\\b${relative}s? (?:\\w+ ){0,5}?wants? to (?:kms|unalive|die|end it|go and be with)\\b|\\b(?:found|posted|sent|left|wrote|texted)(?: \\w+){0,3} (?:suicide|goodbye|farewell) (?:note|letter|message)|\\b(?:posted|sent) (?:me )?a goodbye\\b|\\bdo something to (?:him|her|them)sel\\w+|\\bbetter off without (?:him|her)\\b|\\b(?:he|she|they) (?:\\w+ ){0,3}?(?:talking|talks|spoke) about (?:ending it|dying|death|suicide)|\\b${relative} (?:\\w+ ){0,4}?(?:going to|gonna) do it tonight|\\b${relative} (?:\\w+ ){0,2}?(?:took|swallowed) (?:a bunch|a lot|all|too many)|\\b${relative} (?:\\w+ ){0,3}?(?:cuts|is cutting|cutting) (?:him|her|them)sel\\w+|\\bbetter off without (?:him|her|them)\\b|\\btexted me i want to die\\b|\\b${relative} (?:\\w+ ){0,4}?(?:wrote|writes|talks|talked) about suicide`,
    ),
    unless: phrase(
      "character|movie|film|novel|song|game|series|episode|survivor|\\bi (?:dont|do not) want to|\\bi want to (?:die|kill)",
    ),
  },
  {
    id: "en.distress",
    level: 1,
    negatable: false,
    pattern: phrase(
      "\\bi (?:cant|cannot) (?:do|take) (?:this|it) (?:anymore|any more|any longer)|\\bi hate (?:myself|my life)\\b|\\b(?:hopeless|worthless|empty inside|numb inside|breaking down|falling apart)\\b|\\bi (?:feel|am) (?:so |completely |totally )?(?:alone|lost|broken)\\b|\\blost (?:\\w+ ){0,3}?to suicide",
    ),
  },
];
