import { germanSigns } from "./german-signs.ts";
import { phrase, type SafetyLanguage } from "./rule.ts";

const suicide = "(?:selbstmord|suizid|selbsttotung|selbsttoetung|freitod)";
const act = `(?:umbringen|umbringe|das leben nehmen|mein leben beenden|meinem leben ein ende (?:setzen|machen|bereiten)|${suicide} begehen|mich toten|mich toeten|mich erhangen|mich erhaengen|mich aufhangen|mich aufhaengen|mich erschiessen|mich ertranken|mich vergiften|vor (?:den|einen|die) (?:zug|bahn|s-bahn|u-bahn|lkw) (?:werfen|springen)|von (?:der|einer) brucke springen)`;
const pills = "(?:tabletten|pillen|schlaftabletten|medikamente|schmerztabletten|paracetamol|antidepressiva)";
const fun = phrase(
  `bringt mich (?:noch )?um|(?:lach\\w*|langweil\\w*|schufte\\w*|arbeite\\w*) mich (?:\\w+ )?(?:tot|zu tode)|${suicide}(?:kommando|mission)|politischer ${suicide}|film|buch|roman|serie|song|spiel|figur|pravention|praevention|(?:sterben|sterbe) (?:\\w+ )?vor (?:scham|hunger|durst|langeweile|lachen|neugier|hitze|peinlich\\w*)|vor (?:scham|lachen|langeweile|hunger|peinlichkeit) (?:\\w+ )?sterben|friedlich|an altersschwache|suicide squad`,
);

