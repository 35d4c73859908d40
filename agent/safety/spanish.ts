import { phrase, type SafetyLanguage } from "./rule.ts";
import { spanishSigns } from "./spanish-signs.ts";

const act =
  "(?:matarme|suicidarme|quitarme la vida|acabar con mi vida|acabar con todo|terminar con mi vida|poner fin a mi vida|ahorcarme|colgarme|pegarme un tiro|cortarme las venas|tirarme (?:de|por|al|desde|a) (?:un |el |la |las )?(?:puente|ventana|balcon|azotea|tren|metro|vias)|me mato|me suicido|me (?:quiero|voy a|quisiera|pienso) (?:matar|suicidar|ahorcar|colgar|quitar la vida|cortar las venas))";
const pills =
  "(?:pastillas?|tabletas?|somniferos|medicamentos?|antidepresivos|paracetamol|ibuprofeno|comprimidos)";
const fun = phrase(
  "matarme (?:a |de )(?:trabajar|estudiar|risa|reir|hambre|curiosidad|entrenar)|matarme (?:estudiando|trabajando|en el gimnasio|entrenando)|escuadron suicida|suicidio (?:politico|comercial|profesional|social)|prevencion del suicidio|pelicula|libro|novela|serie|cancion|videojuego|personaje|morir(?:me)? de (?:risa|verguenza|hambre|sueno|calor|frio|aburrimiento|ganas|pena ajena|amor|sed|viej[oa])",
);

