/**
 * Large cities by time zone and country, with the names people type in English, Russian, Spanish and German.
 * Cities that name their zone (Europe/Berlin) are found without this table; here stand their other names and the rest.
 */
const table = `
Europe/Berlin DE: Berlin, Берлин, Berlín; Munich, München, Muenchen, Мюнхен, Múnich; Hamburg, Гамбург, Hamburgo; Cologne, Köln, Koeln, Кёльн, Colonia; Frankfurt, Франкфурт, Fráncfort, Frankfurt am Main; Stuttgart, Штутгарт; Düsseldorf, Duesseldorf, Дюссельдорф; Leipzig, Лейпциг; Dresden, Дрезден; Bremen, Бремен; Hanover, Hannover, Ганновер; Nuremberg, Nürnberg, Нюрнберг; Dortmund, Дортмунд; Эссен
Europe/Vienna AT: Vienna, Wien, Вена, Viena; Graz, Грац; Salzburg, Зальцбург, Salzburgo; Innsbruck, Инсбрук; Linz, Линц
Europe/Zurich CH: Zurich, Zürich, Zuerich, Цюрих, Zúrich; Geneva, Genf, Genève, Женева, Ginebra; Basel, Базель, Basilea; Bern, Берн, Berna; Lausanne, Лозанна
Europe/Madrid ES: Madrid, Мадрид; Barcelona, Барселона; Valencia, Валенсия; Seville, Sevilla, Севилья; Bilbao, Бильбао; Málaga, Malaga, Малага; Zaragoza, Сарагоса; Alicante, Аликанте
Atlantic/Canary ES: Las Palmas, Tenerife, Тенерифе, Teneriffa, Canary Islands, Canarias, Kanaren, Канары
Europe/Moscow RU: Moscow, Москва, Moskau, Moscú, Мск; Saint Petersburg, St Petersburg, Санкт-Петербург, Петербург, Питер, Спб, San Petersburgo, Sankt Petersburg; Nizhny Novgorod, Нижний Новгород; Kazan, Казань; Rostov-on-Don, Ростов-на-Дону, Ростов; Krasnodar, Краснодар; Voronezh, Воронеж; Sochi, Сочи
Asia/Yekaterinburg RU: Yekaterinburg, Ekaterinburg, Екатеринбург, Екб, Jekaterinburg, Ekaterimburgo; Chelyabinsk, Челябинск; Perm, Пермь; Ufa, Уфа; Tyumen, Тюмень
Asia/Novosibirsk RU: Novosibirsk, Новосибирск, Nowosibirsk
Asia/Krasnoyarsk RU: Krasnoyarsk, Красноярск, Krasnojarsk
Asia/Omsk RU: Omsk, Омск
Asia/Irkutsk RU: Irkutsk, Иркутск
Asia/Vladivostok RU: Vladivostok, Владивосток, Wladiwostok; Khabarovsk, Хабаровск
Asia/Tomsk RU: Tomsk, Томск
Asia/Barnaul RU: Barnaul, Барнаул
Asia/Yakutsk RU: Yakutsk, Якутск
Asia/Kamchatka RU: Petropavlovsk-Kamchatsky, Камчатка
Europe/Samara RU: Samara, Самара, Тольятти
Europe/Saratov RU: Saratov, Саратов
Europe/Volgograd RU: Volgograd, Волгоград
Europe/Kaliningrad RU: Kaliningrad, Калининград
Europe/Kyiv UA: Kyiv, Kiev, Киев, Київ, Kiew; Kharkiv, Харьков, Харків; Odesa, Odessa, Одесса, Одеса; Lviv, Львов, Львів, Lemberg; Dnipro, Днепр
Europe/Minsk BY: Minsk, Минск
Asia/Almaty KZ: Almaty, Алматы, Алма-Ата; Astana, Астана
Asia/Tashkent UZ: Tashkent, Ташкент, Taschkent
Asia/Bishkek KG: Bishkek, Бишкек
Asia/Tbilisi GE: Tbilisi, Тбилиси, Tiflis; Batumi, Батуми
Asia/Yerevan AM: Yerevan, Ереван, Eriwan, Ereván
Asia/Baku AZ: Baku, Баку, Bakú
Europe/Chisinau MD: Chisinau, Кишинёв
Europe/Riga LV: Riga, Рига
Europe/Vilnius LT: Vilnius, Вильнюс, Wilna, Vilna
Europe/Tallinn EE: Tallinn, Таллин, Таллинн, Tallin
Europe/London GB: London, Лондон, Londres; Manchester, Манчестер; Birmingham, Бирмингем; Edinburgh, Эдинбург, Edimburgo; Glasgow, Глазго; Liverpool, Ливерпуль; Leeds, Лидс; Bristol; Cardiff; Belfast
Europe/Dublin IE: Dublin, Дублин, Dublín; Cork
Europe/Paris FR: Paris, Париж, París; Lyon, Лион; Marseille, Марсель, Marsella; Toulouse, Тулуза; Ницца, Niza, Nizza; Bordeaux, Бордо, Burdeos
Europe/Rome IT: Rome, Roma, Рим, Rom; Milan, Milano, Милан, Mailand, Milán; Naples, Napoli, Неаполь, Neapel, Nápoles; Turin, Torino, Турин; Florence, Firenze, Флоренция, Florenz, Florencia; Venice, Venezia, Венеция, Venedig, Venecia
Europe/Amsterdam NL: Amsterdam, Амстердам, Ámsterdam; Rotterdam, Роттердам; The Hague, Den Haag, Гаага, La Haya; Utrecht, Утрехт; Eindhoven
Europe/Brussels BE: Brussels, Bruxelles, Брюссель, Brüssel, Bruselas; Antwerp, Antwerpen, Антверпен, Amberes
Europe/Luxembourg LU: Luxembourg, Люксембург, Luxemburg, Luxemburgo
Europe/Lisbon PT: Lisbon, Lisboa, Лиссабон, Lissabon; Porto, Порту, Oporto
Europe/Warsaw PL: Warsaw, Warszawa, Варшава, Warschau, Varsovia; Krakow, Kraków, Краков, Krakau, Cracovia; Wroclaw, Wrocław, Вроцлав, Breslau; Gdansk, Gdańsk, Гданьск, Danzig
Europe/Prague CZ: Prague, Praha, Прага, Prag, Praga; Brno, Брно, Brünn
Europe/Bratislava SK: Bratislava, Братислава
Europe/Budapest HU: Budapest, Будапешт
Europe/Bucharest RO: Bucharest, București, Бухарест, Bukarest, Bucarest; Cluj, Cluj-Napoca
Europe/Sofia BG: Sofia, София, Sofía
Europe/Belgrade RS: Belgrade, Beograd, Белград, Belgrad, Belgrado; Novi Sad, Нови-Сад
Europe/Zagreb HR: Zagreb, Загреб
Europe/Ljubljana SI: Ljubljana, Любляна, Laibach
Europe/Athens GR: Athens, Афины, Athen, Atenas; Thessaloniki, Салоники
Europe/Istanbul TR: Istanbul, Стамбул, Estambul; Ankara, Анкара; Izmir, Измир; Antalya, Анталия, Анталья
Europe/Stockholm SE: Stockholm, Стокгольм, Estocolmo; Gothenburg, Göteborg, Гётеборг, Gotemburgo; Malmö, Malmo
Europe/Oslo NO: Oslo, Осло; Bergen, Берген
Europe/Copenhagen DK: Copenhagen, København, Копенгаген, Kopenhagen, Copenhague
Europe/Helsinki FI: Helsinki, Хельсинки; Tampere
Atlantic/Reykjavik IS: Reykjavik, Рейкьявик
Asia/Nicosia CY: Nicosia, Limassol, Лимассол, Никосия
Asia/Jerusalem IL: Jerusalem, Иерусалим, Jerusalén; Tel Aviv, Тель-Авив; Haifa, Хайфа
Asia/Dubai AE: Dubai, Дубай; Abu Dhabi, Абу-Даби
Asia/Riyadh SA: Riyadh, Эр-Рияд, Riad
Africa/Cairo EG: Cairo, Каир, Kairo, El Cairo
Africa/Johannesburg ZA: Johannesburg, Йоханнесбург, Johannesburgo; Cape Town, Kapstadt, Кейптаун, Ciudad del Cabo; Durban
Africa/Lagos NG: Lagos, Лагос; Abuja
Africa/Nairobi KE: Nairobi, Найроби
Africa/Casablanca MA: Casablanca, Касабланка
Asia/Kolkata IN: Kolkata, Calcutta; Delhi, New Delhi, Дели, Nueva Delhi, Neu-Delhi; Mumbai, Bombay, Мумбаи; Bangalore, Bengaluru, Бангалор; Chennai; Hyderabad; Pune; Goa, Гоа
Asia/Bangkok TH: Bangkok, Бангкок; Phuket, Пхукет; Chiang Mai
Asia/Ho_Chi_Minh VN: Ho Chi Minh City, Saigon, Хошимин, Сайгон; Hanoi, Ханой; Da Nang, Дананг; Nha Trang, Нячанг
Asia/Makassar ID: Bali, Бали, Denpasar
Asia/Jakarta ID: Jakarta, Джакарта, Yakarta
Asia/Kuala_Lumpur MY: Kuala Lumpur, Куала-Лумпур
Asia/Singapore SG: Singapore, Сингапур, Singapur
Asia/Manila PH: Manila, Манила
Asia/Hong_Kong HK: Hong Kong, Гонконг, Hongkong
Asia/Shanghai CN: Shanghai, Шанхай; Beijing, Пекин, Peking, Pekín; Shenzhen, Шэньчжэнь; Guangzhou, Гуанчжоу
Asia/Taipei TW: Taipei, Тайбэй, Taipeh
Asia/Tokyo JP: Tokyo, Токио, Tokio; Osaka, Осака; Kyoto, Киото, Kioto
Asia/Seoul KR: Seoul, Сеул, Seúl; Busan, Пусан
Australia/Sydney AU: Sydney, Сидней, Sídney; Canberra, Канберра
Australia/Melbourne AU: Melbourne, Мельбурн
Australia/Brisbane AU: Brisbane, Брисбен; Gold Coast
Australia/Perth AU: Perth, Перт
Australia/Adelaide AU: Adelaide, Аделаида
Pacific/Auckland NZ: Auckland, Окленд; Wellington, Веллингтон; Christchurch
America/New_York US: New York, New York City, NYC, Нью-Йорк, Nueva York; Boston, Бостон; Washington, Washington DC, Вашингтон; Miami, Майами; Philadelphia, Филадельфия, Filadelfia; Atlanta, Атланта; Orlando; Charlotte; Pittsburgh; Florida
America/Chicago US: Chicago, Чикаго; Houston, Хьюстон; Dallas, Даллас; Austin, Остин; San Antonio; Minneapolis; New Orleans, Nashville; Texas, Техас
America/Denver US: Denver, Денвер; Salt Lake City; Colorado
America/Phoenix US: Phoenix, Финикс; Tucson; Arizona
America/Los_Angeles US: Los Angeles, LA, Лос-Анджелес; San Francisco, Сан-Франциско; Seattle, Сиэтл; San Diego, Сан-Диего; Portland, Портленд; Las Vegas, Лас-Вегас; San Jose; Sacramento; California, Калифорния, Kalifornien
Pacific/Honolulu US: Honolulu, Hawaii, Гавайи, Hawái
America/Anchorage US: Anchorage, Alaska, Аляска
America/Toronto CA: Toronto, Торонто; Montreal, Монреаль, Montréal; Ottawa, Оттава; Quebec, Québec
America/Vancouver CA: Vancouver, Ванкувер
America/Edmonton CA: Calgary, Калгари; Edmonton
America/Winnipeg CA: Winnipeg
America/Halifax CA: Halifax
America/Mexico_City MX: Mexico City, Ciudad de México, CDMX, Мехико, Mexiko-Stadt; Guadalajara, Гвадалахара; Puebla
America/Monterrey MX: Monterrey, Монтеррей
America/Tijuana MX: Tijuana, Тихуана
America/Cancun MX: Cancún, Cancun, Канкун
America/Bogota CO: Bogotá, Bogota, Богота; Medellín, Medellin, Медельин; Cali; Barranquilla; Cartagena
America/Lima PE: Lima, Лима; Cusco; Arequipa
America/Santiago CL: Santiago, Santiago de Chile, Сантьяго; Valparaíso, Valparaiso
America/Argentina/Buenos_Aires AR: Buenos Aires, Буэнос-Айрес; Rosario; La Plata; Mar del Plata
America/Argentina/Cordoba AR: Córdoba Argentina
America/Montevideo UY: Montevideo, Монтевидео
America/Asuncion PY: Asunción, Asuncion
America/La_Paz BO: La Paz, Santa Cruz de la Sierra
America/Guayaquil EC: Guayaquil, Quito
America/Caracas VE: Caracas, Каракас
America/Panama PA: Panama City, Ciudad de Panamá
America/Costa_Rica CR: San José de Costa Rica
America/Guatemala GT: Ciudad de Guatemala, Guatemala City
America/Santo_Domingo DO: Santo Domingo, Punta Cana
America/Havana CU: Havana, La Habana, Гавана, Havanna
America/Sao_Paulo BR: São Paulo, Sao Paulo, Сан-Паулу; Rio de Janeiro, Рио-де-Жанейро, Rio; Brasília, Brasilia
`;

