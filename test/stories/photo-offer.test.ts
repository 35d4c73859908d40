import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerEverything, seatAgreedPerson } from "../support/answered.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

describe("photos in chat", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  const photo = (id: string, album?: string) =>
    ({ kind: "photo", photo: { id }, ...(album === undefined ? {} : { album }) }) as const;
  const day = 24 * 60 * 60_000;

  it("are offered once after the questions, looked at only after a yes, and analysed with the answers", async () => {
    const person = await seatAgreedPerson(test);
    await answerEverything(person);
    expect(person.last()).toContain("Would you like to add a photo of your face?");
    expect(person.analyses).toEqual([]);
    await person.press("Yes, I'll add one");
    expect(person.last()).toContain("[No, without a photo]");
    await person.send(photo("selfie"));
    expect(person.analyses).toMatchObject([{ photo: { id: "selfie" } }]);
    expect(person.analyses[0]?.checkInId).toBeDefined();
    expect(person.last()).toContain("Photo (waiting) · Quiz (waiting)");
  });

  it("can be agreed to and declined in words, and a no is a yes to the report", async () => {
    const person = await seatAgreedPerson(test);
    await answerEverything(person);
    await person.type("/photo");
    await person.type("no");
    expect(person.analyses).toHaveLength(1);
    const other = await seatAgreedPerson(test);
    await answerEverything(other);
    await other.type("/photo");
    await other.press("No, without a photo");
    expect(other.analyses).toHaveLength(1);
    const third = await seatAgreedPerson(test, { locale: "ru" });
    await answerEverything(third);
    expect(await third.type("да")).not.toContain("не понял");
    await third.send(photo("selfie"));
    expect(third.analyses).toMatchObject([{ photo: { id: "selfie" } }]);
  });

  it("are not looked at when they come before the consent", async () => {
    const person = await seatAgreedPerson(test);
    await answerEverything(person);
    await person.send(photo("too-early"));
    expect(person.last()).toContain("Would you like to add a photo");
    expect(person.analyses).toEqual([]);
    await person.press("Yes");
    await person.send(photo("again"));
    expect(person.analyses).toMatchObject([{ photo: { id: "again" } }]);
  });

  it("are never offered again after a no; the report comes at once, now and the next time", async () => {
    const person = await seatAgreedPerson(test);
    await answerEverything(person);
    await person.press("No, without a photo");
    expect(person.analyses).toHaveLength(1);
    expect(person.analyses[0]?.photo).toBeUndefined();
    await person.type("/checkin");
    await answerEverything(person);
    expect(person.last()).not.toContain("photo of your face");
    expect(person.analyses).toHaveLength(2);
  });

  it("start one analysis only when the button is pressed twice", async () => {
    const person = await seatAgreedPerson(test);
    await answerEverything(person);
    const button = person.messages.at(-1)?.message.find((block) => block.kind === "buttons");
    const without = button?.kind === "buttons" ? button.rows.flat()[1] : undefined;
    await person.pressButton(without ?? { action: "", value: "" });
    expect(await person.pressButton(without ?? { action: "", value: "" })).toContain("still working");
    expect(person.analyses).toHaveLength(1);
  });

  it("count with answers of the last 30 days, and ask for a check-in after that", async () => {
    const person = await seatAgreedPerson(test);
    await answerEverything(person);
    await person.press("Yes");
    person.clock.advance(29 * day);
    await person.send(photo("fresh"));
    expect(person.analyses).toHaveLength(1);
    person.clock.advance(2 * day);
    await person.send(photo("late"));
    expect(person.last()).toContain("check-in from the last 30 days");
    expect(person.last()).toContain("[Start the check-in]");
    expect(person.analyses).toHaveLength(1);
  });

  it("wait for the end of a check-in that is running", async () => {
    const person = await seatAgreedPerson(test);
    await person.type("42");
    await person.type("/photo");
    await person.press("Yes");
    await person.send(photo("middle"));
    expect(person.last()).toContain("Let's finish the questions");
    expect(person.last()).toContain("2/25");
    expect(person.analyses).toEqual([]);
  });

  it("of an album are one: the first is looked at, one sentence is said about the others", async () => {
    const person = await seatAgreedPerson(test);
    await answerEverything(person);
    await person.press("Yes");
    for (const id of ["a", "b", "c"]) await person.send(photo(id, "album-1"));
    expect(person.analyses).toMatchObject([{ photo: { id: "a" } }]);
    expect(person.transcript().match(/I look at one photo at a time/g)).toHaveLength(1);
  });

  it("are not taken where the channel has them off, and not offered there", async () => {
    const person = await seatAgreedPerson(test);
    const seat = { channel: "slack", photosAllowed: false };
    await answerEverything(person, { seat });
    expect(person.transcript()).not.toContain("photo of your face");
    expect(person.analyses).toHaveLength(1);
    await person.send(photo("p"), seat);
    expect(person.last()).toContain("switched off on this channel");
  });

  it("are left aside for somebody who felt very uncomfortable in their body twice", async () => {
    const person = await seatAgreedPerson(test);
    await answerEverything(person, { body: 5 });
    await person.press("Yes");
    await person.type("/checkin");
    await answerEverything(person, { body: 5 });
    expect(person.analyses).toHaveLength(1);
    await person.send(photo("p"));
    expect(person.last()).toContain("Let's leave photos aside");
    expect(person.analyses).toHaveLength(1);
  });

  it("can be switched off again in the settings", async () => {
    const person = await seatAgreedPerson(test);
    await answerEverything(person);
    await person.press("Yes");
    await person.type("/settings");
    expect(await person.press("Don't use photos")).toContain("won't use photos from now on");
    await person.send(photo("p"));
    expect(person.last()).toContain("Would you like to add a photo");
    expect(person.analyses).toEqual([]);
  });

  it("of other kinds of content are met with a clear sentence", async () => {
    const person = await seatAgreedPerson(test);
    await person.send({ kind: "unsupported", description: "sticker" });
    expect(person.transcript()).toContain("I can't read that kind of message");
    expect(person.last()).toContain("1/25");
  });
});
