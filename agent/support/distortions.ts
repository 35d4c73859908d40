import { isGrave, screenText } from "../safety/screen.ts";
import { type Cues, cueReader } from "./cues.ts";

/** Habits of thought as Burns and Beck describe them; names are hypotheses, the person chooses. */
export const distortionIds = [
  "catastrophising",
  "labelling",
  "mind_reading",
  "fortune_telling",
  "disqualifying",
  "mental_filter",
  "emotional",
  "blame",
  "personalisation",
  "comparison",
  "fairness",
  "overgeneral",
  "all_or_nothing",
  "minimising",
  "should",
] as const;
export type DistortionId = (typeof distortionIds)[number];

/** Most that are named for one thought: naming is unsure (F1 0.45 to 0.68, Shreevastava 2021). */
const mostGuesses = 2;

/** From what is said most clearly to what ordinary sentences have too. */
const cues: Readonly<Record<DistortionId, Cues>> = {
  catastrophising: {
    en: "disaster; catastroph*; end of (?:everything|the world); can't (?:survive|stand|bear) (?:it|this|that); everything will fall apart; the worst thing ever; unbearable",
    ru: "катастроф*; кошмар; конец света; все рухнет; это конец; не переживу; не вынесу; невыносимо; ужас что",
    es: "desastre; catástrof*; fin del mundo; será horrible; no lo (?:soportaré|superaré|aguantaré); todo se va a hundir; insoportable",
    de: "katastroph*; weltuntergang; bricht alles zusammen; alles bricht zusammen; das ende von allem; halte das nicht aus; nicht überstehen; unerträglich",
  },
  labelling: {
    en: "i(?:'m| am) (?:just |such |so |really |a |an |total |complete |absolute )*(?:loser|failure|idiot|stupid|moron|burden|mess|fraud|weak|useless|worthless|pathetic|bad (?:mother|father|mum|mom|dad|person|friend|partner))",
    ru: "я (?:просто |такой |такая |полный |полная |полное )*(?:неудачни(?:к|ца)|дура(?:к)?|идиот(?:ка)?|тупой|тупая|слаба(?:к|чка)|ничтожество|никчемн*|бездар*|обуза|плох(?:ой|ая) (?:мать|отец|человек|друг|подруга))",
    es: "soy (?:un |una |tan |un completo |una completa )*(?:fracas(?:o|ad[oa])|idiota|inútil|tont[oa]|estúpid[oa]|perdedora?|carga|débil|desastre|mala (?:madre|persona|amiga|hija)|mal (?:padre|amigo|hijo))",
    de: "ich bin (?:einfach |so |ein |eine |nur |total |kompletter |komplette )*(?:versager(?:in)?|idiot(?:in)?|dumm|blöd|loser|last|schwach|wertlos|nutzlos|unfähig|schlechte[rs]? (?:mutter|vater|mensch|freund(?:in)?))",
  },
  mind_reading: {
    en: "(?:they|he|she|everyone|people|my \\p{L}+) (?:all |probably |must |surely |just )*(?:think|thinks|hate|hates|judge|judges|judging|despise*|laugh|laughs|laughing); must (?:hate|think)",
    ru: "(?:они|он|она|все|люди|коллеги|начальник) (?:все |наверное |наверняка |точно |просто )*(?:думают|думает|считают|считает|ненавид(?:ят|ит)|осужда(?:ют|ет)|смеются|презира(?:ют|ет))",
    es: "(?:todos|seguro que|él|ella|ellos|ellas|la gente|mi jef[ea])(?: todos| seguro| seguramente| me| que)* (?:piensan?|cree[n]?|odian?|juzgan?|se ríen?|desprecian?)",
    de: "(?:sie|er|alle|die leute|die anderen|mein(?:e)? \\p{L}+) (?:alle |bestimmt |sicher |wohl |doch )*(?:denken|denkt|halten mich|hält mich|hassen|hasst|verurteil*|lachen|lacht|verachte*)",
  },
  fortune_telling: {
    en: "(?:will|going to|gonna|'ll) (?:\\p{L}+ )?(?:fail|go wrong|mess (?:it )?up|be awful|be rejected|never (?:work|get|find|be)); no point; won't work; never going to",
    ru: "(?:не получится|провалю*|все испорчу|опозорюсь|ничего не выйдет|бесполезно|нет смысла|пойдет не так|откажут|никогда не (?:смогу|получится|найду|стану|буду))",
    es: "(?:va a|voy a) (?:fracasar|fallar|salir mal|suspender|meter la pata|quedar en ridículo); saldrá mal; no va a funcionar; no sirve de nada; nunca (?:podré|lograré|encontraré|seré|voy a)",
    de: "(?:werde (?:\\p{L}+ )?(?:scheitern|versagen|durchfallen)|wird (?:\\p{L}+ )?(?:schiefgehen|schief gehen|nichts)|geht (?:sowieso|bestimmt|sicher|eh) schief|klappt (?:nie|sowieso nicht|eh nicht)|hat keinen (?:sinn|zweck)|bringt (?:doch )?nichts); werde (?:es )?nie",
  },
  disqualifying: {
    en: "doesn't count; just luck*; only luck; got lucky; anyone could; anybody could; they were just being (?:nice|polite)",
    ru: "не считается; просто повезло; это везение; любой (?:бы )?(?:смог|справился|может); из вежливости; ничего особенного",
    es: "no cuenta; (?:solo|pura|fue) suerte; cualquiera (?:podría|lo haría|puede); por educación; no tiene mérito",
    de: "zählt nicht; nur glück; glück gehabt; reines glück; hätte jeder (?:gekonnt|geschafft); kann doch jeder; nur (?:nett|höflich)",
  },
  mental_filter: {
    en: "all i (?:can )?see; only the bad; all i can think (?:of|about); nothing but (?:bad|mistakes); only (?:remember|notice) (?:the )?(?:bad|mistake*|what)",
    ru: "вижу только; вижу одни; одни ошибки; только плохое; только и думаю; ничего хорошего",
    es: "solo veo; sólo veo; solo lo malo; sólo lo malo; nada bueno; lo único que veo; no (?:puedo|dejo de) pensar (?:en )?(?:otra cosa|el error)",
    de: "sehe nur; nur das schlechte; nur noch das; nichts gutes; nur (?:noch )?fehler; denke nur an",
  },
  emotional: {
    en: "i feel (?:it|like it|that it|guilty|stupid|like a \\p{L}+)(?: \\p{L}+){0,4}?,? so (?:it|i|that); because i feel; it feels true; feels like it's true",
    ru: "я (?:же )?чувствую,? (?:значит|что это правда); раз я чувствую; чувствую,? что это так",
    es: "(?:lo )?siento,? (?:así que|por lo tanto|luego) (?:es|soy|debe); porque (?:lo )?siento; siento que es verdad",
    de: "fühlt sich (?:so )?(?:wahr|richtig|falsch) an,? also; weil ich (?:es|mich) (?:so )?fühle; ich fühle es,? also; fühle mich \\p{L}+,? also",
  },
  blame: {
    en: "all (?:their|his|her|your) fault; it's (?:because of|on) (?:them|him|her); (?:they|he|she) ruined",
    ru: "(?:это )?(?:они|он|она) (?:во всем )?виноват[ыа]?; из-за (?:них|него|нее); (?:они|он|она) (?:мне )?все испортил*",
    es: "(?:es )?(?:toda )?(?:su|tu) culpa; la culpa es de (?:ellos|él|ella|mi); por culpa (?:de ellos|suya)",
    de: "(?:die|er|sie) (?:sind|ist) (?:an allem )?schuld; (?:alles )?(?:ihre|seine|deine) schuld; wegen (?:ihm|ihr|denen)",
  },
  personalisation: {
    en: "(?:all |entirely )?my (?:own )?fault; because of me; i(?:'m| am) to blame; blame myself; i (?:ruined|caused)",
    ru: "(?:это )?моя вина; из-за меня; я (?:во всем )?виноват[а]?; виню себя; по моей вине",
    es: "(?:es |fue )?(?:mi|culpa mía|por mi) culpa; culpa mía; me culpo; por mí (?:se|todo)",
    de: "(?:alles )?meine schuld; wegen mir; meinetwegen; ich bin (?:an allem |selbst )?schuld; gebe mir die schuld",
  },
  comparison: {
    en: "everyone else; everybody else; other people (?:can|have|manage); (?:better|smarter|further|happier|prettier) than me; behind (?:everyone|others|my friends); compared to",
    ru: "у (?:всех )?других; все (?:вокруг|остальные); (?:лучше|умнее|успешнее|счастливее) меня; хуже (?:всех|других); отста(?:ю|л|ла) от; по сравнению с",
    es: "todos los demás; los demás (?:pueden|tienen|son); (?:mejor|más \\p{L}+) que yo; peor que (?:todos|los demás); comparad[oa] con",
    de: "alle anderen; die anderen (?:schaffen|haben|können|sind); (?:besser|klüger|weiter|glücklicher) als ich; schlechter als (?:alle|andere|die anderen); im vergleich (?:zu|mit); hinterher",
  },
  fairness: {
    en: "not fair; unfair; it isn't fair; nothing i can do; no control; can't change anything; everything depends on",
    ru: "несправедлив*; нечестно; ничего не могу (?:сделать|изменить|поделать); от меня ничего не зависит",
    es: "no es justo; injust*; no puedo hacer nada; nada depende de mí; no puedo cambiar nada",
    de: "nicht fair; unfair; ungerecht; kann (?:ich )?nichts (?:machen|tun|ändern|dagegen tun); hängt nicht von mir ab; bin machtlos",
  },
  overgeneral: {
    en: "every (?:single )?time; nothing ever; everyone (?:always|leaves|hates); nobody (?:ever|likes|cares); no one (?:ever|likes|cares); it's always (?:like|the same|me)",
    ru: "каждый раз; вечно; все всегда; никто (?:никогда|меня не); никому (?:не нуж*|я не); опять все",
    es: "cada vez; todas las veces; nada nunca; nunca nada; nadie (?:nunca|me|quiere); todo el mundo (?:siempre|se|me); siempre (?:lo mismo|igual|me pasa)",
    de: "jedes mal; jedesmal; nie (?:klappt|geht) (?:etwas|was); immer (?:ich|das gleiche|dasselbe); niemand (?:mag|will|braucht|interessiert); keiner (?:mag|will|braucht)",
  },
  all_or_nothing: {
    en: "always; never; completely; totally; total failure; ruined; perfect; everything is (?:ruined|bad|wrong); nothing (?:works|is good)",
    ru: "всегда; никогда; полностью; полный провал; совершенно; абсолютно; идеально; все испорчен*; ничего не (?:могу|умею|получается)",
    es: "siempre; nunca; jamás; completamente; totalmente; fracaso total; perfect[oa]; todo (?:está|es) (?:arruinado|mal|perdido); nada (?:funciona|sale)",
    de: "immer; nie; niemals; völlig; total; komplett; perfekt; alles (?:ruiniert|kaputt|umsonst|falsch); nichts (?:klappt|funktioniert|gelingt)",
  },
  minimising: {
    en: "no big deal; not a big deal; it's nothing; wasn't that bad; others have it worse; i shouldn't complain",
    ru: "ничего страшного; ерунда; пустяк(?:и)?; мелочь; у других хуже; другим хуже; грех жаловаться",
    es: "no es (?:para tanto|gran cosa|nada); no fue nada; otros están peor; no debería quejarme; una tontería",
    de: "nicht so schlimm; halb so wild; keine große sache; ist doch nichts; anderen geht es schlechter; sollte mich nicht beschweren; kleinigkeit",
  },
  should: {
    en: "should(?:n't)?; must(?:n't)?; ought to; have to; supposed to",
    ru: "долж(?:ен|на|ны|но); обязан(?:а|ы)?; надо; нужно; следует; не имею права",
    es: "debería(?:s|n)?; debo; tengo que; tendría que; hay que; tenía que",
    de: "sollte; müsste; muss; soll; darf nicht; gehört sich",
  },
};

const readers = distortionIds.map((id) => ({ id, isMet: cueReader(cues[id]) }));

/**
 * What habits of thought a text may show, most likely first: at most two, for a question with "neither" among its
 * answers, in whatever language it is. Where the safety screen finds danger there are none: "a burden" and "can't survive" may mean something else.
 */
export function guessDistortions(text: string): readonly DistortionId[] {
  if (isGrave(screenText(text).level)) return [];
  const met = readers.filter(({ isMet }) => isMet(text)).map(({ id }) => id);
  return met.slice(0, mostGuesses);
}
