import { phrase, type SafetyRule } from "./rule.ts";

const relative =
  "(?:el|ella|amig[oa]|herman[oa]|madre|padre|mama|papa|hij[oa]|espos[oa]|marido|mujer|novi[oa]|compañer[oa]|companer[oa]|vecin[oa]|alguien)";

/** Ways of saying it in Spanish that name neither suicide nor killing oneself, and words about somebody else. */
export const spanishSigns: readonly SafetyRule[] = [
  {
    id: "es.high-place",
    level: 5,
    pattern: phrase(
      "\\bestoy (?:\\w+ ){0,2}?en (?:el|la|un|una) (?:puente|azotea|tejado|cornisa|ventana)(?:$| y quiero)|\\b(?:he decidido|decidi) morir|\\b(?:tengo las )?pastillas delante|\\bme tome (?:todas las pastillas|la caja entera|todo el frasco)|\\b(?:esta noche|manana) (?:me mato|ya no estare viv[oa])|\\bescribi la carta de despedida",
    ),
    unless: phrase("foto|vista|fiesta"),
  },
  {
    id: "es.prepared",
    level: 5,
    pattern: phrase(
      "\\b(?:esta noche|hoy|manana|el (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)) (?:me (?:quito la vida|mato|suicido|muero)$)|\\bcartas estan escritas\\b|\\b(?:se|decidi) (?:\\w+ )?como voy a matarme|\\btodo lo que necesito para (?:suicidarme|matarme|morir)|\\b(?:guardando|juntando|acumulando) pastillas\\b|\\b(?:arma|pistola)\\b(?=.*\\bcontra mi\\b)|\\bun monton de (?:somniferos|pastillas)|\\beste es mi adios\\b|\\ben el borde del puente",
    ),
    unless: phrase("viaje|botiquin|de (?:risa|hambre|sueno|calor)"),
  },
  {
    id: "es.again",
    level: 4,
    pattern: phrase(
      "\\bmi (?:ultimo|primer|segundo) intento\\b(?=.*\\b(?:repetir|otra vez|esta vez|morir))|\\b(?:manera|forma) de morir\\b|\\bcuantas pastillas (?:\\w+ ){0,4}?morir|\\bquiero (?:tirarme|ahorcarme)$",
    ),
    unless: phrase("videojuego|receta|examen"),
  },
  {
    id: "es.not-live",
    level: 3,
    negatable: false,
    pattern: phrase(
      "\\b(?:ya )?no (?:quiero|deseo) (?:seguir )?(?:vivir|viviendo|viv[oa]|estar viv[oa])(?: (?:mas|asi|ya|de verdad|en serio))*(?=$|[,])|\\b[kq]u?iero (?:morir|matarme|desvivirme)\\b(?! (?:de|a)\\b)|\\bquiero la muerte\\b|\\bquiero estar muert[oa]\\b|\\bdejenme morir\\b|\\bhacerme algo (?:esta noche|hoy)|\\birme de este mundo\\b|\\bponerle fin a mi vida\\b",
    ),
    unless: phrase("de (?:risa|hambre|verguenza|sueno|ganas)|no quiero (?:morir|matarme)"),
  },
  {
    id: "es.gone",
    level: 2,
    negatable: false,
    pattern: phrase(
      "\\bpara que (?:\\w+ )?(?:vivir|viviendo|sigo aqui|seguir aqui)|\\bpor que sigo viv|\\bme (?:da|daria) (?:igual|lo mismo) (?:vivir|morir|si vivo|si muero|lo que me pase)|\\b(?:que )?dios me lleve\\b|\\b(?:mas facil|mejor|mas felices)[, ]+si yo no (?:existiera|estuviera)|\\bsi yo no (?:existiera|estuviera)\\b|\\b(?:nada|motivos?|razones) por (?:lo|la|los) que vivir|\\bno me queda nada\\b|\\bojala (?:me )?(?:atropelle|pase|no despiert\\w+|no existiera|nunca hubiera nacido|no hubiera nacido|estuviera muert\\w+)|\\bno debi haber nacido|\\bpreferiria estar muert|\\b(?:dormirme|dormir|dormido) (?:\\w+ )?(?:y no despertar|para siempre)|\\b(?:quiero|quisiera) (?:desaparecer|esfumarme|dejar de existir|no existir)|\\bque (?:todo|esto) (?:termine|pare|acabe)|\\bse acabe todo\\b|\\bno (?:le )?(?:veo|encuentro) (?:el )?sentido|\\bno tiene sentido\\b(?<=(?:vida|vivir|nada) no tiene sentido)|\\b(?:hart|cansad)[oa] de (?:vivir|la vida|estar viv)|\\bganas de vivir\\b(?<=(?:no tengo|perdido las|sin|quitado las) ganas de vivir)|\\bno aguanto (?:mas )?(?:esta vida|mi vida|vivir)|\\bno veo salida\\b|\\b(?:solo|una) (?:hay )?una salida\\b|\\b(?:un|una) (?:estorbo|carga)\\b(?! de (?:trabajo|lavadora|ropa))|\\bnadie (?:\\w+ ){0,3}?(?:notaria|notara|daria cuenta|echaria de menos|extranaria)|\\bmi funeral\\b|\\bmuerte seria un alivio|\\benvidio a los muertos|\\bno me veo en el futuro|\\bno quiero (?:estar|seguir) (?:aqui|en este mundo)|\\bpienso (?:\\w+ )?en la muerte",
    ),
    unless: phrase("en (?:madrid|esta ciudad|la oficina|casa)|dieta|pelicula|vacaciones"),
  },
  {
    id: "es.farewell",
    level: 2,
    negatable: false,
    pattern: phrase(
      "^(?:ya )?no puedo mas(?=$|[,])|\\bno puedo seguir\\b(?! (?:corriendo|con la dieta|el ritmo))|\\bperdonenme todos\\b|\\badios a todos\\b|\\bcuando yo no este\\b|\\bno (?:las |lo )?voy a necesitar\\b|\\bregale mis cosas\\b|\\bpapeles en orden\\b|\\bpronto (?:ya no molestare|todo habra terminado)|\\bdiganle a mi (?:madre|familia|hija|hijo) que|\\bla semana que viene[, ]+no estare\\b|\\bya no (?:estare|existire)\\b",
    ),
    unless: phrase("vacaciones|oficina|viaje|trabajo|agujetas"),
  },
  {
    id: "es.injury.self-harm",
    level: "S",
    pattern: phrase(
      "\\bme (?:volvi a cortar|corto los brazos|corto la piel|quemo la piel|golpeo la cabeza)|\\bhacerme dano\\b|\\bme hago dano\\b",
    ),
    unless: phrase("nunca|sin querer|entrenando|cocin"),
  },
  {
    id: "es.danger.abuse",
    level: "S",
    pattern: phrase(
      "\\bme (?:intento estrangular|toca donde|violaron|pega)\\b|\\bnos (?:pega|golpea)\\b|\\bmiedo de volver a casa|\\bpadrastro me toca",
    ),
    unless: phrase("el sol|pega (?:bien|con)"),
  },
  {
    id: "es.body.eating",
    level: "S",
    pattern: phrase(
      "\\bvomito (?:despues|tras)|\\bllevo (?:\\w+ )?dias sin comer|\\blaxantes\\b(?=.*\\b(?:adelgazar|flaca|peso))",
    ),
  },
  {
    id: "es.body.medical",
    level: "S",
    pattern: phrase(
      "\\bduele el pecho\\b|\\bel doble de la medicina|\\bse me cae un lado de la cara|\\bnoches sin dormir\\b(?=.*\\belegid)|\\bsoy el elegido\\b|\\bme persiguen\\b",
    ),
    unless: phrase("pelicula|juego"),
  },
  {
    id: "es.worried.other-person",
    level: "S",
    negatable: false,
    pattern: phrase(
      `\\b${relative} (?:\\w+ ){0,4}?(?:quiere (?:morir|suicidarse|matarse)|habla de (?:matarse|suicidarse|morir)|no quiere vivir|se corta\\b(?! el pelo)|intento (?:quitarse|suicidarse|matarse))`,
    ),
    unless: phrase("pelicula|libro|serie|personaje|juego"),
  },
];
