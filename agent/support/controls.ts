import { foldText } from "../../models/check-ins/typed-words/vocabulary.ts";

/** What somebody may say instead of an answer. */
export type Control = "skip" | "stop" | "back" | "unsure";

/** Whole texts, folded (`й` is `и`, `ü` is `u`), in the four languages. */
const wordings: readonly (readonly [Control, RegExp])[] = [
  [
    "stop",
    /^(?:stop(?: (?:it|this|here|please))?|please stop|quit|cancel|enough|that's enough|i (?:want to|wanna) stop|let's stop|end|стоп|хватит|прекрати(?:те)?|остановись|давай(?:те)? (?:остановимся|закончим)|закончим|больше не (?:хочу|надо)|parar|para|basta|dejalo|dejemoslo|ya no mas|quiero parar|stopp|aufhoren|hor auf|abbrechen|schluss|genug|ich mochte aufhoren|ich will aufhoren)$/u,
  ],
  [
    "skip",
    /^(?:skip(?: (?:it|this|that))?|next|pass|rather not|i'd rather not(?: say)?|prefer not to say|пропустить|пропусти(?:м)?|дальше|далее|не хочу отвечать|saltar|salta|omitir|paso|siguiente|prefiero no decirlo|uberspringen|weiter|nachste(?: frage)?|lieber nicht|mochte ich nicht sagen)$/u,
  ],
  [
    "back",
    /^(?:back|go back|one back|previous|назад|вернись|вернуться|atras|volver|anterior|zuruck|einen schritt zuruck)$/u,
  ],
  [
    "unsure",
    /^(?:(?:i )?(?:really |honestly )?(?:don'?t|do not) know|dunno|idk|no idea|not sure|i'?m not sure|hard to say|i'?m stuck|stuck|help|i don'?t understand|what do you mean|(?:я )?(?:даже )?не знаю|понятия не имею|не уверена?|трудно сказать|сложно сказать|затрудняюсь|не понимаю|no (?:lo )?se|ni idea|no estoy segur[oa]|no tengo idea|no entiendo|dificil de decir|(?:das )?wei(?:ss|s) (?:ich )?nicht|ich wei(?:ss|s) (?:es )?nicht|keine ahnung|schwer zu sagen|bin (?:mir )?nicht sicher|verstehe ich nicht|\?+)$/u,
  ],
];

/** Longest text that can be one of these, in characters. */
const longest = 60;

/** Reads a text that asks to skip, stop or go back, or says that there is no answer; `undefined` for an answer. */
export function readControl(text: string): Control | undefined {
  if (text.length > longest) return undefined;
  const folded = foldText(text);
  const words = folded.replace(/^\//, "").replace(/[.!,…]+$/u, "");
  return wordings.find(([, pattern]) => pattern.test(words) || pattern.test(folded))?.[0];
}
