import { type ForbiddenWording, words } from "./forbidden-wording.ts";

/** Claims of medicine, and ages that sound like measurements. English, Russian, Spanish, German. */
export const medicine: readonly ForbiddenWording[] = [
  words("therapy or treatment", "therap*; treatments?; cur(?:e|es|ed|ing)"),
  words("therapy or treatment", "терап*; психотерап*; лечени*; лечит*; вылеч*; излеч*; исцел*"),
  words("therapy or treatment", "terapi*; terap[eé]ut*; tratamientos?; cur(?:a|ar|arte|arse|ación)"),
  words("therapy or treatment", "\\p{L}*therap*; behandlung*; heil(?:en|t|ung|ungen|bar)"),
  words(
    "a diagnosis",
    "diagnos*; screen(?:s|ed|ing)? for; depress(?:ed|ion|ive); anxiety disorder; burn-?out",
  ),
  words("a diagnosis", "диагно*; скрининг*; депресси*; тревожн* расстройств*; выгорани*"),
  words("a diagnosis", "diagn[oó]st*; cribado*; depresi(?:ón|vo|va); deprimid[oa]; trastornos?"),
  words("a diagnosis", "diagnos*; diagnostiz*; screening*; depression*; depressiv*; angststörung*"),
  words("medical advice", "medical advice; медицинск* (?:совет|рекомендац)*; consejos? médicos?"),
  words(
    "medical advice",
    "medizinische[nrms]? (?:rat|ratschlag|ratschläge|empfehlung); ärztliche[nrms]? rat",
  ),
  words("a promise of prevention", "prevent(?:s|ed|ing|ion)?; предотвра*; профилактик*"),
  words("a promise of prevention", "preven(?:ir|irá|iene|ción); vorbeug*; verhüt*"),
  words("a claim of proof", "clinically (?:proven|tested); клинически (?:доказан|подтвержд[её]н|проверен)*"),
  words(
    "a claim of proof",
    "cl[ií]nicamente (?:probad|demostrad|comprobad)*; klinisch (?:erwiesen|bewiesen|getestet)",
  ),
  words(
    "a biological or true age",
    "(?:biological|true|real|metabolic) age; (?:биологическ|истинн|реальн|настоящ)* возраст*",
  ),
  words(
    "a biological or true age",
    "edad (?:biológica|real|verdadera); (?:biologisch|wahr|echt|wirklich|tatsächlich)* alters?",
  ),
];
