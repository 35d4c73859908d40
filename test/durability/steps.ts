import type { SeenMessage } from "../emulators/telegram-person.ts";

/** What a person is asked for at the moment, as it stands in the chat. */
export type Step =
  | { readonly kind: "consent"; readonly key: string; readonly press: string }
  | {
      readonly kind: "question";
      readonly key: string;
      /** First characters of the check-in's id; unknown at the very first question, which has no buttons. */
      readonly checkIn: string | undefined;
      readonly question: string;
      /** Answers that can be pressed, by their data. */
      readonly answers: readonly string[];
    }
  | { readonly kind: "offer"; readonly key: string; readonly press: string }
  | { readonly kind: "photo-offer"; readonly key: string; readonly agree: string; readonly without: string }
  | { readonly kind: "picture"; readonly key: string }
  | { readonly kind: "report"; readonly key: string };

function stepOfMessage({ text, buttons }: SeenMessage): Step | undefined {
  const data = buttons.flat().flatMap((button) => (button.data === undefined ? [] : [button.data]));
  const find = (pattern: RegExp) => data.map((one) => pattern.exec(one)).find((match) => match !== null);

  const report = find(/^report:(?:why|full)\.(.+)$/);
  if (report) return { kind: "report", key: `report ${report[1]}` };
  const without = find(/^photo:without\.(.+)$/);
  if (without) {
    const agree = data.find((one) => one === "photo:agree");
    if (agree === undefined) return { kind: "picture", key: `picture ${without[1]}` };
    return { kind: "photo-offer", key: `photo-offer ${without[1]}`, agree, without: without[0] };
  }
  const finish = find(/^check-in:(.+)\.offer\.finish$/);
  if (finish) return { kind: "offer", key: `offer ${finish[1]}`, press: finish[0] };
  const asked = find(/^(?:answer|check-in):([^.]+)\.([^.]+)\./);
  if (asked && asked[1] !== "any") {
    const [, checkIn, question = ""] = asked;
    const answers = data.filter((one) => one.startsWith("answer:"));
    return { kind: "question", key: `${checkIn} ${question}`, checkIn, question, answers };
  }
  if (data.includes("consent:agree")) return { kind: "consent", key: "consent", press: "consent:agree" };
  if (/(?<!\d)1\/25/.test(text)) {
    return { kind: "question", key: "first age", checkIn: undefined, question: "age", answers: [] };
  }
  return undefined;
}

/** What the newest message that asks for something asks for. */
export function stepOf(replies: readonly SeenMessage[]): Step | undefined {
  for (const message of replies.toReversed()) {
    const step = stepOfMessage(message);
    if (step !== undefined) return step;
  }
  return undefined;
}
