import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { movableClock } from "../../core/clock.ts";
import { until } from "../contracts/until.ts";
import type { EmulatedUser } from "../emulators/telegram-person.ts";
import { agree, answerQuestions, questionShown } from "../support/check-in-player.ts";
import { startWholeLeo, type WholeLeo } from "../support/leo.ts";

describe("a platform that says when to come back", () => {
  const clock = movableClock(new Date("2026-03-02T09:00:00Z"));
  let leo: WholeLeo;
  beforeAll(async () => {
    leo = await startWholeLeo({ clock });
  });
  afterAll(() => leo.stop());

  /** Calls that would show the person something, with their statuses. */
  const shownTo = (user: EmulatedUser) =>
    leo.telegram.log.filter(
      ({ kind, chatId, method }) => kind === "call" && chatId === user.id && method !== "sendchataction",
    );
  /** Waits until this many of a person's messages have been worked on. */
  const worked = async (user: EmulatedUser, count: number) => {
    const done = async () => {
      const [row] = await leo.database.query<{ done: number }>({
        text: "SELECT count(*)::int AS done FROM inbox WHERE conversation_id = $1 AND state = 'done'",
        values: [String(user.id)],
      });
      return row?.done;
    };
    await expect.poll(done, { timeout: 10_000, interval: 5 }).toBe(count);
  };

  it.each([1, 60, 6_775])(
    "is left alone for %i s and then gets everything once, in order",
    async (seconds) => {
      const user = leo.telegram.user({ languageCode: "en" });
      const other = leo.telegram.user({ languageCode: "en" });
      await agree(user);
      await agree(other);
      await leo.settled();
      leo.telegram.faults.add({ chatId: user.id, status: 429, retryAfterSeconds: seconds });
      user.text("42");
      await until(() => shownTo(user).some(({ status }) => status === 429), "the 429");
      const start = clock.now().getTime();
      const callsBefore = shownTo(user).length;
      const texts = () => user.replies().map(({ text }) => text);
      const standing = texts();

      // What is written meanwhile is worked on, and its answer waits as well.
      const meanwhile = [
        { at: 0, text: "female", others: "region" },
        { at: seconds * 500, text: "/help", others: "genHealth" },
        { at: seconds * 1_000 - 1, text: "/about", others: "energyDays" },
      ];
      for (const [index, { at, text, others }] of meanwhile.entries()) {
        clock.set(new Date(start + at));
        user.text(text);
        await worked(user, 4 + index);
        await answerQuestions(other, undefined, others);
        expect(shownTo(user)).toHaveLength(callsBefore);
        expect(texts()).toEqual(standing);
      }

      clock.set(new Date(start + seconds * 1_000));
      const isWhole = (question: { step: string }) => question.step === "region";
      await questionShown(user, isWhole);
      await leo.settled();
      const order = ["1/25 · How old", "2/25 · What was", "/checkin –", "an AI wellness companion"];
      const whole = texts().slice(1).join("\n");
      for (const words of order) expect(whole.split(words)).toHaveLength(2);
      const places = [...order.map((words) => whole.indexOf(words)), whole.lastIndexOf("3/25 ·")];
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(shownTo(user).filter(({ status }) => status === 429)).toHaveLength(1);
    },
  );
});
