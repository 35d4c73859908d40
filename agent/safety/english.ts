import { englishSigns } from "./english-signs.ts";
import { phrase, type SafetyLanguage } from "./rule.ts";

const self = "my ?s(?:el|le)[fv]\\w*";
const killSelf = `(?:k[il]+(?:ing)?|k\\*l+|unaliv(?:e|ing)|off(?:ing)?|end(?:ing)?|murder(?:ing)?|delet(?:e|ing)(?= my ?sel[fv]\\w*(?! from| as))) ${self}`;
const endLife = "(?:end(?:ing)?|tak(?:e|ing)) (?:my (?:own )?life|it all)";
const suicide = "(?:suicide|su\\*cide|s\\*icide|suicid|sucide|sewer ?slide)";
const act = `(?:${killSelf}|${endLife}|commit(?:ting)? ${suicide}|hang(?:ing)? ${self}|shoot(?:ing)? ${self}|slit(?:ting)? my wrists?|overdose|jump off (?:a|the|this) (?:bridge|roof|building))`;
const pills =
  "(?:pills?|tablets?|meds|medications?|painkillers?|paracetamol|tylenol|ibuprofen|aspirin|xanax|antidepressants|insulin)";

/** Figures of speech around killing and dying that say nothing about danger. */
const idiom = phrase(
  `kil+(?:ing)? ${self} (?:laughing|with laughter|(?:at|in) the gym|over (?:this|that|the|a)\\b|trying to|to (?:finish|get|meet|make|hit|pay|keep|please)|working|at work|with (?:work|this|these)|for (?:this|that|a|the|my) (?:job|company|deadline|exam|project|client|boss|team))|if i (?:have to|see|hear|get) (?:\\w+ ){0,4}(?:another|one more|again)|die (?:of|from) (?:laugh|embarrass|boredom|shame|cring|cute|curios|heat|hunger|thirst|happiness|joy|old age)|die (?:laughing|happy)|rather die than|to die for|(?:career|political|commercial|financial|social|professional) ${suicide}|${suicide} (?:squad|prevention|awareness|hotline|helpline|door|burn|mission|pact in|statistics|rates?)|(?:movie|film|book|novel|song|game|series|documentary|podcast|article) (?:\\w+ ){0,3}${suicide}|peacefully|when im old`,
);

