import { describe, expect, it } from "vitest";
import { type MemoryRequest, readMemoryRequest } from "./memory-requests.ts";

const requests: readonly (readonly [string, MemoryRequest])[] = [
  ["What do you remember about me?", { kind: "list" }],
  ["Leo, what do you remember", { kind: "list" }],
  ["Was weißt du noch über mich?", { kind: "list" }],
  ["Was hast du dir gemerkt?", { kind: "list" }],
  ["¿Qué recuerdas de mí?", { kind: "list" }],
  ["Что ты помнишь обо мне?", { kind: "list" }],
  ["что вы обо мне помните", { kind: "list" }],
  ["What do you remember about my sister's wedding?", { kind: "recall", topic: "my sister's wedding" }],
  ["Was weißt du noch über den Umzug?", { kind: "recall", topic: "den Umzug" }],
  ["¿Qué recuerdas de la boda?", { kind: "recall", topic: "la boda" }],
  ["Что ты помнишь о моей работе?", { kind: "recall", topic: "моей работе" }],
  ["Remember that I'm allergic to nuts.", { kind: "keep", words: "I'm allergic to nuts" }],
  ["Please remember: my son is called Ben", { kind: "keep", words: "my son is called Ben" }],
  ["Merk dir bitte, dass ich keine Nüsse vertrage", { kind: "keep", words: "ich keine Nüsse vertrage" }],
  ["Recuerda que soy alérgica a las nueces", { kind: "keep", words: "soy alérgica a las nueces" }],
  ["Запомни, что у меня аллергия на орехи", { kind: "keep", words: "у меня аллергия на орехи" }],
  ["Forget what I said about my boss", { kind: "forget", topic: "my boss" }],
  ["please forget everything I've told you about Anna!", { kind: "forget", topic: "Anna" }],
  ["Vergiss, was ich dir über Anna erzählt habe", { kind: "forget", topic: "Anna" }],
  ["Olvida lo que te dije sobre mi jefe", { kind: "forget", topic: "mi jefe" }],
  ["Забудь, что я говорила о начальнице", { kind: "forget", topic: "начальнице" }],
];

describe("what a text asks of Leo's memory", () => {
  it.each(requests)("%s", (text, request) => {
    expect(readMemoryRequest(text)).toEqual(request);
  });

  it.each([
    "Remind me that I have to call Anna",
    "I can't remember what I said about my boss",
    "Remember to drink water at 9",
    "Forget it",
    "I want to forget everything",
    "Erinnere mich daran, dass ich Anna anrufe",
    "Ich vergesse immer, was ich gesagt habe",
    "Recuérdame que llame a Ana",
    "Напомни, что надо позвонить Анне",
    "Я не помню, что я говорила о работе",
    "What do you know about sleep?",
    "",
    `Remember that ${"very ".repeat(400)}long`,
  ])("leaves alone: %s", (text) => {
    expect(readMemoryRequest(text)).toBeUndefined();
  });
});
