/** What a short text says to a yes-or-no question. */
export type YesNo = "yes" | "no" | "unsure";

const edge = "(?![\\p{L}\\p{N}])";
const yesWords =
  "yes|yeah|yep|sure|ok|okay|i agree|agreed|i do|i am|да|ага|давай|давайте|хорошо|согласен|согласна|бывают|si|sí|vale|claro|de acuerdo|acepto|ja|doch|gern|gerne|klar|einverstanden|jawohl";
const noWords =
  "no|nope|no thanks|not really|i don'?t|i'?m not|нет|не надо|не бывает|нет,? спасибо|no,? gracias|nein|nein,? danke|nicht|nee";
const unsureWords =
  "not sure|maybe|perhaps|i don'?t know|sometimes|dunno|не знаю|может быть|возможно|иногда|не уверена?|no s[eé]|quiz[aá]s?|tal vez|a veces|(?:ich )?wei(?:ss|ß)(?: ich)?(?: es)? nicht|vielleicht|manchmal";

const begins = (words: string) => new RegExp(`^(?:${words})${edge}`, "iu");
const isWhole = (words: string) => new RegExp(`^(?:${words})[\\s.!]*$`, "iu");

const beginnings = { unsure: begins(unsureWords), yes: begins(yesWords), no: begins(noWords) };
const wholes = { unsure: isWhole(unsureWords), yes: isWhole(yesWords), no: isWhole(noWords) };

function read(text: string, patterns: typeof wholes): YesNo | undefined {
  const words = text.trim().replaceAll("’", "'");
  return (["unsure", "yes", "no"] as const).find((answer) => patterns[answer].test(words));
}

/** Reads a text that begins with a yes or no, as in "no, not that"; in any of the four languages. */
export function readYesNoBeginning(text: string): YesNo | undefined {
  return read(text, beginnings);
}

/** Reads a text that is a yes or no and nothing else: what consent takes. */
export function readYesNo(text: string): YesNo | undefined {
  return read(text, wholes);
}
