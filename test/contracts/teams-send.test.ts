import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ConversationRef, OutboundMessage } from "../../core/message.ts";
import type { TeamsFault } from "../emulators/teams-state.ts";
import { failure, say } from "./contract-context.ts";
import { setUpTeams, type TeamsSetup } from "./teams-channel.ts";
import { until } from "./until.ts";

const day = 86_400_000;
const picture = {
  kind: "image",
  pngBase64: Buffer.alloc(70_000, "p").toString("base64"),
  alt: "A card",
} as const;
const buttons = { kind: "buttons", rows: [[{ action: "answer", value: "1", label: "One" }]] } as const;

describe("sending to Teams", () => {
  let at: TeamsSetup;
  let chat: ConversationRef;
  beforeEach(async () => {
    at = await setUpTeams();
    chat = await at.meet();
  });
  afterEach(() => at.close());

  const fault = (one: TeamsFault) => at.teams.fault({ conversationId: at.anna.conversationId, ...one });
  const send = (message: OutboundMessage) => at.adapter.send(chat, message);
  const texts = () => at.anna.replies().map(({ text }) => text);

  test.each<[string, TeamsFault, string, number | undefined]>([
    ["429 with seconds", { status: 429, retryAfter: "6775" }, "rate-limited", 6_775_000],
    ["429 with fractions", { status: 429, retryAfter: "1.5" }, "rate-limited", 1_500],
    ["429 with a date", { status: 429, retryAfter: "Wed, 04 Mar 2026 17:31:00 GMT" }, "rate-limited", 60_000],
    [
      "429 with a date that is over",
      { status: 429, retryAfter: "Wed, 04 Mar 2026 17:00:00 GMT" },
      "rate-limited",
      0,
    ],
    ["429 without a word", { status: 429 }, "rate-limited", 5_000],
    ["429 with nonsense", { status: 429, retryAfter: "soon" }, "rate-limited", 5_000],
    ["503 with a time", { status: 503, retryAfter: "30" }, "rate-limited", 30_000],
    ["503 without", { status: 503 }, "temporary", undefined],
    ["500", { status: 500 }, "temporary", undefined],
    ["502", { status: 502 }, "temporary", undefined],
    ["412", { status: 412, reason: "PreconditionFailed" }, "temporary", undefined],
    ["408", { status: 408 }, "temporary", undefined],
    ["a cut connection", { cut: "before" }, "temporary", undefined],
    ["403 MessageWritesBlocked", { status: 403, reason: "MessageWritesBlocked" }, "unreachable", undefined],
    [
      "403 ConversationBlockedByUser",
      { status: 403, reason: "ConversationBlockedByUser" },
      "unreachable",
      undefined,
    ],
    ["403 BotDisabledByAdmin", { status: 403, reason: "BotDisabledByAdmin" }, "unreachable", undefined],
    ["404", { status: 404, reason: "ConversationNotFound" }, "unreachable", undefined],
    ["400 twice", { status: 400, reason: "BadSyntax", times: 2 }, "rejected", undefined],
    ["413 twice", { status: 413, reason: "MessageSizeTooBig", times: 2 }, "rejected", undefined],
  ])("%s is told as what it is, at once", async (_, one, code, retryAfterMs) => {
    fault(one);
    const started = performance.now();
    expect(await failure(send(say("hello")))).toMatchObject({ code, retryAfterMs, sentParts: [] });
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(at.teams.calls.length).toBeLessThanOrEqual(2);
  });

  test.each([400, 413])("a card refused with %i goes as the same in plain words", async (status) => {
    fault({ status });
    await send([
      { kind: "text", markdown: "Your **week**" },
      { kind: "facts", rows: [{ label: "Sleep", value: "7 h" }] },
      buttons,
    ]);
    expect(texts()).toEqual(["Your week\n\nSleep: 7 h\n\n▸ One"]);
    expect(at.teams.calls.at(-1)?.body).toMatchObject({ textFormat: "plain" });
  });

  test("an edit whose card is refused becomes plain words too; one of a message that is gone is no edit", async () => {
    const sent = await send(say("thinking"));
    fault({ method: "PUT", status: 400 });
    await at.adapter.edit?.(chat, sent, [{ kind: "text", markdown: "**done**" }, buttons]);
    expect(texts()).toEqual(["done\n\n▸ One"]);
    const gone = at.adapter.edit?.(chat, { parts: ["1:never"] }, say("x")) ?? Promise.resolve();
    expect((await failure(gone)).code).toBe("not-editable");
    expect((await failure(at.adapter.edit?.(chat, { parts: [] }, say("x")) ?? Promise.resolve())).code).toBe(
      "not-editable",
    );
  });

  test("a text becomes a card and a text again in the same message", async () => {
    const sent = await send(say("one"));
    await at.adapter.edit?.(chat, sent, [{ kind: "text", markdown: "two" }, buttons]);
    expect(at.anna.replies().map(({ text, buttons: rows }) => [text, rows.length])).toEqual([["two", 1]]);
    await at.adapter.edit?.(chat, sent, say("three"));
    expect(at.anna.replies().map(({ text, buttons: rows }) => [text, rows.length])).toEqual([["three", 0]]);
  });

  test("a large picture is hosted and shown, a small one needs no address", async () => {
    await send([picture, { kind: "text", markdown: "words" }]);
    expect(at.hosted).toMatchObject([{ name: "picture.png", mediaType: "image/png" }]);
    expect(at.hosted[0]?.content.length).toBe(70_000);
    await send([{ ...picture, pngBase64: "iVBORw0KGgo=" }]);
    expect(at.hosted).toHaveLength(1);
    expect(at.anna.replies().at(-1)?.photo?.toString("base64")).toBe("iVBORw0KGgo=");
  });

  test("a file is a button with its address, and its description where there is none", async () => {
    const file = {
      kind: "file",
      name: "leo-data.json",
      mediaType: "application/json",
      base64: "e30=",
      label: "Your data",
    } as const;
    await send([{ kind: "text", markdown: "Here" }, file]);
    expect(at.hosted).toMatchObject([{ name: "leo-data.json", mediaType: "application/json" }]);
    expect(at.anna.replies()[0]?.buttons.flat()).toMatchObject([
      { label: "Your data", url: expect.stringContaining("/files/1") },
    ]);
    await at.adapter.send({ ...chat, kind: "group" }, [{ kind: "text", markdown: "Here" }, file, picture]);
    expect(at.hosted).toHaveLength(1);
    expect(texts().at(-1)).toBe("Here\nYour data\nA card");
  });

  test("a reference of 31 days ago still serves, with a new token", async () => {
    expect(at.teams.tokensGiven()).toBe(1);
    await send(say("then"));
    at.clock.advance(31 * day);
    await send(say("now"));
    expect(texts()).toEqual(["then", "now"]);
    expect(at.teams.tokensGiven()).toBe(2);
    expect(at.teams.calls.at(-1)?.body).toMatchObject({
      from: { id: at.teams.botId },
      recipient: { id: at.anna.id },
      conversation: { id: at.anna.conversationId, conversationType: "personal", tenantId: "tenant-1" },
    });
  });

  test("many at once ask for one token", async () => {
    at.clock.advance(day);
    await Promise.all(Array.from({ length: 20 }, (_, index) => send(say(`${index}`))));
    expect(at.teams.tokensGiven()).toBe(2);
    expect(texts()).toHaveLength(20);
  });

  test("a stored reference to a host that isn't allowed any more is refused without a call", async () => {
    const foreign = {
      ...chat,
      address: { ...(chat.address as object), serviceUrl: "https://evil.example/" },
    };
    expect((await failure(at.adapter.send(foreign, say("x")))).code).toBe("unreachable");
    expect((await failure(at.adapter.send({ ...chat, address: null }, say("x")))).code).toBe("rejected");
    await at.adapter.typing?.({ ...chat, address: null });
    expect(at.teams.calls).toEqual([]);
  });

  test("photos are off unless the operator switches them on", async () => {
    expect(at.adapter.photosAllowed).toBe(false);
    const other = await setUpTeams({ TEAMS_PHOTOS: "true" });
    expect(other.adapter.photosAllowed).toBe(true);
    await other.close();
  });

  test("typing is shown, and its failure is nobody's concern", async () => {
    await at.adapter.typing?.(chat);
    expect(at.teams.typings(at.anna)).toBe(1);
    fault({ status: 500 });
    await at.adapter.typing?.(chat);
  });

  test("a token that Teams doesn't take is named, asked for anew, and forgotten about once it is taken", async () => {
    fault({ status: 401 });
    expect((await failure(send(say("x")))).code).toBe("temporary");
    expect(at.adapter.health()).toMatchObject({
      ok: false,
      detail: expect.stringContaining("Azure Bot, Configuration"),
    });
    await send(say("y"));
    expect(at.teams.tokensGiven()).toBe(2);
    expect(at.adapter.health()).toEqual({ ok: true });
  });

  test("a stop cuts what is under way", async () => {
    fault({ cut: "never" });
    const sending = failure(send(say("x")));
    await until(() => at.teams.unanswered() === 1, "the call");
    await at.adapter.stop();
    expect((await sending).code).toBe("temporary");
  });
});