/** The safety rules for German. */
export const german: SafetyLanguage = {
  negationBefore: phrase(
    "\\b(?:nicht|nie|niemals|kein|keine|keinen|keinerlei|ohne|nicht mehr|nie wieder) (?:(?:vor|daran|mich|mir|zu|an|ans|gedanken|absicht|absichten|wirklich|mehr|akut|den|einen) )*$",
  ),
  negationInside: phrase("\\b(?:nicht|nie|niemals|nie wieder)\\b"),
  negationAfter: phrase(
    "^ (?:will|mochte|werde|wurde|wuerde|moechte) ich (?:mich )?(?:aber )?(?:nicht|nie)\\b|^(?:gedanken|absichten)? habe ich (?:aber )?(?:nicht|keine|nie)\\b|^ ist keine (?:option|losung)",
  ),
  otherPersonBefore: phrase(
    "\\b(?:er|sie|jemand|leute|mein(?:e|em|en|er)? (?:\\w+ )?(?:freund|freundin|bruder|schwester|mutter|vater|mama|papa|sohn|tochter|mann|frau|partner|partnerin|kollege|kollegin|kind|onkel|tante|cousin|cousine)) (?:(?!\\bich\\b|\\bmich\\b|\\bmir\\b).)*$",
  ),
  past: phrase(
    "\\bvor (?:\\w+ )?(?:jahren|monaten)\\b|\\bfruher\\b|\\bfrueher\\b|\\bdamals\\b|\\bals (?:teenager|jugendliche\\w*|kind)\\b|\\bals ich (?:\\w+ )?(?:\\d+|jung|junger) war\\b|\\bletztes jahr\\b|\\bin der vergangenheit\\b",
  ),
  rules: [
    {
      id: "de.acted",
      level: 5,
      pattern: phrase(
        `\\b(?:habe?|hab) (?:\\w+ ){0,3}?(?:alle|zu viele|viele|eine (?:ganze )?(?:packung|schachtel|handvoll)|die ganze packung|einen haufen|\\d{2,}) (?:\\w+ ){0,3}?${pills} (?:\\w+ ){0,2}?(?:genommen|geschluckt|eingenommen)|\\bhabe? (?:\\w+ ){0,3}?(?:uberdosis|ueberdosis) (?:\\w+ ){0,3}?(?:genommen|geschluckt)|\\b(?:habe?|hab) (?:mir )?(?:\\w+ )?(?:die )?(?:pulsadern|handgelenke) (?:auf)?geschnitten`,
      ),
      unless: phrase("verschrieben|vom arzt|wie immer|vitamin"),
    },
    {
      id: "de.intent",
      level: 5,
      pattern: phrase(
        `\\b(?:werde|habe beschlossen|habe entschieden|habe vor|bin bereit|plane)\\b(?: \\w+){0,4}? ${act}|\\b(?:ich bringe? mich|bringe? ich mich) (?:\\w+ ){0,2}?um\\b|\\b(?:heute|heute nacht|heute abend|morgen|jetzt|gleich)\\b(?: \\w+){0,4}? ${act}|\\bich (?:nehme mir (?:\\w+ )?das leben|erhange mich|erhaenge mich|erschiesse mich)|\\bheute (?:nacht |abend )?mache ich (?:\\w+ )?schluss mit (?:allem|meinem leben)`,
      ),
      unless: fun,
    },
    {
      id: "de.plan",
      level: 5,
      pattern: phrase(
        `\\bich habe (?:\\w+ ){0,2}?plan (?:\\w+ ){0,4}?(?:${act}|sterben|umzubringen|toten|toeten)|\\b(?:strick|seil|messer|klinge|pistole|waffe|${pills}) (?:\\w+ ){0,3}?(?:bereit|griffbereit|in der hand|vor mir|neben mir)\\b|\\bich (?:stehe|sitze|liege) (?:\\w+ ){0,2}?(?:auf|an|am) (?:der |dem |den )?(?:brucke|bruecke|dach|gleise|gleisen|bruckengelander|abgrund|dachkante|fensterbrett)`,
      ),
      unless: phrase("fur den arzt|kuche|kueche|kochen|klettern|grill|foto|aussicht|bahnsteig"),
    },
    {
      id: "de.goodbye",
      level: 5,
      pattern: phrase(
        "\\babschiedsbrief\\w*|\\b(?:das|dies) ist (?:meine? )?(?:letzte nachricht|letzter tag|letzte nacht|abschied fur immer)|\\bleb(?:t)? wohl fur immer|\\bmorgen (?:bin ich|gibt es mich) (?:\\w+ )?nicht mehr\\b|\\bwenn ihr das lest\\b",
      ),
      unless: phrase("im buro|im dienst|in der stadt|kolleg"),
    },
    {
      id: "de.method",
      level: 4,
      pattern: phrase(
        `\\bmich (?:\\w+ ){0,2}?(?:erhangen|erhaengen|aufhangen|aufhaengen|erschiessen|ertranken|vergiften|totfahren)\\b|\\b(?:vor|unter) (?:den|einen|die|eine|das|ein) (?:\\w+ )?(?:zug|bahn|s-bahn|u-bahn|lkw|auto|laster)(?: \\w+){0,2}? (?:springen|werfen|legen|laufen|schmeissen)|\\b(?:von|aus) (?:der|einer|dem|einem) (?:\\w+ )?(?:brucke|bruecke|dach|hochhaus|balkon|fenster)(?: \\w+){0,2}? (?:springen|sturzen|stuerzen)|\\bpulsadern (?:\\w+ )?(?:aufschneiden|offnen|schneiden)|\\b(?:uberdosis|ueberdosis)\\b(?! (?:kaffee|koffein|zucker|schokolade|netflix))|\\balle (?:meine |die )?${pills} (?:auf einmal )?(?:nehmen|schlucken)`,
      ),
      unless: phrase(
        "bungee|fallschirm|im spiel|ins wasser springen zum|mich (?:an der|mit dem) (?:brezel|essen)",
      ),
    },
    {
      id: "de.attempt",
      level: 4,
      pattern: phrase(
        `\\b(?:${suicide}sversuch\\w*|${suicide}versuch\\w*)\\b|\\bversucht(?: \\w+){0,2}? (?:mich umzubringen|mir das leben zu nehmen|mich zu toten|mich zu toeten)|\\b(?:mich umzubringen|mir das leben zu nehmen) versucht`,
      ),
      anyone: true,
    },
    {
      id: "de.method-question",
      level: 4,
      pattern: phrase(
        `\\bwie (?:\\w+ ){0,4}?(?:${act}|mich umbringe|schmerzlos sterb\\w+|sterbe ich schmerzlos|schnell sterb\\w+)|\\bschmerzlos(?:er|e|en)? (?:\\w+ )?(?:sterben|tod|suizid|selbstmord)|\\bwie viele ${pills} (?:\\w+ ){0,6}?(?:sterben|todlich|tot)|\\b(?:todliche|toedliche) dosis`,
      ),
      unless: phrase("im spiel|figur"),
    },
    {
      id: "de.kill-self",
      level: 3,
      pattern: phrase(
        "\\bmich (?:\\w+ ){0,3}?(?:umbringen|umzubringen|umbringe|umbrachte|toten|toeten|zu toten|zu toeten|abmurksen|wegmachen|beseitigen)\\b|\\bmir (?:\\w+ ){0,3}?(?:das|mein) leben (?:\\w+ ){0,2}?(?:nehmen|zu nehmen|nahme|naehme)\\b|\\b(?:mein|meinem) leben (?:\\w+ ){0,2}?(?:beenden|zu beenden|ein ende (?:setzen|zu setzen|machen|bereiten))|\\bschluss machen mit (?:dem|meinem) leben|\\bmit (?:dem|meinem) leben (?:\\w+ )?schluss machen|\\balles beenden\\b|\\bmichumbringen",
      ),
      unless: fun,
    },
    {
      id: "de.suicide",
      level: 3,
      pattern: phrase(
        `\\b(?:${suicide}gedanken|suizidal\\w*|selbstmordgefahrdet|suizidgefahrdet|lebensmude)\\b|\\b(?:an|uber|ueber|denke an|gedanken an) (?:\\w+ )?${suicide}\\b|\\b${suicide} (?:begehen|zu begehen|machen|nachdenken)`,
      ),
      unless: phrase(`${fun.source}|lebensmude aktion|(?:ist|war) (?:das |der |die )?lebensmude`),
      anyone: true,
    },
    {
      id: "de.want-to-die",
      level: 3,
      pattern: phrase(
        "\\bich (?:will|mochte|moechte|wurde|wuerde|muss|sollte|wollte)(?: \\w+){0,4}? (?:sterben|tot sein|krepieren|verrecken)\\b|\\b(?:will|mochte|moechte) (?:ich )?(?:nur |einfach |am liebsten )*(?:sterben|tot sein)\\b|\\bwunsche?(?:te)? mir den tod|\\bwunschte?[, ]+ich ware tot|\\blieber tot\\b|\\bware ich (?:doch |nur |bloss )*tot\\b|\\bich ware (?:\\w+ )?(?:lieber|gern) tot|\\b(?:wurde|wuerde|mochte|will) ich (?:\\w+ ){0,2}?(?:sterben|tot sein)\\b",
      ),
      unless: fun,
    },
    {
      id: "de.passive",
      level: 2,
      negatable: false,
      pattern: phrase(
        "\\b(?:will|mochte|moechte|kann|mag) (?:ich )?(?:\\w+ ){0,2}?nicht (?:mehr|langer|weiter) (?:\\w+ )?(?:leben|da sein|existieren|aufwachen|hier sein|weiterleben)\\b|\\bnicht mehr (?:leben|da sein|aufwachen|existieren|weiterleben) (?:will|mochte|moechte|kann|mag|wollen)\\b|\\bnicht leben (?:will|mochte|wollen)\\b|\\bwill nicht leben\\b|\\b(?:keinen|kein) (?:sinn|grund|lust) (?:mehr )?(?:im leben|am leben|zu leben|zum leben|weiterzuleben|mehr im leben)|\\bleben (?:hat|macht|ergibt) (?:\\w+ )?keinen sinn|\\b(?:es|alles) (?:\\w+ ){0,2}?keinen sinn mehr|\\bwozu (?:noch|soll ich) (?:\\w+ )?leben|\\b(?:ware|waere) ich (?:doch )?(?:nie|nicht) geboren|\\bnie geboren (?:worden )?(?:ware|waere)|\\b(?:einschlafen|schlafen) und (?:nie|nicht) (?:mehr |wieder )?aufwachen|\\blebensmude\\b|\\bdes lebens mude\\b|\\bhabe? (?:das leben|mein leben) satt",
      ),
      unless: phrase("nicht mehr (?:in|bei|mit|zu hause) (?:\\w+ ){0,3}?(?:leben|wohnen)|aktion"),
    },
    {
      id: "de.indirect",
      level: 2,
      negatable: false,
      pattern: phrase(
        "\\bohne mich (?:\\w+ ){0,4}?(?:besser|leichter)\\b|\\b(?:besser|leichter) (?:dran )?ohne mich\\b|\\b(?:besser|leichter)[, ]+wenn (?:ich|es mich) (?:nicht|weg|tot)|\\bniemand (?:wurde|wuerde) (?:mich (?:vermissen)|es (?:merken|bemerken))|\\b(?:bin|falle) (?:\\w+ ){0,3}?(?:eine|zur) last\\b|\\b(?:will|mochte|moechte) (?:\\w+ ){0,2}?(?:verschwinden|nicht mehr sein|weg sein)\\b|\\b(?:will|mochte|moechte)[, ]+dass (?:es|alles|das|der schmerz) (?:\\w+ ){0,2}?(?:aufhort|aufhoert|vorbei ist|endet)|\\bich kann nicht mehr (?:weiter|leben)|\\bdenke (?:\\w+ )?(?:oft |viel |standig )?(?:an den tod|ans sterben)|\\bverschenke (?:\\w+ )?(?:alle |meine )?(?:sachen|besitz)",
      ),
      unless: phrase("urlaub|aus der stadt|feierabend|aus diesem meeting|kalorien"),
    },
    { id: "de.word", level: 2, pattern: phrase(`^${suicide}$`) },
    {
      id: "de.self-harm",
      level: "S",
      pattern: phrase(
        "\\bich ritze? mich\\b|\\bmich (?:\\w+ ){0,2}?(?:ritzen|zu ritzen|selbst (?:verletzen|zu verletzen)|verletzen|zu verletzen|bestrafen)\\b|\\b(?:ritze|schneide|verletze|verbrenne) mich\\b|\\bselbstverletz\\w+|\\bgeritzt\\b|\\b(?:schneide|ritze) mir (?:in )?die (?:arme|beine|haut)",
      ),
      unless: phrase(
        "sport|training|beim (?:kochen|joggen|laufen|rasieren|schneiden)|aus versehen|knie|rucken|nicht verletzen beim|herd|sonne",
      ),
    },
    {
      id: "de.abuse",
      level: "S",
      pattern: phrase(
        "\\b(?:mann|frau|vater|mutter|stiefvater|freund|freundin|partner|partnerin|bruder|er|sie|ex) (?:\\w+ ){0,2}?(?:schlagt|schlaegt|verprugelt|vergewaltigt|missbraucht|wurgt|bedroht|fasst) mich\\b|\\b(?:hat|haben) mich (?:\\w+ ){0,3}?(?:geschlagen|verprugelt|vergewaltigt|missbraucht|gewurgt|bedroht)|\\bich (?:wurde|werde|bin) (?:\\w+ ){0,3}?(?:vergewaltigt|missbraucht|misshandelt|geschlagen)|\\bhausliche gewalt|\\bangst vor meine[mr] (?:mann|frau|vater|partner|freund|stiefvater|ex)",
      ),
      unless: phrase("(?:im|beim) (?:schach|spiel|tennis|rennen)"),
    },
    {
      id: "de.eating",
      level: "S",
      pattern: phrase(
        "\\b(?:bringe mich|mich) (?:\\w+ )?zum (?:kotzen|erbrechen|ubergeben) (?:nach|gebracht|bringen)|\\b(?:kotze|erbreche|ubergebe mich) (?:\\w+ )?nach dem essen|\\b(?:magersucht|magersuchtig|bulimi\\w*|anorexi\\w*)\\b|\\bhungere mich|\\bhabe? (?:\\w+ )?seit (?:\\w+ )?tagen nichts gegessen",
      ),
    },
    {
      id: "de.voices",
      level: "S",
      pattern: phrase(
        "\\bstimmen (?:\\w+ ){0,3}?(?:sagen|befehlen|reden mit)|\\bhore stimmen\\b|\\bhoere stimmen\\b|\\bchip in meinem (?:kopf|gehirn)",
      ),
    },
    {
      id: "de.medical",
      level: "S",
      pattern: phrase(
        "\\b(?:brustschmerz\\w*|schmerzen in der brust|druck auf der brust)\\b|\\b(?:bekomme|kriege) (?:\\w+ )?keine luft|\\bkann nicht (?:mehr )?atmen|\\b(?:herzinfarkt|schlaganfall)\\b|\\b(?:gesicht|arm) (?:\\w+ )?(?:taub|gelahmt)|\\bhuste blut|\\bblute stark",
      ),
      unless: phrase("vor lachen|maske|vor (?:\\w+ )?jahren|fast einen herzinfarkt bekommen als"),
    },
    {
      id: "de.violence",
      level: "S",
      pattern: phrase(
        "\\bich (?:will|werde|mochte) (?:\\w+ )?(?:ihn|sie|jemanden|meine (?:frau|kinder|familie)|meinen (?:mann|chef|vater)|leute) (?:umbringen|toten|toeten|erstechen|erschiessen)\\b",
      ),
      unless: phrase("spiel|witz|haha|spass"),
    },
    {
      id: "de.other-person",
      level: "S",
      pattern: phrase(
        "\\b(?:will|mochte|wollte) sich (?:\\w+ ){0,2}?(?:umbringen|das leben nehmen|toten|toeten)\\b|\\bsich (?:\\w+ )?(?:umbringen|das leben nehmen) (?:will|mochte|wollte)\\b|\\b(?:er|sie|freund|freundin|bruder|schwester|sohn|tochter|mutter|vater) (?:\\w+ ){0,2}?(?:ritzt sich|will sterben|will nicht mehr leben)\\b",
      ),
      unless: phrase("film|buch|serie|figur|spiel"),
    },
    {
      id: "de.distress",
      level: 1,
      negatable: false,
      pattern: phrase(
        "\\bich kann nicht mehr\\b|\\bhasse (?:mich|mein leben)\\b|\\bfuhle mich (?:\\w+ )?(?:leer|wertlos|allein|verloren|kaputt)|\\bhoffnungslos\\b",
      ),
    },
    ...germanSigns,
  ],
};