/** A city by one of its names. */
export interface CityName {
  readonly name: string;
  /** IANA zone. */
  readonly timeZone: string;
  /** ISO 3166-1 alpha-2. */
  readonly region: string;
}

/** All the names of the table, as written. */
export const cityNames: readonly CityName[] = table
  .trim()
  .split("\n")
  .flatMap((line) => {
    const [head = "", names = ""] = line.split(": ");
    const [timeZone = "", region = ""] = head.split(" ");
    return names.split(/[;,]\s*/).map((name) => ({ name, timeZone, region }));
  });

/** Names of countries that `Intl` doesn't list, or not in the words that people type. */
export const countryNicknames: Readonly<Record<string, string>> = {
  uk: "GB",
  "great britain": "GB",
  britain: "GB",
  england: "GB",
  scotland: "GB",
  wales: "GB",
  англия: "GB",
  шотландия: "GB",
  inglaterra: "GB",
  escocia: "GB",
  grossbritannien: "GB",
  usa: "US",
  us: "US",
  america: "US",
  "united states of america": "US",
  америка: "US",
  "estados unidos de america": "US",
  eeuu: "US",
  "ee uu": "US",
  amerika: "US",
  holland: "NL",
  голландия: "NL",
  holanda: "NL",
  uae: "AE",
  emirates: "AE",
  эмираты: "AE",
  оаэ: "AE",
  emiratos: "AE",
  emirate: "AE",
  czechia: "CZ",
  "czech republic": "CZ",
  чехия: "CZ",
  turkey: "TR",
  белоруссия: "BY",
  weissrussland: "BY",
  рф: "RU",
  "российская федерация": "RU",
  brd: "DE",
  korea: "KR",
  корея: "KR",
  corea: "KR",
};
