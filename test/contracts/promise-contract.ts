import { describe, expect, onTestFinished, test } from "vitest";
import type { ChannelName } from "../../adapters/channels.ts";
import { movableClock, shiftedClock, systemClock } from "../../core/clock.ts";
import { plainText } from "../../core/plain-text.ts";
import type { ChannelEmulation, EmulatedPerson, EmulationVariant } from "./channel-emulation.ts";
import { squeeze } from "./contract-context.ts";
import { type EchoLeo, startEchoLeo } from "./echo-leo.ts";
import { address, longMarkdown } from "./long-markdown.ts";
import { until } from "./until.ts";

/** What a platform can't do to Leo, with the reason. */
export interface Exemptions {
  /** It never delivers the same thing twice. */
  readonly repeats?: string;
  /** It knows one person only. */
  readonly crowd?: string;
  /** It never asks to wait. */
  readonly waits?: string;
}

const patienceMs = 30_000;
const dayMs = 24 * 60 * 60_000;

/** What "a message is answered once, in order, in full" means on a channel connected in one way. */
export function describePromise(
  name: ChannelName,
  variant: EmulationVariant,
  offers: ChannelEmulation,
  exempt: Exemptions,
): void {
  const running = () => shiftedClock(systemClock);
  const begin = async (clock = running(), answer?: (text: string) => string): Promise<EchoLeo> => {
    const leo = await startEchoLeo(name, variant, clock, answer);
    onTestFinished(() => leo.close());
    return leo;
  };
  const texts = (person: EmulatedPerson) => person.screen().map(({ text }) => text);
  /** Waits until a person sees just this, and nothing is left to be said. */
  const sees = async (leo: EchoLeo, person: EmulatedPerson, wanted: readonly string[]) => {
    await until(
      () => texts(person).length >= wanted.length,
      `${wanted.length} messages; there are ${texts(person).length}`,
      patienceMs,
    );
    await leo.untilStanding(
      person,
      ({ stored, worked, undelivered }) => worked === stored && undelivered === 0,
    );
    expect(texts(person)).toEqual(wanted);
  };
  const meet = async (leo: EchoLeo): Promise<EmulatedPerson> => {
    const person = leo.platform.person();
    await person.say("hello");
    await sees(leo, person, ["echo hello"]);
    return person;
  };

  describe(`the promise on ${name} by ${variant.name}`, { timeout: 90_000 }, () => {
    test("says of each thing that can't happen here why it can't", () => {
      expect(offers.repeatLast === undefined).toBe(exempt.repeats !== undefined);
      expect(offers.onePersonOnly === true).toBe(exempt.crowd !== undefined);
      expect(offers.slowDown === undefined).toBe(exempt.waits !== undefined);
    });

    if (offers.repeatLast !== undefined) {
      test("a message that is delivered three times, before its answer and after it, is answered once", async () => {
        const leo = await begin();
        const person = await meet(leo);
        const release = leo.holdTurns();
        await person.say("once");
        await leo.untilStanding(person, ({ stored }) => stored === 2);
        await leo.platform.repeatLast?.(person);
        release();
        await sees(leo, person, ["echo hello", "echo once"]);
        await leo.platform.repeatLast?.(person);
        await person.say("after it");
        await sees(leo, person, ["echo hello", "echo once", "echo after it"]);
      });
    }

    const crowd = offers.onePersonOnly === true ? 1 : 40;
    test(`five messages at once from each of ${crowd}, while a turn runs, are answered in order`, async () => {
      const leo = await begin();
      const people = Array.from({ length: crowd }, () => leo.platform.person());
      const said = ["one", "two", "three", "four", "five"];
      const release = leo.holdTurns();
      const areStored = (count: number) =>
        Promise.all(people.map((person) => leo.untilStanding(person, ({ stored }) => stored === count)));
      for (const person of people) void person.say("hello");
      await areStored(1);
      for (const person of people) for (const text of said) void person.say(text);
      await areStored(1 + said.length);
      release();
      for (const person of people)
        await sees(
          leo,
          person,
          ["hello", ...said].map((text) => `echo ${text}`),
        );
    });

    if (offers.slowDown !== undefined) {
      test.each([1, 60, 6_775])(
        "a platform that asks for %i s is left alone for so long, and then takes everything once",
        async (seconds) => {
          const clock = movableClock(new Date("2026-03-04T17:30:00Z"));
          const leo = await begin(clock);
          const [person, other] = [await meet(leo), await meet(leo)];
          const from = clock.now().getTime();
          leo.platform.slowDown?.(person, seconds * 1_000);
          const meanwhile = [
            { atMs: 0, text: "first" },
            { atMs: seconds * 500, text: "second" },
            { atMs: seconds * 1_000 - 1, text: "third" },
          ];
          for (const [index, { atMs, text }] of meanwhile.entries()) {
            clock.set(new Date(from + atMs));
            await person.say(text);
            await leo.untilStanding(person, ({ worked, tried }) => worked === index + 2 && tried === 1);
            await other.say(text);
            await until(() => texts(other).at(-1) === `echo ${text}`, "the other's answer", patienceMs);
            // The platform refuses once: whatever was tried within the time would stand here.
            expect(texts(person)).toEqual(["echo hello"]);
          }
          clock.set(new Date(from + seconds * 1_000));
          await sees(leo, person, ["echo hello", "echo first", "echo second", "echo third"]);
        },
      );
    }

    test("8,000 characters of Markdown arrive complete and in order, without a mark left over", async () => {
      const leo = await begin(running(), () => longMarkdown);
      const person = leo.platform.person();
      await person.say("tell me everything");
      const wordsOf = (shown: string) => squeeze(shown).replaceAll(`(${address})`, "");
      const whole = wordsOf(plainText(longMarkdown));
      const seen = () => wordsOf(texts(person).join(""));
      await until(() => seen().length >= whole.length, "the whole text", patienceMs);
      expect(seen()).toBe(whole);
      expect(whole.match(/word\d+/g)).toHaveLength(360);
    });

    test("a platform that is cut off for ten seconds gets everything, and gives everything, once", async () => {
      const clock = running();
      const leo = await begin(clock);
      const person = await meet(leo);
      const release = leo.holdTurns();
      await person.say("before");
      await leo.untilStanding(person, ({ stored }) => stored === 2);
      const comeBack = leo.platform.away();
      release();
      await leo.untilStanding(
        person,
        ({ worked, undelivered, tried }) => worked === 2 && (tried === 1 || undelivered === 0),
      );
      void person.say("during");
      clock.advance(10_000);
      comeBack();
      await person.say("after");
      await sees(leo, person, ["echo hello", "echo before", "echo during", "echo after"]);
    });

    test.each([
      ["ends within the stop", true],
      ["has to be given back", false],
    ])("a turn that %s, and what waits behind it, is answered once after the next start", async (_, ends) => {
      const leo = await begin();
      const person = await meet(leo);
      const release = leo.holdTurns();
      await person.say("in the middle");
      await until(() => leo.turnsBegun() === 2, "the turn begun", patienceMs);
      await person.say("behind it");
      await leo.untilStanding(person, ({ stored }) => stored === 3);
      if (ends) release();
      await leo.stop();
      expect((await leo.standing(person)).stored).toBe(3);
      release();
      void person.say("while it is stopped");
      await leo.start();
      await sees(leo, person, [
        "echo hello",
        "echo in the middle",
        "echo behind it",
        "echo while it is stopped",
      ]);
    });

    test("somebody who was silent for 31 days is reached from what is stored alone", async () => {
      const clock = running();
      const leo = await begin(clock);
      const person = await meet(leo);
      await leo.stop();
      clock.advance(31 * dayMs);
      await leo.start();
      await leo.tell(person, "still here");
      await sees(leo, person, ["echo hello", "still here"]);
    });
  });
}
