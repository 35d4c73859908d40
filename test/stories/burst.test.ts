import { describe, expect, it, onTestFinished } from "vitest";
import { agree } from "../support/check-in-player.ts";
import { startWholeLeo } from "../support/leo.ts";
import { personOf, storedAnswers } from "../support/stored-answers.ts";

const people = 40;

describe.each(["polling", "webhook"] as const)(
  "forty people who send five messages each at once, by %s,",
  (mode) => {
    it("get 200 answers, each person's in order", { timeout: 90_000 }, async () => {
      const leo = await startWholeLeo({ mode });
      onTestFinished(() => leo.stop());
      const users = Array.from({ length: people }, () => leo.telegram.user({ languageCode: "en" }));
      await Promise.all(users.map((user) => agree(user)));

      const typed = ["42", "female", "Berlin", "good", "10"];
      for (const user of users) for (const text of typed) user.text(text);
      await leo.settled();

      let answered = 0;
      for (const user of users) {
        const records = user
          .replies()
          .flatMap(({ text }) => /^(\d+)\/25 · .*\n→ .* ✓$/.exec(text)?.[1] ?? []);
        expect(records).toEqual(["1", "2", "3", "4", "5"]);
        answered += records.length;
        const standing = user
          .replies()
          .filter(({ text, buttons }) => text.includes("6/25") && buttons.length > 0);
        expect(standing).toHaveLength(1);
        const person = await personOf(leo.database, "telegram", user.id);
        expect(await storedAnswers(leo.database, person)).toEqual({
          age: 42,
          sex: "female",
          region: "yes",
          genHealth: "good",
          energyDays: "6-13",
        });
      }
      expect(answered).toBe(people * typed.length);
    });
  },
);
