import { describe, expect, it } from "vitest";
import { graver, isUrgent, screenText } from "./screen.ts";

const explicit = [
  "I want to kill myself",
  "i wanna die",
  "I'm going to kill myself tonight",
  "k i l l  m y s e l f",
  "i want to k1ll mys3lf",
  "I’m thinking about suicide",
  "unalive myself",
  "kms",
  "i want to end my life",
  "I feel suicidal",
  "thinking of ending it all",
  "i want to take my own life",
  "I want to commit su1cide",
  "I just want to die",
  "i should kill myself",
  "I wish I could die",
  "I want to kill myself lol",
  "I can't stop thinking about killing myself",
  "i dont know if i want to kill myself or not",
  "k.i.l.l myself tonight",
  "Ich will mich umbringen",
  "Ich möchte sterben",
  "ich will nicht mehr, ich bringe mich um",
  "ich habe suizidgedanken",
  "ich denke an selbstmord",
  "хочу умереть",
  "я хочу покончить с собой",
  "думаю о суициде",
  "хочу убить себя",
  "я убью себя",
  "quiero morir",
  "quiero suicidarme",
  "quiero matarme",
  "tengo pensamientos suicidas",
  "me quiero morir",
  "pienso en suicidarme",
  "i want to d i e",
  "Ich will einfach nur noch sterben",
  "ich will mir das Leben nehmen",
  "Ich überlege mir das Leben zu nehmen",
  "Хочу сдохнуть",
  "лучше бы я умер",
  "me quiero matar",
  "не хочу жить, хочу покончить с жизнью",
  "i keep thinking about killing myself",
  "I want to kill myself. This is not a joke",
  "ojalá me muriera",
  "ich wünschte ich wäre tot",
];

const methods = [
  "I want to hang myself",
  "i thought about jumping off a bridge",
  "I want to jump in front of a train",
  "I tried to kill myself last year",
  "I want to overdose on pills",
  "how many pills does it take to die",
  "painless way to die",
  "what is the easiest way to kill myself",
  "i want to slit my wrists",
  "Ich will mich erhängen",
  "ich will mich vor den Zug werfen",
  "я хочу повеситься",
  "хочу спрыгнуть с крыши",
  "пыталась покончить с собой",
  "quiero ahorcarme",
  "quiero tirarme por la ventana",
  "intenté suicidarme",
  "ich hatte einen Suizidversuch",
  "how do i kill myself",
  "ich will von einer Brücke springen",
  "хочу броситься под поезд",
  "quiero cortarme las venas",
  "безболезненно умереть как",
  "как безболезненно умереть",
];

const plans = [
  "I just took a whole bottle of pills",
  "I took 40 paracetamol tablets",
  "i have a plan to kill myself",
  "I'm going to jump off the bridge",
  "i wrote a suicide note",
  "this is goodbye",
  "I'm standing on the edge of a bridge",
  "i'll kill myself tonight",
  "i bought a rope to hang myself tonight",
  "I've decided to end my life",
  "Ich habe alle Tabletten geschluckt",
  "Heute Nacht bringe ich mich um",
  "Я решил покончить с собой",
  "я выпила пачку таблеток",
  "завтра меня не станет",
  "voy a matarme esta noche",
  "me tomé todas las pastillas",
  "he escrito una carta de despedida",
  "ich habe einen Abschiedsbrief geschrieben",
  "стою на краю крыши",
  "I have the gun in my hand",
  "i overdosed",
  "I am going to end it all",
];

const passive = [
  "I wish I was dead",
  "everyone would be better off without me",
  "I don't want to live anymore",
  "no reason to live",
  "i'm tired of living",
  "what's the point of living",
  "I wish I'd never been born",
  "I want to disappear forever",
  "nobody would miss me",
  "I don't want to wake up tomorrow",
  "i just want it all to end",
  "I'm a burden to my family",
  "i can't go on",
  "Ich will nicht mehr leben",
  "ohne mich wären alle besser dran",
  "ich möchte nicht mehr aufwachen",
  "Das Leben hat keinen Sinn",
  "я не хочу жить",
  "всем будет лучше без меня",
  "устал жить",
  "нет смысла жить",
  "no quiero vivir",
  "estarían mejor sin mí",
  "ya no quiero seguir viviendo",
  "la vida no tiene sentido",
  "quiero desaparecer",
  "хочу уснуть и не проснуться",
  "жить не хочется",
  "I dont want to be here anymore",
  "i wish i could go to sleep and never wake up",
  "es wäre besser wenn ich tot wäre",
  "suicide",
];

const otherDangers = [
  "I cut myself to feel something",
  "my husband hits me",
  "I make myself throw up",
  "voices tell me to hurt people",
  "chest pain",
  "my friend wants to kill himself",
  "my brother is suicidal",
  "I've been self harming",
  "ich ritze mich",
  "mein Mann schlägt mich",
  "муж бьёт меня",
  "режу себя",
  "me corto los brazos",
  "mi marido me pega",
  "mi amiga quiere suicidarse",
  "Mein Freund will sich umbringen",
  "мой друг хочет умереть",
  "i'm afraid of my boyfriend",
  "I have chest pains",
  "can't breathe",
  "боль в груди",
  "dolor en el pecho",
  "ich höre stimmen",
  "слышу голоса",
];

