import { german } from "./de.ts";
import { english } from "./en.ts";
import { spanish } from "./es.ts";
import { russian } from "./ru.ts";
import type { AllRequestWords } from "./vocabulary.ts";

/** The words of the four languages. */
export const requestWords: AllRequestWords = { en: english, ru: russian, es: spanish, de: german };
