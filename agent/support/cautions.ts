import { type Cues, cueReader } from "./cues.ts";
import type { Caution, TechniqueId } from "./technique.ts";

/** How what somebody writes points to a caution. What is graver was found by the safety screen before. */
const cues: Readonly<Record<Caution, Cues>> = {
  grief: {
    en: "(?:died|has died|passed away|funeral|grieving|grief|miscarriage|bereave*|stillborn); lost my (?:mum|mom|mother|dad|father|son|daughter|child|baby|husband|wife|partner|brother|sister|friend|dog|cat); since (?:her|his|their) death",
    ru: "умер(?:ла|ли)?; похорон*; горе; утрат*; выкидыш*; скончал*; потерял(?:а)? (?:маму|мать|папу|отца|сына|дочь|ребенка|мужа|жену|брата|сестру|друга|подругу); не стало",
    es: "murió; ha muerto; murieron; falleció; ha fallecido; funeral; entierro; duelo; aborto espontáneo; perdí a mi (?:madre|padre|hij[oa]|espos[oa]|marido|mujer|pareja|herman[oa]|amig[oa])",
    de: "gestorben; verstorben; beerdigung; trauer*; fehlgeburt; (?:mutter|vater|sohn|tochter|kind|mann|frau|partner(?:in)?|bruder|schwester|freund(?:in)?) verloren; tod (?:meine[rs]|von)",
  },
  abuse: {
    en: "(?:hits|hit|beats|beat|slaps|slapped|pushes|chokes) me; controls (?:me|everything i|my (?:phone|money)); won't let me (?:leave|see|go); afraid of (?:him|her|my (?:husband|wife|partner|boyfriend|girlfriend|father|mother)); forces me; abus*",
    ru: "(?:бьет|бил|била|ударил|ударила|душит|толкает) меня; контролирует (?:меня|мой|мои|каждый); не отпускает меня; не выпускает меня; боюсь (?:его|ее|мужа|жену|отца|отчима); заставляет меня; насили*; абьюз*",
    es: "me (?:pega|golpea|empuja|ahoga|pegó|golpeó); me controla; no me deja (?:salir|ver|ir); (?:le tengo|tengo) miedo a (?:mi|él|ella); me obliga; maltrat*; abus*",
    de: "(?:schlägt|schlug|schubst|würgt|stößt) mich; kontrolliert (?:mich|mein*|alles); lässt mich nicht (?:gehen|raus|weg); angst vor (?:ihm|ihr|meinem (?:mann|freund|vater|partner)|meiner (?:frau|freundin|mutter)); zwingt mich; misshandel*; missbrauch*",
  },
  danger: {
    en: "threaten(?:s|ed|ing)? (?:me|us|to); stalk*; follow(?:s|ed|ing) me home; has a (?:gun|knife); evict(?:ed|ion); unsafe at home; not safe at home",
    ru: "угрожа(?:ет|ют|л|ла|ли) (?:мне|нам|убить); преследу(?:ет|ют) меня; следит за мной; выселя*; опасно дома; у него (?:нож|оружие|пистолет)",
    es: "me amenaza*; nos amenaza*; me acosa*; me persigue*; desahuci*; tiene (?:un cuchillo|una pistola|un arma); no estoy (?:segur[oa]|a salvo) en casa",
    de: "bedroh(?:t|te|en) (?:mich|uns); stalk*; verfolgt mich; zwangsräumung; hat (?:ein messer|eine waffe); zu hause nicht sicher; nicht sicher zu hause",
  },
  trauma: {
    en: "trauma*; ptsd; flashback*; nightmares about (?:it|what); assault*; attacked me; the accident; war zone; combat; rape*",
    ru: "травм(?:а|ы|у|ой|ировал*|атич*); птср; флешбэк*; флэшбек*; напал(?:и)? на меня; после аварии; авари(?:я|ю); войн(?:а|у|ы|е); изнасил*",
    es: "trauma*; tept; flashback*; agresión; me atacaron; el accidente; la guerra; viola(?:ción|ron|da|do)",
    de: "trauma*; ptbs; flashback*; überfall*; angegriffen worden; der unfall; dem unfall; krieg; vergewaltig*",
  },
  compulsion: {
    en: "ocd; compuls*; obsess(?:ion|ions|ive); intrusive thoughts; (?:wash|check|count)(?:ing)? (?:\\p{L}+ ){0,4}(?:again and again|over and over|many times); germs; contaminat*",
    ru: "окр; навязчив*; компульс*; обсесс*; ритуал(?:ы|ов|ами); перепроверя*; микроб*; заразиться; мою руки",
    es: "toc; compuls*; obses(?:ión|iones|ivo|iva|ivos|ivas); pensamientos intrusivos; gérmenes; contamin*; una y otra vez (?:la|el|las|los) (?:manos|puerta|gas)",
    de: "zwang; zwänge*; zwangs*; zwanghaft*; aufdringliche gedanken; keime*; bakterien; hände waschen; immer wieder (?:kontrollier*|wasch*|prüf*)",
  },
  panic: {
    en: "panic attack*; panic; faint(?:ed|ing)?; passed out; pass out; dizz(?:y|iness); heart (?:condition|disease); asthma; epilep*; pregnan*",
    ru: "паническ* атак*; паник(?:а|у|и|ой); обморок*; теря(?:ю|л|ла) сознание; головокруж*; больное сердце; порок сердца; астм*; эпилепс*; беременн*",
    es: "ataque* de pánico; pánico; desmay*; mareos?; enfermedad del corazón; corazón enfermo; asma; epilep*; embaraz*",
    de: "panikattacke*; panik; ohnmächtig; ohnmacht; umgekippt; schwindel*; herzkrank*; herzfehler; asthma; epilep*; schwanger*",
  },
  heart: {
    en: "chest (?:pain*|hurts|tight*|pressure); tight chest; pressure (?:in|on) my chest; heart (?:skips|stumbles|races|is racing|pounds|pounding|attack); left arm; short of breath; can't (?:breathe|get air)",
    ru: "(?:боль|боли|болит|давит|жмет|сжимает|колет) в груди; грудь (?:болит|давит|сжимает); боль в сердце; сердце (?:колет|болит|колотится|выскакивает|замирает); левая рука; не хватает воздуха; одышк*; трудно дышать",
    es: "dolor (?:en el|de) pecho; presión en el pecho; opresión en el pecho; me duele el pecho; palpitacion*; brazo izquierdo; falta de aire; me falta el aire",
    de: "brustschmerz*; schmerz(?:en)? in der brust; druck (?:auf|in) der brust; enge in der brust; herz (?:rast|stolpert|schmerzt); herzras*; herzstolper*; linke[rn]? arm; atemnot; keine luft",
  },
  sleep: {
    en: "epilep*; bipolar; manic; mania; seizure*; sleepwalk*; sleep apn(?:o)?ea; night shift*; shift work*; pregnan*; barely slept (?:for|in) (?:\\p{L}+|\\d+) (?:days|nights); nod(?:ded|ding)? off (?:while )?driving; asleep at the wheel",
    ru: "эпилепс*; биполяр*; мания; маниакал*; судорог*; припад*; лунат*; апноэ; ночн(?:ая|ые|ых|ую) смен*; посменн*; беременн*; засыпаю за рулем; заснул(?:а)? за рулем",
    es: "epilep*; bipolar*; manía; maníac*; convulsion*; sonámbul*; apnea; turnos? de noche; turno nocturno; embaraz*; me (?:duermo|dormí) (?:al volante|conduciendo)",
    de: "epilep*; bipolar*; manie; manisch*; krampfanf*; schlafwandel*; apnoe; schlafapnoe; nachtschicht*; schichtdienst; schwanger*; am steuer (?:ein)?geschlafen; sekundenschlaf",
  },
  withdrawal: {
    en: "withdrawal; detox; cold turkey; the shakes; shaking (?:since|because|without); delirium; benzo*; xanax; valium; heroin; opioid*; methadone; fentanyl; (?:stopped|quit) drinking (?:today|yesterday|\\p{L}+ days? ago|completely); drink (?:every day|from morning)",
    ru: "ломк(?:а|у|и|е); абстинен*; детокс*; трясет без; белая горячка; бензодиазеп*; феназепам*; ксанакс*; героин*; опиоид*; метадон*; запо(?:й|е|я|ю|ем); бросил(?:а)? пить (?:сегодня|вчера|резко)",
    es: "abstinencia; síndrome de abstinencia; desintoxica*; temblores (?:sin|por); delirium; benzodiac*; xanax; valium; heroína; opioides?; metadona; fentanilo; dejé de beber (?:hoy|ayer|de golpe); bebo (?:todos los días|desde la mañana)",
    de: "entzug*; entgift*; kalter entzug; zittern ohne; zittere ohne; delir*; benzo*; xanax; valium; tavor; heroin; opioid*; methadon; fentanyl; (?:seit|habe) (?:heute|gestern) (?:nicht mehr|aufgehört zu) (?:getrunken|trinken); trinke (?:jeden tag|ab morgens)",
  },
};

/** What is offered instead, gentlest first; nothing where a person who can look is what helps. */
const gentler: Readonly<Record<Caution, readonly TechniqueId[]>> = {
  grief: ["self_compassion", "paced_breathing"],
  abuse: [],
  danger: [],
  trauma: ["grounding_5_senses", "self_compassion"],
  compulsion: ["self_compassion", "values_check"],
  panic: ["grounding_5_senses"],
  heart: [],
  sleep: ["worry_time", "gratitude_three_good_things"],
  withdrawal: [],
};

const readers = Object.entries(cues).map(([caution, words]) => ({
  caution: caution as Caution,
  isMet: cueReader(words),
}));

/** The first of some cautions that a text points to. */
export function findCaution(text: string, cautions: readonly Caution[]): Caution | undefined {
  const met = readers.filter(({ caution, isMet }) => cautions.includes(caution) && isMet(text));
  return cautions.find((one) => met.some(({ caution }) => caution === one));
}

/** Techniques that can take the place of one that doesn't fit. */
export function gentlerThan(caution: Caution): readonly TechniqueId[] {
  return gentler[caution];
}
