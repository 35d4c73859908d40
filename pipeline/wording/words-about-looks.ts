import { type ForbiddenWording, words } from "./forbidden-wording.ts";

/** How somebody looks, where they come from, and how they compare. */
export const looks: readonly ForbiddenWording[] = [
  words("attractiveness", "attractiv*; beaut(?:y|iful|ifully); handsome; gorgeous; ugly; good looking"),
  words("attractiveness", "(?:не)?привлекательн*; красив*; красот*; некрасив*; уродлив*; симпатичн*"),
  words("attractiveness", "atractiv*; belleza; bell[oa]s?; guap[oa]s?; hermos[oa]s?; fe[oa]s?"),
  words("attractiveness", "(?:un)?attraktiv*; schönheit*; hübsch*; hässlich*; gutaussehend*; gut aussehend*"),
  words("symmetry", "(?:a)?symmetr*; (?:а)?симметри*; (?:a)?sim[eé]tri*"),
  words("origin", "ethnic*; racial*; caucasian*; skin (?:tone|colou?r); этнич*; национальност*"),
  words("origin", "(?:цвет|тон) кожи"),
  words("origin", "[eé]tni*; racial*; (?:tono|color) de (?:la |tu )?piel; ethni*; hautfarbe*; hautton*"),
  words(
    "how old somebody looks",
    "apparent age; look(?:s|ing)? (?:\\p{L}+ ){0,2}(?:younger|older); looks? your age",
  ),
  words(
    "how old somebody looks",
    "выгляд* (?:\\p{L}+ ){0,2}(?:моложе|старше); кажущ* возраст*; видим* возраст*",
  ),
  words("how old somebody looks", "edad aparente"),
  words(
    "how old somebody looks",
    "(?:pareces?|te ves|luces) (?:\\p{L}+ ){0,2}(?:más )?(?:joven|jóvenes|mayor|viej[oa])",
  ),
  words(
    "how old somebody looks",
    "scheinbare[ns]? alter; (?:siehst|sieht|wirkst|aussehen) (?:\\p{L}+ ){0,2}(?:jünger|älter)( aus)?",
  ),
  words(
    "improving looks",
    "improv(?:e|es|ing) your (?:looks?|appearance|face); улучш* (?:вашу |свою )?внешност*",
  ),
  words("improving looks", "mejor(?:a|ar|arás) tu (?:aspecto|apariencia|imagen|rostro)"),
  words("improving looks", "(?:dein|das) (?:aussehen|äußere[sn]?) (?:zu )?verbesser*; besser aussehen"),
  words(
    "comparing people",
    "(?:than|compared (?:to|with)) (?:most|other|average) (?:people|women|men|users|persons?)",
  ),
  words(
    "comparing people",
    "чем (?:у )?(?:большинств|други)* (?:людей|женщин|мужчин); по сравнению с (?:друг|больш)*",
  ),
  words(
    "comparing people",
    "que (?:la mayoría|otras personas|los demás|el resto de); en comparación con (?:otr|la )*",
  ),
  words(
    "comparing people",
    "als (?:die meisten|andere[nr]?|der durchschnitt); im vergleich (?:zu|mit) anderen",
  ),
];
