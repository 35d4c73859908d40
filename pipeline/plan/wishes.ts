import type { ThemeId } from "./themes.ts";
import type { Movement } from "./variants.ts";
import { lessWords, moreWords, movementWords, smallWords, themeWords } from "./wish-words.ts";

/** What somebody's wishes mean for a week, as far as plain words tell. */
export interface Wishes {
  readonly avoidedMovements: ReadonlySet<Movement>;
  readonly wantedMovements: ReadonlySet<Movement>;
  readonly avoidedThemes: ReadonlySet<ThemeId>;
  readonly wantedThemes: ReadonlySet<ThemeId>;
  /** The week is to be small. */
  readonly small: boolean;
  /** Whether anything of it was understood; true where nothing was wished for. */
  readonly heard: boolean;
}

type Sense = "less" | "more";

/** Whether a part of a sentence wants less or more; one that says neither goes on as the part before. */
function senseOf(part: string, before: Sense): Sense {
  if (lessWords.test(part)) return "less";
  return moreWords.test(part) ? "more" : before;
}

/** Keys whose words are in a text; the patterns' own type is lost in `Object.entries`. */
function named<Key extends string>(part: string, patterns: Readonly<Partial<Record<Key, RegExp>>>): Key[] {
  return (Object.keys(patterns) as Key[]).filter((key) => patterns[key]?.test(part));
}

/** Reads wishes such as "less running, more yoga" by keywords in four languages; whatever else they say does nothing. */
export function readWishes(text: string | null): Wishes {
  const avoided = { movements: new Set<Movement>(), themes: new Set<ThemeId>() };
  const wanted = { movements: new Set<Movement>(), themes: new Set<ThemeId>() };
  let sense: Sense = "more";
  for (const part of (text ?? "").split(/[,.;:!?\n]|\b(?:but|aber|pero)\b|(?<!\p{L})(?:но|а)(?!\p{L})/iu)) {
    sense = senseOf(part, sense);
    const list = sense === "less" ? avoided : wanted;
    for (const movement of named(part, movementWords)) list.movements.add(movement);
    for (const theme of named(part, themeWords)) list.themes.add(theme);
  }
  const small = smallWords.test(text ?? "");
  const understood = [avoided.movements, avoided.themes, wanted.movements, wanted.themes];
  return {
    avoidedMovements: avoided.movements,
    wantedMovements: wanted.movements,
    avoidedThemes: avoided.themes,
    wantedThemes: wanted.themes,
    small,
    heard: (text ?? "").trim() === "" || small || understood.some((found) => found.size > 0),
  };
}
