import { meaningsIn } from "./forbidden-wording.ts";
import { medicine } from "./medical-words.ts";
import { readFromFaces } from "./words-about-faces.ts";
import { looks } from "./words-about-looks.ts";

/** What a text for a person says that Leo never says, as short names of the subjects; empty when it is clean. */
export function forbiddenMeanings(text: string): readonly string[] {
  return meaningsIn(text, [...medicine, ...looks]);
}

/** The same for what a model answers about a photo: there most of what can be said about a face is out too. */
export function forbiddenAboutFaces(text: string): readonly string[] {
  // Names such as `apparent_age` and `skinTone` are words as well.
  const spelled = text.replace(/_/g, " ").replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
  return meaningsIn(`${text}\n${spelled}`, [...looks, ...readFromFaces]);
}
