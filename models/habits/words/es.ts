import type { HabitVocabulary } from "./vocabulary.ts";

/** Spanish; accents may be left out. */
export const spanish: HabitVocabulary = {
  numbers: ["una|uno|un", "dos", "tres", "cuatro", "cinco", "seis", "siete"],
  weekdays: [
    ["lunes", "lun"],
    ["martes", "mar"],
    ["mi[eé]rcoles", "mi[eé]"],
    ["jueves", "jue"],
    ["viernes", "vie"],
    ["s[aá]bados?", "s[aá]b"],
    ["domingos?", "dom"],
  ],
  beforeWeekday: "el|los|cada|todos los",
  and: "y|e|&",
  to: "-|–|a|al|hasta",
  daily: "cada d[ií]a|todos los d[ií]as|a diario|diariamente|diario",
  workdays: "(?:los )?d[ií]as laborables|entre semana|de lunes a viernes",
  weekend: "(?:el |los |en )?(?:fin|fines) de semana",
  timesAWeek: "{n} ?(?:x|ve(?:z|ces))? ?(?:por|a la|cada|en la|/) ?semana",
  onceAWeek: "semanalmente|cada semana",
  timesInDays: "{n} ?(?:x|ve(?:z|ces))? ?(?:en|cada|por) {m} d[ií]as",
  onceInDays: "cada {m} d[ií]as",
  everySecondDay: "(?:un )?d[ií]a s[ií],? (?:y )?(?:un )?d[ií]a no|en d[ií]as alternos",
  cue: "(?:justo |nada m[aá]s )?(?:despu[eé]s de(?:l)?|tras|antes de(?:l)?|cuando|en cuanto|mientras)",
  units:
    "min(?:uto)?s?\\.?|h|horas?|km|kil[oó]metros?|pasos?|p[aá]ginas?|vasos?|tazas?|repeticiones|flexiones|sentadillas|series|porciones|raciones|palabras?|litros?|ml",
  atMost: "como (?:mucho|m[aá]ximo)|m[aá]x(?:imo)?\\.?|no m[aá]s de",
  today: "hoy|esta noche|esta ma[nñ]ana",
  tomorrow: "mañana|manana",
  yesterday: "ayer|anoche",
  partly: "en parte|parcial(?:mente)?|a medias|la mitad|un poco",
  skip: "salt(?:ar|o|ada|ado)|omitir|pasar|hoy no",
  undo: "deshacer|desmarcar|no hecho|quitar",
  all: "todos?|todas|todo",
};
