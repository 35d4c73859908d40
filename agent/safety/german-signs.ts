import { phrase, type SafetyRule } from "./rule.ts";

const relative =
  "(?:er|sie|freund|freundin|bruder|schwester|mutter|vater|mama|papa|sohn|tochter|mann|frau|partner|partnerin|kollege|kollegin|mitschuler\\w*|nachbar\\w*|jemand)";

/** Ways of saying it in German that name neither suicide nor killing oneself, and words about somebody else. */
export const germanSigns: readonly SafetyRule[] = [
  {
    id: "de.high-place",
    level: 5,
    pattern: phrase(
      "\\bich (?:stehe|sitze) (?:\\w+ ){0,3}?(?:auf|am|an) (?:dem |der |einem |einer )?(?:dach|brucke|gelander|fensterbrett|gleisen)|\\b(?:ich )?habe? beschlossen zu sterben|\\balle tabletten (?:geschluckt|genommen)|\\btabletten liegen (?:vor mir|bereit)|\\bbring(?:e)? mich (?:\\w+ ){0,2}?um (?:heute|jetzt|morgen)",
    ),
    unless: phrase("foto|aussicht|grill|bringt mich|dachdecker|verschrieben"),
  },
  {
    id: "de.prepared",
    level: 5,
    pattern: phrase(
      "\\b(?:briefe|brief) (?:sind|ist) geschrieben\\b|\\b(?:am|nachsten) (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag) (?:sterbe ich|bin ich tot)|\\b(?:weiss|weiß) (?:\\w+ ){0,2}?wie ich mich umbringe|\\balles besorgt\\b(?=.*\\b(?:umzubringen|sterben)\\b)|\\b(?:sammle|sammel|horte) (?:\\w+ )?(?:tabletten|pillen)\\b|\\b(?:waffe|pistole|gewehr)\\b(?=.*\\bgegen mich\\b)|\\b(?:zu viele|alle) (?:schlaf)?tabletten (?:geschluckt|genommen)|\\bam gelander der brucke|\\bdas ist mein abschied\\b",
    ),
    unless: phrase("steuer|amt|bewerbung|aus versehen"),
  },
  {
    id: "de.again",
    level: 4,
    pattern: phrase(
      "\\bmein (?:letzter|erster|zweiter) versuch\\b(?=.*\\b(?:diesmal|wieder|klappt|sterben|umbringen))|\\bwie stirbt man\\b|\\bwie viele (?:tabletten|pillen) (?:\\w+ ){0,4}?sterben",
    ),
    unless: phrase("spiel|rezept|fuhrerschein"),
  },
  {
    id: "de.not-live",
    level: 3,
    negatable: false,
    pattern: phrase(
      "\\b(?:will|wil|mochte|moechte|mag|kann) (?:ich )?(?:einfach |ehrlich |echt )?(?:nicht|nich|ned|ni) ?(?:mehr|langer) (?:am )?leben(?: sein)?(?: man| echt| bitte)?(?=$|[,])|\\b(?:keinen bock|keine lust) mehr zu leben|\\b(?:sterben|tot sein) (?:will|mochte|moechte) ich\\b|\\b(?:mir|uns) (?:\\w+ )?(?:was|etwas) an(?:tue|tun|zutun)\\b(?<!nie etwas antun)|\\btue mir (?:was|etwas) an\\b|\\blasst mich (?:doch )?sterben|\\bans umbringen\\b|\\bwill springen$",
    ),
    unless: phrase("trampolin|seil|nie (?:was|etwas) antun|gutes|nicht antun|nichts antun"),
  },
  {
    id: "de.gone",
    level: 2,
    negatable: false,
    pattern: phrase(
      "\\b(?:nichts|nix) mehr[, ]+wofur (?:\\w+ ){0,4}?leben|\\b(?:wunschte|wuenschte|wunsche)[, ]+(?:ich )?(?:wurde|wuerde|war|ware|waere|wache)? ?(?:\\w+ ){0,2}?(?:tot|nicht mehr aufwachen|nie geboren|nicht da|nicht mehr da|war tot)|\\bich war tot$|\\b(?:wenn|soll) mich (?:\\w+ ){0,2}?(?:auto|laster|lkw|zug|bus) (?:\\w+ )?uberfahr|\\bsoll mich (?:\\w+ ){0,3}?uberfahren|\\b(?:herrgott|gott|herr) (?:\\w+ ){0,4}?holen\\b|\\bich (?:mag|will) (?:einfach )?(?:nicht|nich) mehr(?=$|[,])|\\b(?:alles|es) (?:hat )?(?:alles )?keinen sinn(?: mehr)?\\b|\\bsinn mehr(?: im leben)?$|\\bkeinen sinn mehr\\b|\\bwozu (?:\\w+ ){0,3}?(?:leb\\w*|noch)\\b|\\b(?:wofur|warum) (?:soll ich|bin ich) (?:\\w+ )?(?:noch )?(?:leben|hier|da)\\b|\\begal[, ]+(?:ob ich|was mit mir)|\\b(?:keiner|niemand|keine) (?:\\w+ ){0,3}?(?:merken|merkt|vermissen|vermisst)\\b|\\b(?:fur immer|nie mehr) (?:schlafen|weg|aufwachen)\\b|\\b(?:weg|verschwinden) (?:\\w+ )?(?:fur immer|nie wieder\\w*|sein fur immer)|\\bam liebsten (?:war|ware|waere) ich (?:\\w+ )?(?:weg|tot)|\\b(?:war|ware) ich (?:\\w+ )?(?:weg|tot)\\b|\\b(?:eine|nur|zur|euch) (?:\\w+ )?(?:last|belastung|ballast)\\b|\\bfalle (?:\\w+ )?(?:allen )?(?:\\w+ )?zur last|\\b(?:nicht|kein) mehr lebenswert|\\b(?:lebensmude|des lebens mude|leben satt|genug vom leben|lebenswillen)\\b|\\bkeinen ausweg\\b|\\bnur (?:noch )?einen ausweg|\\bhoffnungslos\\b(?=.*\\bwill nicht mehr)|\\b(?:tod|sterben) ware (?:eine )?erlosung|\\bbeneide die toten|\\bkeine zukunft fur mich|\\bbeerdigung\\b(?=.*\\bwer kame)|\\bwer kame (?:\\w+ )?zu meiner beerdigung|\\bhier sein\\b(?<=nicht mehr hier sein)|\\bnicht mehr (?:da|existieren|hier) ?(?:sein)?$",
    ),
    unless: phrase(
      "im buro|in dieser stadt|der job|dieser diat|urlaub|einkaufen|ob ich (?:heute|morgen)|lebensmude aktion|so spat|rauchen|nicht mehr (?:da|hier)$(?<=(?:kollege|bus|zug).*)|nachtruhe",
    ),
  },
  {
    id: "de.farewell",
    level: 2,
    negatable: false,
    pattern: phrase(
      "^(?:ich )?kann (?:einfach |so )?(?:nicht|nich) mehr(?: weiter| so weiter)?$|\\bhalte? (?:das leben|es) nicht mehr aus\\b|\\bkann so nicht weiterleben|\\bverzeiht mir\\b|\\blebt wohl\\b|\\bwenn ich nicht mehr bin\\b|\\bbin ich (?:\\w+ )?nicht mehr da\\b|\\bbald (?:ist es vorbei|musst ihr euch nicht)|\\bsachen verschenkt\\b|\\bpapiere geordnet\\b|\\bsagt (?:meine\\w*|allen) (?:\\w+ )?dass ich (?:\\w+ )?lieb|\\bseit ich mich entschieden habe\\b",
    ),
    unless: phrase("urlaub|im buro|laufen|muskelkater|prufung|ferien|umzug|flohmarkt|haha"),
  },
  {
    id: "de.injury.self-harm",
    level: "S",
    pattern: phrase(
      "\\bmir (?:selbst )?(?:wieder )?weh ?(?:tun|zu tun)\\b|\\bkopf gegen die wand\\b|\\bdrang mich zu schneiden|\\bmir (?:\\w+ )?die haut (?:\\w+ )*(?:absicht|auf)|\\bmich (?:wieder )?geritzt",
    ),
    unless: phrase("beim sport|aus versehen|haha|metapher"),
  },
  {
    id: "de.danger.abuse",
    level: "S",
    pattern: phrase(
      "\\b(?:prugelt|schlagt|verprugelt) (?:uns|mich)\\b|\\bmich gewurgt\\b|\\bfasst mich an\\b|\\bangst nach hause\\b|\\bich wurde vergewaltigt",
    ),
    unless: phrase("schach|tennis|beim spiel"),
  },
  {
    id: "de.body.eating",
    level: "S",
    pattern: phrase(
      "\\berbreche (?:\\w+ ){0,4}?absicht\\w*|\\besse seit (?:\\w+ )?(?:tagen|woche\\w*) nichts|\\babfuhrmittel\\b(?=.*\\b(?:dunn|abnehmen|schlank))",
    ),
  },
  {
    id: "de.body.medical",
    level: "S",
    pattern: phrase(
      "\\b(?:versehen|irrtumlich) (?:\\w+ )?(?:zu viele|doppelt|die falsche)|\\bgesicht hangt\\b|\\barm ist taub\\b|\\bschlafe seit (?:\\w+ )?nachten nicht",
    ),
  },
  {
    id: "de.worried.other-person",
    level: "S",
    negatable: false,
    pattern: phrase(
      `\\b${relative} (?:\\w+ ){0,4}?(?:will sich umbringen|spricht von (?:selbstmord|suizid)|ritzt sich|will nicht mehr leben|will sterben|will nicht mehr|hat einen abschiedsbrief)|\\b${relative} (?:\\w+ ){0,3}?gesagt(?: \\w+){0,3} (?:will sterben|nicht mehr leben)`,
    ),
    unless: phrase("film|buch|serie|figur|spiel|aufstehen|essen|zur schule"),
  },
];
