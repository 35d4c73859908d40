import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeActivity } from "./decode.ts";

const receivedAt = new Date("2026-03-04T17:30:00Z");

const genuine = {
  type: "message",
  id: "1772645400001",
  timestamp: "2026-03-04T17:29:59.1234567Z",
  channelId: "msteams",
  serviceUrl: "https://smba.trafficmanager.net/emea/",
  locale: "en-GB",
  from: { id: "29:anna" },
  recipient: { id: "28:leo" },
  conversation: { id: "a:chat", conversationType: "personal" },
  text: "hello",
  value: { action: "answer", value: "1" },
  entities: [{ type: "mention", text: "<at>Leo</at>", mentioned: { id: "28:leo" } }],
  attachments: [{ contentType: "image/*", contentUrl: "https://smba.trafficmanager.net/x" }],
  membersAdded: [{ id: "28:leo" }],
};
const order = (timestamp: string) =>
  decodeActivity({ ...genuine, value: undefined, attachments: [], timestamp }, receivedAt)?.messages[0]
    ?.order;

describe("reading an activity", () => {
  test("never throws, whatever stands in whichever field, and names who and where in all that it lets through", () => {
    const odd = fc.oneof(
      fc.constantFrom(null, undefined, 0, "", [], {}, [null], [{}], { id: 7 }, { id: "" }, "x".repeat(2_000)),
      fc.jsonValue(),
    );
    const fields = Object.keys(genuine) as (keyof typeof genuine)[];
    const kinds = fc.constantFrom(
      "message",
      "invoke",
      "conversationUpdate",
      "installationUpdate",
      "typing",
      "new",
    );
    const damage = fc.dictionary(fc.constantFrom(...fields), odd, { maxKeys: 4 });
    fc.assert(
      fc.property(kinds, damage, (type, fault) => {
        const decoded = decodeActivity({ ...genuine, type, ...fault }, receivedAt);
        for (const message of decoded?.messages ?? []) {
          expect(message.sender.id).not.toBe("");
          expect(message.conversation.id).not.toBe("");
          expect(message.id.length).toBeLessThan(2_100);
          expect(Number.isNaN(message.sentAt.getTime())).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  test.each([null, undefined, 7, "text", [], {}, { type: "message" }, { serviceUrl: "https://x.example/" }])(
    "%j is no activity",
    (raw) => expect(decodeActivity(raw, receivedAt)).toBeUndefined(),
  );

  test("orders a conversation by the moment Teams took a message in, to a ten-millionth of a second", () => {
    const moments = [
      "2026-03-04T17:29:59Z",
      "2026-03-04T17:29:59.1Z",
      "2026-03-04T17:29:59.1234567Z",
      "2026-03-04T17:29:59.12345678Z",
      "2026-03-04T18:30:00.000+01:00",
      "2026-03-04T17:30:00.0000001Z",
    ].map((timestamp) => BigInt(order(timestamp) ?? -1));
    expect(moments).toEqual(moments.toSorted((a, b) => Number(a - b)));
    expect(moments[2]).toBe(17_726_453_991_234_567n);
    expect(order("soon")).toBeUndefined();
    expect(order("")).toBeUndefined();
  });
});