describe("Teams with wrong credentials", () => {
  test.each([
    [
      "a wrong secret",
      { MICROSOFT_APP_PASSWORD: "guessed-secret" },
      /MICROSOFT_APP_PASSWORD is wrong: open .*Certificates & secrets/,
    ],
    ["a wrong app", { MICROSOFT_APP_ID: "another" }, /MICROSOFT_APP_ID and MICROSOFT_APP_TENANT_ID/],
  ])("%s is told in one line that says what to click, and messages wait", async (_, env, line) => {
    const at = await setUpTeams(env);
    await at.adapter.start(at.inbox.receive);
    expect(at.adapter.health()).toMatchObject({ ok: false, detail: expect.stringMatching(line) });
    expect(at.adapter.health().detail).not.toContain("\n");
    const address = { serviceUrl: at.teams.serviceUrl, conversation: { id: at.anna.conversationId } };
    const to = { channel: "teams", id: at.anna.conversationId, kind: "direct", address } as const;
    expect((await failure(at.adapter.send(to, say("x")))).code).toBe("temporary");
    expect(at.log()).not.toContain("guessed-secret");
    await at.close();
  });

  test("a login that can't be reached is no refusal", async () => {
    const at = await setUpTeams();
    at.teams.fault({ method: "token", status: 503 });
    await at.adapter.start(at.inbox.receive);
    expect(at.adapter.health()).toMatchObject({
      ok: false,
      detail: expect.stringContaining("answers 503; Leo keeps trying"),
    });
    await until(() => at.adapter.health().ok, "the next try");
    await at.close();
  });
});
