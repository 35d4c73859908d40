import { phrase, type SafetyLanguage, type SafetyLevel } from "./rule.ts";

const none = /(?!)/g;

function saying(id: string, level: Exclude<SafetyLevel, 0>, pattern: string) {
  return { id, level, pattern: phrase(pattern) };
}

/**
 * The plainest sentences in languages that Leo doesn't speak, Latin script: French, Italian, Portuguese, Polish,
 * Dutch and Turkish. What is said otherwise in these, and every other language, goes unheard by rules.
 */
export const otherLatinLanguages: SafetyLanguage = {
  negationBefore: phrase(
    "\\b(?:pas|ne|n|non|nao|nie|niet|geen|jamais|mai|nunca|nigdy|nooit|asla|plus)(?: (?:envie|voglia|vontade|de|di|da|quero|voglio|chce|wil|ik|veux|pense|a|penso|mysle|o|aan))* $",
  ),
  otherPersonBefore: none,
  past: none,
  rules: [
    saying(
      "fr.want-to-die",
      3,
      "\\b(?:envie|veux|voudrais) (?:de )?(?:mourir|me tuer|me suicider|en finir)\\b|\\bme suicider\\b|\\bje vais me tuer\\b|\\b(?:idees|pensees) suicidaires\\b|\\bmettre fin a mes jours\\b",
    ),
    saying(
      "fr.passive",
      2,
      "\\b(?:ne veux plus|n?ai plus envie de|plus envie de) vivre\\b|\\bmieux sans moi\\b",
    ),
    saying(
      "it.want-to-die",
      3,
      "\\b(?:voglio|vorrei) (?:morire|uccidermi|ammazzarmi|suicidarmi|farla finita)\\b|\\bpensieri suicidi\\b|\\btogliermi la vita\\b|\\bmi (?:uccido|ammazzo) (?:stasera|oggi)\\b",
    ),
    saying("it.passive", 2, "\\bnon voglio piu vivere\\b|\\bmeglio senza di me\\b"),
    saying(
      "pt.want-to-die",
      3,
      "\\b(?:quero|queria|vontade de) (?:morrer|me matar|suicidar)\\b|\\bpensamentos suicidas\\b|\\btirar (?:a )?minha vida\\b|\\bvou me matar\\b",
    ),
    saying("pt.passive", 2, "\\bnao quero mais viver\\b|\\bmelhor sem mim\\b"),
    saying(
      "pl.want-to-die",
      3,
      "\\bchce (?:sie zabic|umrzec|popelnic samobojstwo|ze soba skonczyc)\\b|\\bmysli samobojcze\\b|\\bzabije sie\\b|\\bodebrac sobie zycie\\b",
    ),
    saying("pl.passive", 2, "\\bnie chce (?:juz |mi sie )?zyc\\b|\\blepiej beze mnie\\b"),
    saying(
      "nl.want-to-die",
      3,
      "\\bik wil (?:dood|sterven|zelfmoord plegen|een einde aan mijn leven)\\b|\\b(?:zelfmoordgedachten|mezelf van kant maken)\\b|\\bik maak er een eind aan\\b|\\bzelfmoord plegen\\b",
    ),
    saying("nl.passive", 2, "\\bik wil niet meer leven\\b|\\bbeter af zonder mij\\b"),
    saying("tr.want-to-die", 3, "\\b(?:olmek istiyorum|intihar (?:etmek|edecegim)|kendimi oldur\\w+)\\b"),
  ],
};

/** The same in Ukrainian, which shares its script with Russian. */
export const otherCyrillicLanguages: SafetyLanguage = {
  negationBefore: phrase("\\b(?:не|ніколи не|немає) $"),
  otherPersonBefore: none,
  past: none,
  rules: [
    saying(
      "uk.want-to-die",
      3,
      "\\bхочу (?:померти|вмерти|вбити себе|покінчити з собою)\\b|\\b(?:накласти на себе руки|самогубство|самогубства)\\b",
    ),
    saying("uk.passive", 2, "\\bне хочу (?:більше )?жити\\b|\\bкраще без мене\\b"),
  ],
};
