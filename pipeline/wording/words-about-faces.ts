import { type ForbiddenWording, words } from "./forbidden-wording.ts";

/** What besides must not come back when a model was shown a face. */
export const readFromFaces: readonly ForbiddenWording[] = [
  words(
    "weight or shape",
    "(?:over|under)?weight*; obes*; chubby; slim; skinny; bmi; (?:из)?лишн* вес*; вес; полнот*",
  ),
  words(
    "weight or shape",
    "ожирени*; (?:sobre)?peso; obes*; delgad[oa]; gord[oa]; (?:über|unter)?gewicht*; dick",
  ),
  words("weight or shape", "schlank; adipos*"),
  words("gender", "gender*; male; female; man; woman; masculin*; feminin*; пол; мужчин*; женщин*; мужск*"),
  words("gender", "женск*"),
  words("gender", "g[eé]nero; hombre; mujer; masculin[oa]; femenin[oa]; geschlecht*; mann; frau; männlich*"),
  words("gender", "weiblich*"),
  words("emotion", "emotion*; mood; sad; sadness; happy; happiness; angry; anger; anxi*; stress*; fear*"),
  words(
    "emotion",
    "эмоци*; настроени*; груст*; печал*; счастлив*; радост*; зл(?:ой|ость|ая); тревог*; тревожн*",
  ),
  words("emotion", "стресс*"),
  words(
    "emotion",
    "emocion*; [aá]nimo; triste*; feliz; felicidad; enojad[oa]; enfadad[oa]; ansie*; estr[eé]s*",
  ),
  words("emotion", "miedo"),
  words("emotion", "stimmung*; traurig*; glücklich*; wütend*; ängstlich*; angst; gestresst*"),
  words(
    "personality",
    "personalit*; character; introver*; extraver*; confident; trustworth*; личност*; характер*",
  ),
  words("personality", "personalidad*; car[aá]cter; persönlichkeit*; charakter*; selbstbewusst*"),
  words("a disease", "acne; eczema*; rosacea; dermatit*; psoria*; melanom*; cancer*; an[a]?emi*; jaundice"),
  words("a disease", "disease*; disorder*"),
  words("a disease", "акне; экзем*; розаце*; дерматит*; псориаз*; меланом*; рак; анеми*; желтух*; болезн*"),
  words("a disease", "заболевани*"),
  words("a disease", "acné; ros[aá]cea; melanoma*; c[aá]ncer; ictericia; enfermedad*"),
  words("a disease", "akne; ekzem*; neurodermitis; schuppenflechte; krebs*; anämi*; gelbsucht; krankheit*"),
  words("a disease", "erkrankung*"),
  words("an age", "age; aged; years? old; wrinkl*; возраст*; лет; edad; años; alter; jahre alt; falten"),
];
