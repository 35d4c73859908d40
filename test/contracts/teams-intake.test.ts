import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { downloadPhoto } from "../../adapters/teams/download.ts";
import type { InboundMessage } from "../../core/message.ts";
import type { TeamsUser } from "../emulators/teams-person.ts";
import type { TeamsFault } from "../emulators/teams-state.ts";
import { failure, texts } from "./contract-context.ts";
import { setUpTeams, type TeamsSetup } from "./teams-channel.ts";

describe("what comes in from Teams", () => {
  let at: TeamsSetup;
  beforeEach(async () => {
    at = await setUpTeams();
    await at.meet();
  });
  afterEach(() => at.close());

  const stored = async (): Promise<readonly InboundMessage[]> => {
    await at.teams.sender.idle();
    return at.inbox.stored.slice(1);
  };
  const bot = () => ({ id: at.teams.botId, name: "Leo" });
  const mention = (words: string) => ({
    text: words,
    entities: [{ type: "mention", text: "<at>Leo</at>", mentioned: bot() }],
  });
  const photoOf = (message: InboundMessage | undefined) => {
    if (message?.content.kind !== "photo") throw new Error("no photo came in");
    return message.content.photo;
  };

  test("carries language, time zone, the moment and the whole reference, as it came", async () => {
    const sent = at.anna.send({
      text: "hi",
      conversation: { id: at.anna.conversationId, conversationType: "personal", new: { of: [1] } },
    });
    const [message] = await stored();
    expect(message).toMatchObject({
      sender: { id: at.anna.id, languageTag: "de-DE", timeZone: "Europe/Berlin" },
      sentAt: new Date("2026-03-04T17:30:00.002Z"),
      order: "17726454000021234",
    });
    expect(message?.conversation.address).toEqual({
      activityId: sent.id,
      user: sent.from,
      bot: sent.recipient,
      conversation: sent.conversation,
      channelId: "msteams",
      locale: "de-DE",
      serviceUrl: at.teams.serviceUrl,
    });
  });

  test("without a time, id or kind of conversation it still comes in once, and a room is never taken for a direct chat", async () => {
    const bare = {
      id: undefined,
      timestamp: undefined,
      text: "bare",
      conversation: { id: at.anna.conversationId },
    };
    at.anna.send(bare);
    at.anna.repeatLast();
    at.anna.send({ ...mention("<at>Leo</at> room"), timestamp: "soon", conversation: { id: "19:room" } });
    at.anna.send({ text: "a crowd", conversation: { id: "a:x", isGroup: true } });
    const [first, again, room, ...others] = await stored();
    expect(first).toMatchObject({ sentAt: at.clock.now(), conversation: { kind: "direct" } });
    expect(first?.order).toBeUndefined();
    expect(again?.id).toBe(first?.id);
    expect(room).toMatchObject({ conversation: { kind: "group" }, content: { text: "room" } });
    expect(others).toEqual([]);
  });

  test.each(["channel", "groupChat"] as const)(
    "in a %s a mention counts, without the name, and nothing else",
    async (type) => {
      const friend = at.teams.member(type);
      friend.text("Leo is a nice bot");
      friend.send(mention("<at>Leo</at>&nbsp;hello <b>there</b>\n"));
      friend.send(mention("so, <at>Leo</at>, how are you?"));
      friend.send(mention("<at>Leo</at>"));
      friend.send({ value: { action: "answer", value: "1" } });
      const messages = await stored();
      expect(texts(messages)).toEqual(["hello <b>there</b>", "so,  , how are you?"]);
      expect(messages.map(({ conversation }) => [conversation.kind, conversation.id])).toEqual(
        [friend, friend].map(({ conversationId }) => ["group", conversationId]),
      );
    },
  );

  test("adding Leo to one's chats greets once, however often Teams says so; taking it away greets nobody", async () => {
    const install = (user: TeamsUser) => {
      user.send({ type: "installationUpdate", action: "add" });
      user.send({ type: "conversationUpdate", membersAdded: [{ id: user.id }, bot()] });
      user.send({ type: "conversationUpdate", membersAdded: [{ id: user.id }] });
      user.send({ type: "installationUpdate", action: "add-upgrade" });
    };
    install(at.teams.user());
    install(at.teams.member("channel"));
    at.anna.send({ type: "installationUpdate", action: "remove" });
    const messages = await stored();
    expect(texts(messages)).toEqual(["/start", "/start"]);
    expect(new Set(messages.map(({ id }) => id)).size).toBe(1);
  });

  test("every activity of a person brings the newest way back, said or not, and goodbye doesn't", async () => {
    at.anna.send({ type: "messageReaction", reactionsAdded: [{ type: "like" }] });
    at.anna.send({ type: "conversationUpdate", membersAdded: null });
    at.anna.send({ type: "installationUpdate", action: "remove" });
    at.anna.send({ type: "conversationUpdate", from: bot() });
    expect(await stored()).toEqual([]);
    expect(at.refreshed.map(({ sender }) => sender.id)).toEqual([at.anna.id, at.anna.id]);
    expect(at.refreshed[0]?.conversation).toMatchObject({
      id: at.anna.conversationId,
      address: { serviceUrl: at.teams.serviceUrl },
    });
  });

  test("an invoke is acknowledged in its answer; that of a button is a press", async () => {
    const invoke = (fields: Readonly<Record<string, unknown>>) =>
      at.teams.sender.post({ ...at.anna.send({ type: "typing" }), type: "invoke", ...fields });
    const data = { action: "answer", value: "q1:5" };
    const pressed = await invoke({
      id: "f:1",
      name: "adaptiveCard/action",
      value: { action: { type: "Action.Execute", data } },
    });
    expect([pressed.status, await pressed.json()]).toMatchObject([200, { statusCode: 200 }]);
    for (const [name, value] of [
      ["adaptiveCard/action", null],
      ["task/fetch", {}],
      ["composeExtension/query", 7],
      [null, null],
    ]) {
      const other = await invoke({ name, value });
      expect([name, other.status, typeof (await other.json())]).toEqual([name, 200, "object"]);
    }
    expect((await stored()).map(({ content }) => content)).toEqual([{ kind: "action", ...data }]);
  });

  test("a card's value that Leo never sent is answered as something it can't read", async () => {
    for (const value of [{}, { action: 7 }, { action: "x".repeat(5_000) }, []])
      at.anna.send({ text: "", value });
    at.anna.send({ value: { action: "command" } });
    at.anna.send({ text: "words", value: null });
    expect((await stored()).map(({ content }) => content)).toEqual([
      ...Array.from({ length: 4 }, () => ({ kind: "unsupported", description: "card" })),
      { kind: "action", action: "command", value: "" },
      { kind: "text", text: "words" },
    ]);
  });

  test("a shared file that is a picture is a photo, another is not, and both addresses stay out of the log", async () => {
    at.anna.file(Buffer.from("photo"), "HEIC");
    at.anna.file(Buffer.from("pdf"), "pdf");
    const [photo, document] = await stored();
    expect(Buffer.from(await at.adapter.download(photoOf(photo))).toString()).toBe("photo");
    expect(document?.content).toEqual({ kind: "unsupported", description: "attachment" });
    expect(at.log()).not.toContain("file-secret");
  });

  test("several pictures of one message are one album with one caption", async () => {
    const attachments = ["a", "b"].map((name) => ({
      contentType: "image/png",
      contentUrl: `${at.teams.origin}/pasted/${name}`,
    }));
    at.anna.send({
      id: "9",
      text: "two",
      attachments: [...attachments, { contentType: "text/html", content: "<p>two</p>" }],
    });
    const messages = await stored();
    expect(messages.map(({ content }) => content)).toMatchObject([
      { kind: "photo", caption: "two", album: "9", photo: { mediaType: "image/png" } },
      { kind: "photo", album: "9" },
    ]);
    expect(messages[1]?.content).not.toHaveProperty("caption");
    expect(new Set(messages.map(({ id }) => id)).size).toBe(2);
  });

  test.each<[string, TeamsFault, string]>([
    ["gone", { status: 404 }, "not-found"],
    ["expired", { status: 403 }, "not-found"],
    ["a server's fault", { status: 502 }, "temporary"],
    ["a cut connection", { cut: "before" }, "temporary"],
  ])("a photo behind %s is %s", async (_, fault, code) => {
    at.anna.file(Buffer.from("photo"));
    const [message] = await stored();
    at.teams.fault({ method: "file", ...fault });
    expect((await failure(at.adapter.download(photoOf(message)))).code).toBe(code);
  });

  test("a link to a page, to 40 MB, to another host or to nobody who answers gives no photo, and no host a token", async () => {
    const { origin } = at.teams;
    const source = {
      allows: (address: string) => address.startsWith(origin),
      credentials: {
        authorization: async () => ({ authorization: "Bearer t" }),
        accepted: () => {},
        refused: () => {},
      },
      stopped: new AbortController().signal,
      timeouts: { answerMs: 400, wholeMs: 10_000 },
    };
    const codeOf = async (name: string) => (await failure(downloadPhoto(source, name))).code;
    at.teams.keep("page", "text/html; charset=utf-8", Buffer.from("<html>Sign in</html>"));
    at.teams.keep("huge", "image/png", Buffer.alloc(40 * 1024 * 1024));
    expect(await codeOf(`shared ${origin}/shared/page`)).toBe("not-found");
    expect(await codeOf(`shared ${origin}/shared/huge`)).toBe("too-large");
    at.teams.fault({ method: "file", cut: "never" });
    expect(await codeOf(`shared ${origin}/shared/page`)).toBe("temporary");
    for (const url of [
      "http://127.0.0.1:1/x",
      "http://contoso.example/x",
      "https://10.0.0.1/x",
      "https://localhost/x",
      "https://[::1]/x",
      "https://intranet/x",
    ])
      expect([url, await codeOf(`shared ${url}`)]).toEqual([url, "not-found"]);
    expect(await codeOf("pasted https://contoso.example/x")).toBe("not-found");
    for (const name of ["", "shared", "pasted nonsense", "other https://x.example/"])
      expect(await codeOf(name)).toBe("not-found");
  });
});
