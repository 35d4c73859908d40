const english = `i me my mine myself we us our you your yours he him his she her it its they them their this that these those
 a an the and or but if so because as of at by for with about into to from in on out up down over than then too very just not
 no yes is am are was were be been being have has had do does did done can could will would should may might must shall im ive
 id ill youre dont didnt doesnt cant isnt wasnt thats its what which who whom when where why how there here again still also
 some any all more most much many me oh ok okay please really quite like get got go going went say said tell told know think
 thing things something anything lot bit now today`;
const german = `ich mich mir mein meine meinen meinem meiner meines wir uns unser unsere du dich dir dein deine er ihn ihm sein
 seine sie ihr ihre ihren es der die das den dem des ein eine einen einem einer eines und oder aber wenn weil dass als wie so
 zu von vom mit bei beim fur uber im in ins am an auf aus nach vor um durch ohne gegen nicht kein keine keinen ja nein ist bin
 bist sind war waren sein habe hast hat haben hatte hatten wird werde werden wurde kann kannst konnen konnte will soll muss
 darf mag was wer wo wann warum welche dies diese dieser dieses da dort hier auch noch schon sehr nur mal doch dann denn etwas
 alles viel mehr bitte sagen gesagt weiss denke heute jetzt mich sich`;
const spanish = `yo me mi mis mio mia nosotros nos nuestro nuestra tu te ti tus usted el la lo los las le les un una unos unas y
 e o u pero si porque como que de del a al en con por para sin sobre entre hasta desde no ni es soy eres son era eran fue
 fueron ser estoy esta estan estaba estar he has ha han habia hay tengo tiene tener puedo puede quiero quiere voy va ir hace
 hacer se su sus esto este esta esos esas eso ese aqui alli ahi ya muy mas menos tambien todo toda todos algo mucho mucha
 cuando donde quien cual cuanto dije dicho digo creo se hoy ahora por favor`;
const russian = `я меня мне мной мой моя мое мои моего моей моих моем мы нас нам наш наша ты тебя тебе твой вы вас вам ваш он
 его ему ним она ее ей ней оно они их им и или но а если то что чтобы как так потому из от до на в во о об обо про с со к ко по
 за у для без при не ни нет да есть был была было были быть буду будет это этот эта эти этого этой тот та те там тут здесь
 уже еще очень только тоже также все всё всего весь вся когда где кто какой какая какие почему зачем бы же ли вот ну сам себя
 мочь могу можно надо нужно хочу сказал сказала говорил говорила думаю знаю сегодня сейчас чтото чтонибудь много`;

/** Words of the four languages that say nothing of what a text is about, written as they are compared. */
export const stopWords: ReadonlySet<string> = new Set(
  [english, german, spanish, russian].flatMap((words) => words.split(/\s+/)).filter((word) => word !== ""),
);