/** The safety rules for Spanish. */
export const spanish: SafetyLanguage = {
  negationBefore: phrase(
    "\\b(?:no|nunca|jamas|ya no|tampoco|sin) (?:(?:quiero|quise|voy|a|pienso|pense|planeo|tengo|tuve|he|tenido|pensado|en|de|intencion|intenciones|ganas|pensamientos|ideas|me|soy|estoy|querria|haria|por|que) )*$",
  ),
  negationInside: phrase("\\bno (?:me )?(?:mato|suicido)\\b"),
  otherPersonBefore: phrase(
    "\\b(?:el|ella|ellos|alguien|la gente|mi (?:\\w+ )?(?:amig[oa]|herman[oa]|madre|padre|hij[oa]|espos[oa]|marido|mujer|novi[oa]|prim[oa]|companer[oa]|tio|tia)) (?:(?!\\byo\\b|\\bme\\b|\\bmi vida\\b).)*$",
  ),
  past: phrase(
    "\\bhace (?:\\w+ )?(?:anos|meses|tiempo)\\b|\\bantes (?:pensaba|queria)\\b|\\bde (?:joven|adolescente|nin[oa])\\b|\\bcuando (?:era|tenia)\\b|\\bel ano pasado\\b|\\ben el pasado\\b",
  ),
  rules: [
    {
      id: "es.acted",
      level: 5,
      pattern: phrase(
        `\\b(?:me )?(?:tome|he tomado|acabo de tomar|trague|he tragado|acabo de tomarme) (?:\\w+ ){0,2}?(?:todas|muchas|demasiadas|un monton|un frasco|una caja|un bote|un punado|\\d{2,}) (?:\\w+ ){0,4}?${pills}|\\bme (?:he cortado|corte|acabo de cortar) las (?:venas|munecas)|\\b(?:tuve|tengo|tome) una sobredosis`,
      ),
      unless: phrase("receta|medico me dijo|a su hora|vitamina"),
    },
    {
      id: "es.intent",
      level: 5,
      pattern: phrase(
        `\\b(?:voy a|he decidido|decidi|pienso|planeo|estoy list[oa] para|estoy a punto de) (?:\\w+ ){0,2}?${act}|\\b(?:hoy|esta noche|manana|ahora mismo|ahora) (?:\\w+ ){0,3}?${act}|\\b${act} (?:\\w+ ){0,2}?(?:hoy|esta noche|manana|ahora mismo|ahora)\\b|\\bvoy a (?:hacerlo esta noche|matarme|suicidarme)`,
      ),
      unless: fun,
    },
    {
      id: "es.plan",
      level: 5,
      pattern: phrase(
        "\\btengo (?:un|el|mi) plan (?:\\w+ ){0,3}?(?:morir|matarme|suicid\\w+|acabar)|\\btengo (?:la |una |las |un )(?:cuerda|soga|pistola|cuchilla|pastillas|arma) (?:\\w+ ){0,3}?(?:list\\w+|preparad\\w+|aqui|en la mano|delante|cargad\\w+)|\\b(?:en|sobre) (?:el|un|la|una) (?:puente|azotea|tejado|cornisa|balcon) (?:\\w+ ){0,4}?(?:saltar|salto|tirarme|lanzarme)|\\b(?:estoy|parad[oa]|sentad[oa]) (?:\\w+ ){0,2}?(?:en|al) (?:el )?(?:borde|cornisa|las vias|via del tren)\\b(?! de(?: la| un)? (?:cama|silla|piscina|colapso|burnout|ataque|lagrimas))",
      ),
      unless: phrase("cocina|escalar"),
    },
    {
      id: "es.goodbye",
      level: 5,
      pattern: phrase(
        "\\bcarta de (?:despedida|suicidio)|\\bnota (?:de suicidio|suicida)|\\badios (?:para siempre|mundo cruel|a todos para siempre)|\\b(?:este|esta) es mi (?:ultimo mensaje|ultima noche|ultimo dia|despedida)\\b|\\bcuando lean esto\\b|\\bmanana ya no (?:estare|existire)\\b",
      ),
      unless: phrase("de trabajo|oficina"),
    },
    {
      id: "es.method",
      level: 4,
      pattern: phrase(
        `\\b(?:ahorcarme|colgarme|dispararme|pegarme un tiro|envenenarme|ahogarme en|desangrarme|(?:cortarme|me quiero cortar|me voy a cortar) las (?:venas|munecas)|lanzarme al vacio)\\b|\\b(?:tirarme|lanzarme|saltar|arrojarme) (?:de|desde|por|al|a|delante de|debajo de|bajo) (?:un |una |el |la |las |lo )?(?:alto|puente|ventana|balcon|azotea|tejado|tren|metro|vias|camion|edificio|precipicio)|\\b(?:tomarme|tomar|tragarme) (?:todas )?(?:las|un monton de|muchas) ${pills}|\\bsobredosis de ${pills}|\\b(?:quiero|pienso en) (?:una sobredosis|tener una sobredosis)`,
      ),
      unless: phrase("paracaidas|puenting|bungee|piscina|videojuego|medico|receta|en un vaso de agua"),
    },
    {
      id: "es.attempt",
      level: 4,
      pattern: phrase(
        "\\b(?:intente|he intentado|trate de|he tratado de|quise) (?:\\w+ )?(?:matarme|suicidarme|quitarme la vida|acabar con mi vida|ahorcarme)|\\b(?:mi |un |otro |tras el )intentos? de suicidio|\\bmis intentos de suicidio",
      ),
    },
    {
      id: "es.method-question",
      level: 4,
      pattern: phrase(
        `\\bcomo (?:\\w+ ){0,3}?(?:matarme|suicidarme|morir sin dolor|quitarme la vida|morir rapido)|\\bformas? (?:\\w+ ){0,2}?(?:de|para) (?:morir|suicidarse|matarse|matarme)|\\bcuantas ${pills} (?:\\w+ ){0,5}?(?:morir|mortal|matar)|\\bdosis (?:letal|mortal)`,
      ),
      unless: phrase("videojuego|personaje"),
    },
    {
      id: "es.kill-self",
      level: 3,
      pattern: phrase(`\\b(?:${act}|quierosuicidarme|quieromorir)\\b`),
      unless: phrase(
        `${fun.source}|me mato (?:a|de|estudiando|trabajando|entrenando|en el gimnasio|por (?:ti|mis hijos|ellos))|con todo (?:el|lo)|colgarme (?:el|la|del|de la|en) (?:bolso|mochila|chaqueta|instagram|internet)`,
      ),
    },
    {
      id: "es.suicide",
      level: 3,
      pattern: phrase(
        "\\b(?:pienso|pensando|pensado|pensar|pensamientos|ideas|quiero|deseo) (?:en |de |sobre )?(?:el |un )?suicid\\w+|\\b(?:ideas|pensamientos) suicidas\\b|\\bme siento suicida\\b|\\bganas de suicid\\w+",
      ),
      unless: fun,
      anyone: true,
    },
    {
      id: "es.want-to-die",
      level: 3,
      pattern: phrase(
        "\\b(?:quiero|quisiera|deseo|prefiero|ganas de|necesito|merezco|me gustaria) (?:\\w+ )?morir(?:me)?\\b|\\bquiero estar muert[oa]\\b|\\bojala (?:me muera|me muriera|estuviera muert[oa]|me hubiera muerto)",
      ),
      unless: fun,
    },
    {
      id: "es.passive",
      level: 2,
      negatable: false,
      pattern: phrase(
        "\\b(?:ya )?no (?:quiero|deseo|puedo) (?:seguir )?(?:vivir|viviendo|existir|despertar|estar aqui|estar viv[oa]|seguir viviendo)\\b|\\bno (?:tengo|hay|encuentro|veo) (?:\\w+ )?(?:razon|razones|motivos?|ganas|sentido) (?:para|de|en|a) (?:vivir|seguir viviendo|la vida|mi vida)|\\b(?:la vida|vivir|mi vida) (?:ya )?no (?:tiene sentido|vale la pena)|\\bpara que (?:vivir|sigo viv\\w+)|\\bno (?:le )?(?:veo|encuentro|hallo) (?:\\w+ )?sentido (?:a|en) (?:la vida|mi vida|vivir)|\\bno (?:aguanto|soporto) (?:\\w+ )?(?:vivir|la vida|seguir viv\\w+)|\\b(?:ojala|quisiera|preferiria|desearia) (?:no|nunca) (?:\\w+ )?(?:haber nacido|hubiera nacido|nacer|existir|existiera|despertar\\w*)|\\b(?:cansad[oa]|hart[oa]) de (?:vivir|la vida|existir)|\\bdormir(?:me)? y no (?:volver a )?despertar",
      ),
      unless: phrase(
        "no (?:quiero|puedo) (?:seguir )?(?:vivir|viviendo|estar aqui) (?:en|con|sol[oa] en|lejos|asi de)|despertar (?:temprano|a las)",
      ),
    },
    {
      id: "es.indirect",
      level: 2,
      negatable: false,
      pattern: phrase(
        "\\b(?:estarian|estaria|estaran|seria) (?:\\w+ )?mejor sin mi\\b|\\bmejor sin mi\\b|\\bmejor si (?:yo )?no (?:existiera|estuviera|hubiera nacido)|\\bnadie (?:me )?(?:extranaria|echaria de menos|notaria|se daria cuenta)|\\bsoy (?:solo )?una carga\\b|\\bquiero (?:desaparecer|esfumarme)\\b|\\bquiero que (?:todo|esto|el dolor) (?:se )?(?:acabe|termine|pare)|\\bpienso (?:mucho |siempre )?en (?:la muerte|morir)|\\bno puedo seguir (?:asi|adelante)\\b|\\bregalando mis cosas\\b",
      ),
      unless: phrase("de vacaciones|la dieta"),
    },
    { id: "es.word", level: 2, pattern: phrase("^suicidio$") },
    {
      id: "es.self-harm",
      level: "S",
      pattern: phrase(
        "\\b(?:cortarme|me corto|me he cortado|hacerme dano|me hago dano|lastimarme|me lastimo|quemarme|me quemo|golpearme|me golpeo|castigarme)\\b|\\bautolesi\\w+|\\bganas de cortarme",
      ),
      unless: phrase(
        "pelo|cabello|unas|flequillo|cocin|afeit|sin querer|accidente|con el sol|entrenando|corriendo|rodilla|espalda|jugando|internet|la luz|el cafe|la lengua",
      ),
    },
    {
      id: "es.abuse",
      level: "S",
      pattern: phrase(
        "\\b(?:mi )?(?:marido|esposo|esposa|mujer|novio|novia|padre|madre|padrastro|pareja|hermano|el|ella|ex) (?:\\w+ ){0,2}?me (?:pega|golpea|golpeo|pego|maltrata|viola|violo|amenaza|toca|ahorca|estrangulo)\\b|\\bme (?:violaron|han violado|maltratan|pegan|golpean en casa)|\\b(?:violencia (?:domestica|de genero))\\b|\\b(?:miedo de|miedo a) mi (?:marido|esposo|pareja|novio|padre|padrastro)",
      ),
    },
    {
      id: "es.eating",
      level: "S",
      pattern: phrase(
        "\\b(?:me provoco|provocarme|me provoque) el vomito|\\bvomit\\w+ despues de comer|\\b(?:anorexi|bulimi)\\w+|\\bno he comido (?:\\w+ ){0,2}?(?:\\d+|dos|tres|cuatro|cinco|varios) dias|\\bllevo (?:\\w+ )?dias sin comer",
      ),
    },
    {
      id: "es.voices",
      level: "S",
      pattern: phrase(
        "\\bvoces (?:\\w+ ){0,3}?(?:dicen|ordenan|mandan|hablan)|\\b(?:oigo|escucho) voces\\b|\\bchip en (?:la|mi) cabeza",
      ),
    },
    {
      id: "es.medical",
      level: "S",
      pattern: phrase(
        "\\bdolor (?:\\w+ )?(?:en el|de) pecho|\\bme duele (?:mucho )?el pecho|\\bno puedo respirar|\\b(?:infarto|derrame cerebral|ictus)\\b|\\b(?:cara|brazo) (?:dormid[oa]|entumecid[oa])|\\btos(?:o|iendo) sangre|\\bsangrando mucho",
      ),
      unless: phrase("de risa|mascarilla|hace (?:\\w+ )?anos|casi me da un infarto"),
    },
    {
      id: "es.violence",
      level: "S",
      pattern: phrase(
        "\\b(?:quiero|voy a) (?:matar|apunalar|disparar) a (?:mi (?:mujer|marido|jefe|familia|hijo|hija|padre|madre)|alguien|la gente|el|ella)|\\b(?:quiero|voy a) matarl[oa]s?\\b",
      ),
      unless: phrase("videojuego|broma|jaja"),
    },
    {
      id: "es.other-person",
      level: "S",
      pattern: phrase(
        "\\b(?:quiere|intento|piensa|va a|quiso) (?:\\w+ )?(?:matarse|suicidarse|quitarse la vida)\\b|\\bse quiere (?:matar|morir|suicidar)\\b|\\bse (?:corta|autolesiona)\\b(?= (?:los brazos|las venas|la piel)|$)",
      ),
      unless: phrase("pelicula|libro|serie|personaje|videojuego"),
    },
    {
      id: "es.distress",
      level: 1,
      negatable: false,
      pattern: phrase(
        "\\bno puedo mas\\b|\\b(?:odio mi vida|me odio)\\b|\\bme siento (?:\\w+ )?(?:vaci[oa]|sol[oa]|perdid[oa]|inutil|destrozad[oa])|\\bsin esperanza\\b",
      ),
    },
    ...spanishSigns,
  ],
};