/** The safety rules for English. */
export const english: SafetyLanguage = {
  negationBefore: phrase(
    "\\b(?:dont|do not|not|never|wouldnt|would not|wont|will not|isnt|arent|aint|no longer|didnt|did not|havent|without|no|nor|stopped) (?:(?:want|wanna|going|gonna|to|plan|planning|plans|think|thinking|thought|about|thoughts|of|have|having|had|feel|feeling|really|actually|ever|even|be|am|being|currently|any|the|intention|intend|urge|so|that|try|trying|i) )*$",
  ),
  negationAfter: phrase(
    "^ (?:isnt|is not|was never|has never been) (?:an option|something|on my mind|the answer)",
  ),
  otherPersonBefore: phrase(
    "\\b(?:he|she|they|him|her|someone|somebody|people|who|hes|shes|theyre|my (?:\\w+ ){0,2}(?:friend|brother|sister|mom|mum|mother|dad|father|son|daughter|kid|child|husband|wife|partner|boyfriend|girlfriend|cousin|colleague|coworker|roommate|neighbou?r|uncle|aunt|ex|student|bestie))s? (?:(?!\\bi\\b|\\bim\\b|\\bive\\b).)*$",
  ),
  past: phrase(
    "\\bi used to\\b|\\b(?:years?|decades?|months?) ago\\b|\\bin the past\\b|\\bback (?:then|when)\\b|\\bas a (?:teen|teenager|kid|child)\\b|\\b(?:thoughts|they|theyre|it|that)(?: \\w+){0,3} (?:gone now|gone since|behind me|never came back)|\\band theyre gone\\b|\\b(?:now im|im) (?:fine|well|good|ok) now\\b|\\b(?:all )?good these days\\b|\\bwhen i was (?:\\w+ )?(?:\\d+|young|younger|teen|kid|child|little|at)\\b|\\blast year\\b",
  ),
  rules: [
    {
      id: "en.acted",
      level: 5,
      pattern: phrase(
        `\\b(?:i|ive|just|already) (?:\\w+ ){0,2}?(?:took|taken|swallowed|downed|popped|ate) (?:all (?:of )?(?:my|the|his|her)|(?:a|the) (?:whole|full|entire)|(?:a|the) (?:bunch|lot|handful|bottle) of|too many|(?:like |about )?\\d{2,}|every|dozens of) (?:\\w+ ){0,4}?(?:${pills}|bottle)`,
      ),
      unless: phrase(
        "as prescribed|on time|this morning|with breakfast|vitamin|\\bmg\\b|for my (?:cold|headache|back)|doctor said",
      ),
    },
    {
      id: "en.overdosed",
      level: 5,
      pattern: phrase("\\bi (?:\\w+ ){0,2}?(?:overdosed|od ?ed)\\b"),
      unless: phrase("coffee|caffeine|sugar|chocolate|netflix|vitamin|candy|memes|sushi|pizza|tv"),
    },
    {
      id: "en.cut-deep",
      level: 5,
      pattern: phrase("\\bi (?:\\w+ ){0,2}?(?:cut|slit|slashed) my (?:wrists?|throat|veins?)\\b"),
      unless: phrase("\\b(?:want|wanna|going|could|might|thinking|shaving)\\b"),
    },
    {
      id: "en.intent",
      level: 5,
      pattern: phrase(
        `\\b(?:im|i am|i will|ill|im gonna|im going to|going to|gonna|about to|decided to|ready to|plan(?:ning)? to|have to|intend to) (?:\\w+ ){0,2}?${act}\\b|\\b${act} (?:\\w+ ){0,3}?(?:tonight|today|tomorrow|right now|this (?:evening|weekend|week|morning)|in an hour)\\b|\\b(?:tonight|tomorrow|today) (?:\\w+ ){0,4}?${act}\\b`,
      ),
      unless: idiom,
    },
    {
      id: "en.plan",
      level: 5,
      pattern: phrase(
        `\\b(?:i|ive) (?:\\w+ ){0,2}?(?:a|my|the) plan (?:\\w+ ){0,3}?(?:to (?:die|kill|end)|how to|for (?:${suicide}|my ${suicide}|ending))|\\bmy ${suicide} plan\\b|\\bpicked (?:a|the) (?:day|date) to (?:die|do it|end it)|\\b(?:know|decided|planned) (?:\\w+ ){0,2}?(?:how|when|where) (?:im going to|ill|i will|im gonna|to) (?:die|do it|end it|kill)`,
      ),
    },
    {
      id: "en.means-at-hand",
      level: 5,
      pattern: phrase(
        "\\b(?:gun|rope|noose|razor|blade|knife|pills|poison)\\b (?:\\w+ ){0,5}?(?:ready|in my hands?|next to me|in front of me|loaded|to my head|to end it|to kill myself|to do it)\\b|\\b(?:holding|bought|got|have) (?:a|the|my|some|enough) (?:\\w+ )?(?:gun|rope|noose|pills|blade) (?:\\w+ ){0,4}?(?:to (?:end|die|kill|do it)|tonight)\\b",
      ),
      unless: phrase("\\bpills (?:\\w+ )?ready (?:for|in)|kitchen|cooking|game|climb"),
    },
    {
      id: "en.place",
      level: 5,
      pattern: phrase(
        "\\b(?:im|i am|standing|sitting|lying|here) (?:\\w+ ){0,4}?(?:on|at) the (?:edge|ledge|railing|wrong side)\\b(?: of)? (?:the |a )?(?:\\w+ )?(?:bridge|roof|rooftop|building|cliff|balcony|platform)?|\\b(?:standing|sitting|lying|im|i am) (?:\\w+ ){0,2}?on the (?:train |railway |rail |subway )?tracks\\b|\\b(?:on|at) (?:the|a) (?:bridge|roof|rooftop) (?:\\w+ ){0,4}?(?:jump|end it|goodbye|cant do this)",
      ),
      unless: phrase(
        "of my seat|running tracks?|race|photo|view|hike|hiking|picnic|bbq|edge of (?:the )?(?:bed|pool|table|sofa|tears|burnout)",
      ),
    },
    {
      id: "en.goodbye",
      level: 5,
      pattern: phrase(
        `\\bthis is (?:my )?(?:goodbye|final (?:message|goodbye)|last (?:message|goodbye))\\b|\\bgoodbye (?:forever|cruel world|world)\\b|\\b(?:wrote|written|writing|left|leaving) (?:\\w+ ){0,2}?(?:${suicide}|goodbye|farewell) (?:note|letters?)|\\bby the time you read this\\b|\\bim doing it tonight\\b|\\bmy last (?:night|day) (?:alive|on earth|here)\\b|\\b(?:tonight|tomorrow) (?:\\w+ ){0,2}?(?:it ends|its over for me|i die)\\b`,
      ),
    },
    {
      id: "en.method",
      level: 4,
      pattern: phrase(
        `\\b(?:hang|hanging|shoot|shooting|drown|drowning|stab|stabbing|poison|poisoning|gas|gassing|suffocate|suffocating) ${self}\\b|\\b(?:jump(?:ing)?|throw(?:ing)? ${self}) (?:off|from|out of) (?:of )?(?:a|the|my|this|that) (?:\\w+ )?(?:bridge|building|roof|rooftop|balcony|cliff|overpass|window)|\\b(?:jump(?:ing)?|step(?:ping)?|walk(?:ing)?|throw(?:ing)? ${self}|driv(?:e|ing)) (?:in front of|under|into) (?:a |the |an )?(?:oncoming )?(?:train|bus|truck|lorry|traffic|subway|metro|tree|wall)\\b|\\b(?:slit|slitting|slash|slashing|cut|cutting) my (?:wrists?|throat|veins?)|\\b(?:overdose|od|overdosing) on (?:\\w+ )?${pills}|\\bblow(?:ing)? my (?:brains?|head) (?:out|off)|\\btak(?:e|ing) an overdose|\\b(?:swallow|take|taking|swallowing|down|downing|pop|popping) (?:all|too many|a (?:bottle|bunch|handful) of|a whole bottle of) (?:of )?(?:my |the )?(?:\\w+ )?${pills}|\\b(?:want to|wanna|thinking (?:of|about)) overdos(?:e|ing)\\b`,
      ),
      unless: phrase(
        "in the foot|out to dry|bungee|parachut|paraglid|into the (?:sea|water|lake|pool)|video game|minecraft|in the game",
      ),
    },
    {
      id: "en.attempt",
      level: 4,
      pattern: phrase(
        `\\b(?:tried|attempted) (?:\\w+ ){0,2}?(?:${killSelf}|${endLife}|${suicide}|commit ${suicide}|hang(?:ing)? ${self}|overdos(?:e|ing)|die)\\b|\\bmy (?:\\w+ )?${suicide} attempts?\\b|\\bafter (?:a|my) ${suicide} attempt\\b|\\bsurvived (?:a|my|${suicide}|\\w+ )+ ?attempt`,
      ),
      anyone: true,
    },
    {
      id: "en.method-question",
      level: 4,
      pattern: phrase(
        `\\b(?:painless|painlessly|quick|quickest|easiest|easy|fastest|least painful|best|peaceful) ways? (?:\\w+ )?to (?:die|${act})\\b|\\bhow (?:\\w+ ){0,3}?(?:${killSelf}|end my life|commit ${suicide}|die (?:painlessly|without pain|quickly))\\b|\\bhow many (?:\\w+ ){0,3}?(?:${pills}|mg) (?:\\w+ ){0,6}?(?:die|dead|kill|overdose|lethal|fatal)|\\blethal dose\\b|\\b(?:what|which) ${pills} (?:\\w+ ){0,3}?(?:kill|fatal|lethal|die)`,
      ),
      unless: phrase("video game|in the game|dark souls|minecraft|characters?"),
    },
    {
      id: "en.kill-self",
      level: 3,
      pattern: phrase(
        `\\b(?:${killSelf}|${endLife}|(?:i )?should (?:have|ve) killed ${self})|killmyself|endmylife`,
      ),
      unless: idiom,
    },
    {
      id: "en.suicide",
      level: 3,
      pattern: phrase(
        `\\b(?:suicidal\\w*|commit(?:ting)? ${suicide}|(?:about|of|consider(?:ing)?|contemplat\\w+|want|planning|attempt) ${suicide}|${suicide} (?:thoughts?|ideation|seems|is the only|sounds)|sui thoughts|feeling sui|commit (?:die|unalive|toaster bath))\\b`,
      ),
      unless: idiom,
      anyone: true,
    },
    {
      id: "en.slang",
      level: 3,
      pattern: phrase(
        "(?<!\\d ?)\\bkms\\b(?! (?:per|an|away|from|to|of|in|run|today|long))|\\bunalive me\\b|\\b(?:wanna|want to|going to|gonna|should) unalive\\b|w(?:antto|anna)die|\\bsewer ?slide\\b",
      ),
    },
    {
      id: "en.want-to-die",
      level: 3,
      pattern: phrase(
        "\\b(?:want to|wanting to|wanna|ready to|need to|deserve to|hope i|wish i could|wish i would|should just|let me|better if i|longing to|prefer to) (?:\\w+ )?die\\b(?! (?:hard|hair|your|my))|\\b(?:want to|wanna|rather|better off|i should) be dead\\b|\\bbetter off dead\\b|\\b(?:die|dying|death) by suicide\\b",
      ),
      unless: idiom,
      anyone: true,
    },
    {
      id: "en.passive",
      level: 2,
      negatable: false,
      pattern: phrase(
        "\\bbetter off without me\\b|\\b(?:happier|better|easier) (?:for (?:everyone|them|everybody) )?(?:if i (?:was|were|wasnt|werent|did not|didnt)|without me)\\b|\\bwish (?:that )?(?:i|id|ive) (?:was|were|had been|had never been|never been|was never|werent|wasnt|had not been|hadnt been|didnt|did not|never) (?:dead|born|alive|exist|here|wake|woke)|\\bwish i (?:could )?(?:just )?(?:not exist|disappear(?:ed)?|not wake up|never wake up|never woke up)|\\b(?:dont|do not|didnt|no longer) (?:really |even )?(?:want|wanna) (?:to )?(?:live|be alive|exist|be here|wake up|be around|be in this world)(?: anymore| any more| any longer)?\\b|\\bno (?:reason|point|will|desire) (?:to|in|for me to) (?:live|living|be alive|go on living|exist)|\\bhope i (?:dont|do not|never|wont) wake up|\\bsleep forever\\b|\\b(?:any|dont (?:\\w+ )?(?:a|any|the|much)|cant see (?:a|any|the)) (?:point|reason|sense|purpose) (?:in|to|of|for) (?:living|live|being alive|go on|going on|life)|\\bwhats the point (?:of|in) (?:living|life|being alive|going on|it all)|\\b(?:tired|sick|done) (?:of|with) (?:living|life|being alive|existing)\\b|\\b(?:fall asleep|go to sleep|sleep) (?:\\w+ )?(?:and )?(?:never|not) wake up",
      ),
      unless: phrase(
        "dont want to (?:live|be here|be around) (?:in|with|at|alone|like|near|on)\\b|dont want to wake up (?:early|at|before|so)",
      ),
    },
    {
      id: "en.indirect",
      level: 2,
      negatable: false,
      pattern: phrase(
        "\\b(?:nobody|no one|noone) would (?:even )?(?:miss me|notice if i|care if i (?:died|disappeared|was gone|were gone))|\\b(?:everyone|everybody|they|world|family) would be (?:better|happier|fine) (?:off )?(?:without me|if i (?:was|were) gone)|\\b(?:im|i am|being|feel|feeling|become|became) (?:\\w+ ){0,2}?a burden\\b|\\bi (?:just )?(?:cant|cannot) go on\\b|\\b(?:cant|cannot|dont want to) (?:keep living|live like this|live anymore|take life)|\\bi (?:just )?want (?:it|everything|the pain|this) (?:all )?to (?:end|stop|be over) (?:forever|for good|for ever)|\\bi (?:just )?want it all to (?:end|stop|be over)|\\bi (?:just )?want to (?:disappear|vanish|stop existing)(?: forever| for good|$)|\\bi want to (?:just )?end it\\b|\\b(?:giving|gave|given) away (?:all )?(?:my|the) (?:things|stuff|belongings|possessions)|\\bsaying (?:my )?goodbyes\\b|\\bwont be (?:around|here) (?:much longer|for long)|\\bnothing (?:left )?to live for\\b|\\bnothing left for me\\b|\\blife (?:isnt|is not|aint|not) worth (?:living|it)\\b|\\bif i (?:died|disappeared|didnt wake up|was dead|were dead)\\b|\\b(?:thinking|think|thoughts) (?:about|of) (?:death|dying|being dead)\\b",
      ),
      unless: phrase(
        "end it with|at work|vacation|holiday|moving (?:house|to|abroad)|cant go on (?:a|the|vacation|holiday|my|with this (?:diet|project))|new company|if i died (?:laughing|in the game)",
      ),
    },
    { id: "en.word", level: 2, pattern: phrase(`^(?:about )?${suicide}$`) },
    {
      id: "en.self-harm",
      level: "S",
      pattern: phrase(
        `\\b(?:cut|cutting|burn|burning|hurt|hurting|harm|harming|scratch|punish|punishing|bruise) ${self}\\b|\\bself[ -]?harm\\w*\\b|\\burges? to (?:cut|self|hurt)|\\bi (?:\\w+ )?(?:cut|burn) my (?:arms?|legs?|thighs?|skin)\\b`,
      ),
      unless: phrase(
        "shaving|cooking|chopping|slicing|kitchen|paper|some slack|a (?:slice|piece)|hair|off from|accident|running|at the gym|playing|lifting|training|workout|stove|oven|coffee|tea|sun|back|knee|ankle|glass",
      ),
      anyone: true,
    },
    {
      id: "en.abuse",
      level: "S",
      pattern: phrase(
        "\\b(?:he|she|they|dad|father|mom|mum|mother|husband|wife|boyfriend|girlfriend|partner|stepdad|stepfather|uncle|brother|ex) (?:\\w+ ){0,3}?(?:hits|beats|hit|beat|punched|choked|strangled|raped|molested|abuses|abused|threatens to kill|touches|touched) me\\b|\\bi (?:was|am|got|am being|was being|have been|ve been) (?:\\w+ )?(?:raped|molested|sexually (?:abused|assaulted)|abused|assaulted|beaten)|\\b(?:afraid|scared|terrified) of my (?:husband|wife|partner|boyfriend|girlfriend|dad|father|stepdad|mother|ex)\\b|\\bdomestic (?:violence|abuse)\\b",
      ),
      unless: phrase("beat me (?:at|in|to)|beats me (?:at|in|to)|hit me (?:up|with a (?:joke|text))"),
    },
    {
      id: "en.eating",
      level: "S",
      pattern: phrase(
        `\\b(?:make|making|made) ${self} (?:throw up|puke|vomit|sick)|\\b(?:throw|throwing) up after (?:eating|meals|i eat|every meal)|\\b(?:purge|purging|purged) after|\\bbing(?:e|ing) and purg|\\bstarv(?:e|ing) ${self}|\\bi (?:havent|have not) eaten (?:\\w+ ){0,2}?(?:\\d+|two|three|four|five|several) days|\\b(?:anorexia|anorexic|bulimia|bulimic)\\b|\\blaxatives? (?:\\w+ ){0,3}?(?:weight|thin|skinny)`,
      ),
      anyone: true,
    },
    {
      id: "en.voices",
      level: "S",
      pattern: phrase(
        "\\bvoices? (?:\\w+ ){0,3}?(?:tell|tells|telling|command|order|say|saying) (?:me|i)\\b|\\bhear(?:ing)? voices\\b|\\b(?:chip|implant|microchip) in my (?:head|brain)|\\b(?:poisoning|following|spying on|controlling) (?:me|my (?:food|thoughts|mind))\\b(?= (?:through|with|because|at night|and the))|\\bi am (?:god|the chosen one|jesus)\\b",
      ),
      unless: phrase("voice ?over|voice messages?|on the radio|audiobook"),
    },
    {
      id: "en.medical",
      level: "S",
      pattern: phrase(
        "\\b(?:crushing |strong |severe |bad |sharp )?(?:chest pains?|pain in my chest)\\b|\\b(?:i )?(?:cant|cannot) breathe\\b|\\b(?:having|had) (?:a|an) (?:stroke|heart attack|seizure|allergic shock)\\b|\\bmy (?:face|arm|left arm) (?:is |went |has gone )?(?:numb|drooping)|\\bcoughing up blood|\\bbleeding (?:heavily|out|and it wont stop)|\\b(?:someone|he|she) (?:is|has) (?:unconscious|overdosed|not breathing)",
      ),
      unless: phrase(
        "laughing|mask|this dress|jeans|so funny|years? ago|had a heart attack when (?:i|he|she) (?:saw|heard)|almost had",
      ),
    },
    {
      id: "en.violence",
      level: "S",
      pattern: phrase(
        "\\b(?:im going to|im gonna|i will|i want to|thinking (?:of|about)) (?:\\w+ )?(?:kill|hurt|stab|shoot|killing|hurting|stabbing|shooting) (?:him|her|them|someone|somebody|people|my (?:wife|husband|boss|kids?|child|children|family|parents|ex|boyfriend|girlfriend|baby))\\b",
      ),
      unless: phrase(
        "feelings|in the game|video game|lol|haha|joking|kidding|dont want to hurt|if (?:he|she|they) (?:forgets?|eats?|plays?|sings?)",
      ),
    },
    {
      id: "en.other-person",
      level: "S",
      pattern: phrase(
        `\\b(?:kill|killing|hurt(?:ing)?|hang(?:ing)?|cutting) (?:himself|herself|themsel\\w+)|\\b(?:end|take|taking|ending) (?:his|her|their) (?:own )?life\\b|\\b(?:he|she|friend|brother|sister|son|daughter|mother|father|mom|mum|dad|husband|wife|partner|boyfriend|girlfriend) (?:\\w+ ){0,3}?wants to die\\b`,
      ),
      unless: phrase(
        "character|movie|film|book|novel|song|game|series|episode|killing himself (?:laughing|at work)|hurt (?:himself|herself) (?:playing|running|at)",
      ),
    },
    ...englishSigns,
  ],
};
