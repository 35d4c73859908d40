import { type ForbiddenWording, meaningsIn, words } from "./forbidden-wording.ts";

/** Certainty about somebody's future, and blame for their past. English, Russian, Spanish, German. */
const promisesAndGuilt: readonly ForbiddenWording[] = [
  words("a promise", "guarante*; i promise; you will (?:definitely|certainly|surely|live|feel|look|lose|be)"),
  words(
    "a promise",
    "гарантир*; (?:я )?обещаю; вы (?:точно|обязательно|непременно) (?:будете|проживёте|станете)",
  ),
  words("a promise", "garantiz*; garantía*; (?:te )?prometo; seguro que (?:vivirás|serás|estarás|tendrás)"),
  words("a promise", "garantier*; ich verspreche; du wirst (?:sicher|bestimmt|garantiert)"),
  words("guilt", "you should have; your (?:own )?fault; ashamed; shame on; too lazy; lazy"),
  words("guilt", "вы должны были; стыдно; ваша вина; сами виноваты; лен(?:ь|ивы)*"),
  words("guilt", "deberías haber; tu culpa; culpa tuya; vergüenza; perezos[oa]"),
  words("guilt", "du hättest sollen; deine schuld; selbst schuld; schäm*; faul"),
];

/** Promises and guilt in a text, as short names; empty when there are none. */
export function promisesIn(text: string): readonly string[] {
  return meaningsIn(text, promisesAndGuilt);
}
