import type { Translate } from "../../core/locales.ts";
import { type Cues, cueReader } from "./cues.ts";
import { quoted } from "./step-words.ts";

/** How far somebody is with a change; the last one holds keeping it up and having slipped. */
export const changeStages = [
  "precontemplation",
  "ambivalence",
  "preparation",
  "action",
  "maintenance",
] as const;
export type ChangeStage = (typeof changeStages)[number];

/** A question with what is said back before it. */
export interface MotivationalQuestion {
  readonly id: string;
  readonly reflection: string;
  readonly question: string;
}

const cues: readonly (readonly [ChangeStage, Cues])[] = [
  [
    "maintenance",
    {
      en: "relaps*; slipped; fell back; back to (?:old|my old); started again; kept (?:it )?up; for (?:weeks|months|a year); gave up again",
      ru: "сорвал*; срыв; снова начал*; опять начал*; вернул* к; держусь; уже (?:недел\\p{L}+|месяц\\p{L}*|год)",
      es: "recaí; recaída; he recaído; volví a (?:empezar|fumar|beber|caer); otra vez (?:igual|empecé); llevo (?:\\p{L}+ )?(?:semanas|meses|un año)",
      de: "rückfall; rückfällig; wieder angefangen; zurückgefallen; wieder (?:geraucht|getrunken); seit (?:wochen|monaten|einem jahr); halte durch",
    },
  ],
  [
    "ambivalence",
    {
      en: "but; part of me; on the one hand; not sure; torn; can't decide; should (?:really|probably)",
      ru: "но; с одной стороны; часть меня; не уверен*; не могу решить; и хочу,? и; вроде",
      es: "pero; por un lado; una parte de mí; no estoy segur[oa]; no sé si; no me decido",
      de: "aber; einerseits; ein teil von mir; nicht sicher; hin- und hergerissen; hin und her; kann mich nicht entscheiden; eigentlich",
    },
  ],
  [
    "precontemplation",
    {
      en: "don't (?:want|need|have|see); no reason; not a problem; no problem; (?:they|everyone|my \\p{L}+) (?:say|says|want|wants|think|thinks); fine as it is; leave me",
      ru: "не хочу; не собираюсь; не проблема; нет проблем; незачем; мне и так хорошо; (?:жена|муж|врач|мама|все) (?:говорит|говорят|хочет|считает|требует)",
      es: "no quiero; no necesito; no veo; no es un problema; no hay problema; así estoy bien; (?:mi \\p{L}+|todos|el médico) (?:dice|dicen|quiere|quieren|cree)",
      de: "will (?:ich )?(?:gar )?nicht; will nicht; brauche (?:ich )?nicht; kein problem; passt so; (?:meine? \\p{L}+|alle|der arzt|die ärztin) (?:sagt|sagen|will|wollen|meint)",
    },
  ],
  [
    "action",
    {
      en: "i(?:'ve| have)? (?:already )?(?:started|begun|began|cut down|stopped|quit); i'm (?:already|trying|doing); since (?:monday|last week|yesterday); every day now",
      ru: "уже (?:начал*|бросил*|делаю|стараюсь); начал(?:а)?; бросил(?:а)?; стараюсь; сократил*; с понедельника",
      es: "ya (?:he )?(?:empecé|empezado|hago|dejé|dejado|reduje); he (?:empezado|dejado|reducido); empecé; estoy (?:intentando|haciendo); desde (?:el lunes|ayer)",
      de: "habe (?:schon |bereits )?(?:angefangen|begonnen|aufgehört|reduziert); bin (?:schon |gerade )?dabei; versuche (?:es )?(?:schon|gerade); seit (?:montag|gestern|letzter woche)",
    },
  ],
  [
    "preparation",
    {
      en: "i want to; i'd like to; i'm going to; i will; i plan; ready to; next week; tomorrow; from monday; how (?:do|can|could) i",
      ru: "хочу; хотел(?:а)? бы; хотелось бы; собираюсь; планирую; готов(?:а)?; с понедельника; завтра; как мне",
      es: "quiero; me gustaría; quisiera; voy a; planeo; list[oa] para; mañana; el lunes; cómo puedo",
      de: "ich will; möchte; würde gern*; habe vor; plane; bereit; ab montag; morgen; nächste woche; wie kann ich",
    },
  ],
];

const readers = cues.map(([stage, words]) => ({ stage, isMet: cueReader(words) }));

/** The stage that a text points to; torn where it says nothing, which asks for neither plan nor proof. */
export function guessStage(text: string): ChangeStage {
  return readers.find(({ isMet }) => isMet(text))?.stage ?? "ambivalence";
}

/** What fits each stage (OARS): exploring before a plan, a plan only when somebody wants one, learning after a slip. */
const questions: Readonly<Record<ChangeStage, readonly string[]>> = {
  precontemplation: ["matters", "sides", "permission"],
  ambivalence: ["sides", "importance", "year"],
  preparation: ["confidence", "smallest", "who"],
  action: ["worked", "obstacle", "helped"],
  maintenance: ["learnt", "worked", "ordinary"],
};

/** A subject that can stand in a sentence by its name; what is longer, or a sentence, is only pointed to. */
function topicOf(concern: string, t: Translate): string {
  const words = concern.trim().split(/\s+/);
  const isName =
    concern.trim() !== "" && words.length <= 4 && concern.length <= 40 && !/[.!?;,:]/.test(concern);
  return isName
    ? t("support-change:topic.named", { topic: quoted(concern) })
    : t("support-change:topic.this");
}

/**
 * Questions of motivational interviewing for a concern: at most three, for one message each, every one with what is
 * said back before it. Advice has its permission asked for first.
 */
export function motivationalQuestions(
  concern: string,
  stage: ChangeStage,
  t: Translate,
): readonly MotivationalQuestion[] {
  const topic = topicOf(concern, t);
  return questions[stage].map((id) => ({
    id,
    reflection: t(`support-change:bank.${id}.reflection`, { topic }),
    question: t(`support-change:bank.${id}.question`, { topic }),
  }));
}
