import type { ThemeId } from "./themes.ts";
import type { Movement } from "./variants.ts";

/** Patterns of whole words; `*` stands for any letters. All four languages together: a wish may mix them. */
function words(list: string): RegExp {
  const alternatives = list.split(" ").map((word) => word.replaceAll("_", "\\s+").replaceAll("*", "\\p{L}*"));
  return new RegExp(`(?<!\\p{L})(?:${alternatives.join("|")})(?!\\p{L})`, "iu");
}

/** Says that something is to be less or gone. */
export const lessWords = words(
  "less fewer no not without don't dont never stop avoid skip hate instead_of weniger kein keine keinen nicht nie ohne statt menos sin no nada nunca evitar evita en_lugar_de меньше без не нет никак* поменьше вместо",
);

/** Says that something is welcome. */
export const moreWords = words(
  "more like love want prefer with mehr gern gerne lieber mag möchte mit más quiero prefiero me_gusta* con больше побольше хочу люблю нравится лучше с",
);

/** Says that the week is to be small. */
export const smallWords = words(
  "short shorter small smaller easy easier gentle busy little_time less_time no_time tired kurz kürzer klein kleiner einfach leicht leichter wenig_zeit keine_zeit müde corto cortos breve breves fácil fáciles suave poco_tiempo sin_tiempo cansad* коротк* короче прост* проще легк* легче мало_времени нет_времени занят* устал*",
);

/** Kinds of movement by their words. */
export const movementWords: Readonly<Record<Movement, RegExp>> = {
  walk: words(
    "walk* stroll* hik* spazier* gehen wander* camin* pase* andar прогул* ходьб* ходить гулять пешком",
  ),
  run: words("run runs running jog* lauf* joggen rennen correr carrera* trotar бег бега бегать пробеж*"),
  bike: words("bike* biking cycl* rad fahrrad* radfahren bici* bicicleta* велосипед* вело*"),
  dance: words("danc* tanz* bail* танц*"),
  strength: words(
    "strength weights gym muscle* kraft* krafttraining gewichte fuerza pesas gimnasio сил* силов* зал*",
  ),
  stretch: words("stretch* yoga pilates dehn* estir* estiramiento* растяж* йог* пилатес*"),
  stairs: words("stairs* staircase treppe* escalera* лестниц*"),
};

/** Themes by their words. */
export const themeWords: Readonly<Partial<Record<ThemeId, RegExp>>> = {
  activity: words(
    "sport* exercis* workout* move* movement bewegung deporte* ejercicio* movim* спорт* трениров* движени* зарядк*",
  ),
  energyDays: words(
    "energy daylight break* energie pause* tageslicht energía pausa* descans* энерги* перерыв* бодрост*",
  ),
  sleep: words(
    "sleep* bed rest screens schlaf* bett bildschirm* sueño dormir pantalla* сон сна спать выспаться экран*",
  ),
  tobacco: words("smok* cigarette* rauch* zigarette* fum* cigarrillo* tabaco кур* сигарет*"),
  fruitveg: words("fruit* vegetable* veg salad* obst gemüse fruta* verdura* фрукт* овощ*"),
  fastfood: words(
    "fast_food fastfood snack* cook* food eating essen kochen comida cocin* comer фастфуд* перекус* готов* еда еды еду",
  ),
  alcohol: words("alcohol wine beer alkohol wein bier vino cerveza алкогол* вин* пив*"),
  hydration: words("water drink* wasser trinken agua beber вод* пить"),
  mood: words("mood joy fun pleasure stimmung freude spaß ánimo alegría diversión настроени* радост*"),
  worry: words("worr* anxi* sorge* grübeln preocupaci* тревог* тревож*"),
  stress: words(
    "stress* breath* calm meditat* relax* atm* ruhe entspann* meditier* estrés respir* calma medit* стресс* дыха* медитац* спокойстви* расслаб*",
  ),
  coping: words("help support hilfe ayuda apoyo помощ* поддержк*"),
  lifeSat: words("writ* journal* diary schreib* tagebuch escrib* diario дневник* писать запис*"),
  lonely: words(
    "friend* people social family call* freund* menschen familie amig* gente familia social друз* людьми люд* семь*",
  ),
  skin: words("skin cream haut creme piel crema кож* крем*"),
  careDays: words("care routine* pflege cuidado* уход*"),
  sun: words("sun sunscreen sonne* sol protector солнц*"),
  body: words("body clothes körper kleidung cuerpo ropa тел* одежд*"),
};