const harmless = [
  "this meeting is killing me",
  "dead tired",
  "kill the process",
  "I'm dying to see you",
  "killing time",
  "I killed it at work today",
  "to die for",
  "I could die of embarrassment",
  "this diet is killing me",
  "I was killing myself laughing",
  "career suicide",
  "suicide squad was a bad movie",
  "my phone died",
  "kill two birds with one stone",
  "deadline is killing me",
  "i don't want to kill myself",
  "I'm not suicidal",
  "i have no suicidal thoughts",
  "I would never kill myself",
  "I used to be suicidal but I'm fine now",
  "years ago I thought about suicide",
  "ran 10 kms today",
  "i cut myself shaving",
  "I burned myself cooking",
  "I shot myself in the foot",
  "Das bringt mich um",
  "todmüde",
  "ich lach mich tot",
  "ich will mich nicht umbringen",
  "ich habe keine suizidgedanken",
  "ich sterbe vor Hunger",
  "я не хочу умирать",
  "умираю со смеху",
  "работа меня убивает",
  "не думаю о суициде",
  "у меня нет мыслей о суициде",
  "me muero de risa",
  "este trabajo me mata",
  "no quiero morir",
  "no tengo pensamientos suicidas",
  "me muero de hambre",
  "30 minutes",
  "seven",
  "Berlin",
  "I feel sad today",
  "I'm stressed and sleep badly",
  "i feel down",
  "мне грустно",
  "ich bin traurig",
  "estoy triste",
  "I'm so tired",
  "I cried all day",
  "work is exhausting",
  "i hate mondays",
  "I had a bad day",
  "i lost my job",
  "I want to kill my darlings as a writer",
  "I don't want to live in Berlin",
  "ich will nicht mehr in Berlin leben",
  "no quiero vivir en Madrid",
  "не хочу жить в Москве",
  "I took my pills this morning",
  "i want it to end (the meeting)",
  "end this chat",
  "stop",
  "delete myself from the list?",
  "i'd rather die than eat kale",
  "I'm killing myself at the gym",
  "dead inside lol",
  "i want to end it with my boyfriend",
  "quiero matarme a trabajar",
  "Ich könnte sterben vor Scham",
  "killer workout",
  "my battery is dead",
  "He's a suicide prevention expert",
  "I jumped off a cliff into the sea on vacation",
  "I hang out with friends",
  "shoot me an email",
  "I took my vitamins",
  "i want to lose weight",
  "We are going to end this",
];

describe("the safety screen", () => {
  it.each(explicit)("takes explicit thoughts as level 3 or more: %s", (text) => {
    expect([3, 4, 5]).toContain(screenText(text).level);
  });

  it.each(methods)("takes a method or a past attempt as level 4 or more: %s", (text) => {
    expect([4, 5]).toContain(screenText(text).level);
  });

  it.each(plans)("takes a plan, an intent or an act as level 5: %s", (text) => {
    expect(screenText(text).level).toBe(5);
  });

  it.each(passive)("notices a passive or indirect wish: %s", (text) => {
    expect([2, 3, 4, 5]).toContain(screenText(text).level);
  });

  it.each(otherDangers)("notices other dangers: %s", (text) => {
    expect(screenText(text).level).toBe("S");
  });

  it.each(harmless)(
    "leaves figures of speech, denials, what is long over and ordinary sadness alone: %s",
    (text) => {
      expect([0, 1]).toContain(screenText(text).level);
    },
  );

  it("finds a sentence at the end of a hundred thousand characters within two seconds", () => {
    const text = `${"i am fine and i want to walk ".repeat(3500)}. i want to kill myself`;
    const startedAt = performance.now();
    expect(screenText(text).level).toBe(3);
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });

  it("finds a sentence that stands across the edge of two pieces", () => {
    for (let padding = 960; padding < 1010; padding += 7) {
      expect(screenText(`${"a ".repeat(padding / 2)}i want to kill myself`).level).toBe(3);
    }
  });

  it("answers with a level and a rule's id, and nothing of the text", () => {
    expect(screenText("I want to kill myself, says Zebulon")).toEqual({ level: 3, rule: "en.kill-self" });
    expect(screenText("what a nice day")).toEqual({ level: 0, rule: null });
  });

  it("asks about a friend in danger differently than about oneself", () => {
    expect(screenText("my brother is suicidal").rule).toBe("en.suicide.other-person");
    expect(screenText("my brother died and I am suicidal").level).toBe(3);
  });

  it("keeps the graver of two findings and answers from level S upwards at once", () => {
    expect(graver({ level: 2, rule: "a" }, { level: "S", rule: "b" }).rule).toBe("b");
    expect(graver({ level: 3, rule: "a" }, { level: "S", rule: "b" }).rule).toBe("a");
    expect(([0, 1, 2, 3, 4, 5, "S"] as const).map(isUrgent)).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
      true,
    ]);
  });
});
