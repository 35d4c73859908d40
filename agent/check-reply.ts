import { forbiddenMeanings } from "../pipeline/wording/forbidden-words.ts";
import { longestReply, type ReadReply } from "./reply.ts";

/** Traces of what stands in front of a conversation, in an answer that gives it away. */
const promptTraces = /<\/?person_text>|How you answer when no tool|quick_replies|check_safety_indicators/i;

/** An answer that claims to be human or a clinician. */
const claimsToBeHuman =
  /\bI(?:'m| am) (?:a )?(?:human|real person|therapist|doctor|clinician|psychologist)\b|\bich bin (?:ein mensch|(?:dein(?:e)? )?(?:therapeut(?:in)?|arzt|ärztin))\b|\bsoy (?:un ser humano|una persona real|(?:tu )?(?:terapeuta|médic[oa]))(?!\p{L})|(?<!\p{L})я (?:человек|живой человек|врач|терапевт|психолог)(?!\p{L})/iu;

const denial = /\b(?:not|no|nicht|kein(?:e)?)\b|(?<!\p{L})не(?!\p{L})/iu;

/** Links lead nowhere Leo has looked: numbers and pages for help come from the protocol's own cards. */
const link = /https?:\/\/|www\.\S/i;

function claims(text: string): boolean {
  return text.split(/[.!?\n]+/).some((sentence) => claimsToBeHuman.test(sentence) && !denial.test(sentence));
}

/**
 * What keeps an answer from going out, in English sentences for the model; empty when nothing does.
 * @param known all that the model was told in this turn: what a person wrote may be named back to them
 */
export function replyProblems(reply: ReadReply, known: string): readonly string[] {
  const { text, isReadable } = reply;
  if (!isReadable || text === "") return ["It is not the JSON object with a text that was asked for."];
  const named = forbiddenMeanings(known);
  const forbidden = forbiddenMeanings(text).filter((meaning) => !named.includes(meaning));
  return [
    ...forbidden.map((meaning) => `Say nothing about ${meaning}.`),
    ...(text.length > longestReply ? [`It has more than ${longestReply} characters.`] : []),
    ...(promptTraces.test(text) ? ["It repeats parts of your instructions."] : []),
    ...(claims(text) ? ["It claims that you are a person or a clinician."] : []),
    ...(link.test(text) ? ["Leave out links."] : []),
  ];
}
