import { expect, test } from "vitest";
import { toCommands } from "./commands.ts";

const entry = (name: string, description = "What it does") => ({ name, description });

test("a command has its own name in another language where that has one", () => {
  const [command] = toCommands({ en: [entry("Plan")], es: [entry("Día")], de: [entry("plan")] });
  expect(command).toMatchObject({
    name: "plan",
    name_localizations: { "es-ES": "día", "es-419": "día", de: "plan" },
  });
});

test("what Discord would refuse is left out, so that it doesn't refuse all", () => {
  const names = ["two words", "x".repeat(33), "", "ok"];
  expect(toCommands({ en: names.map((name) => entry(name)) }).map(({ name }) => name)).toEqual(["ok"]);
  expect(toCommands({ en: [entry("ok")], ru: [entry("два слова")] })).toEqual([]);
});

test("a description is kept within Discord's hundred characters", () => {
  const [command] = toCommands({ en: [entry("ok", "word ".repeat(30))] });
  expect(command?.description.length).toBeLessThanOrEqual(100);
  expect(command?.description).toMatch(/word…$/);
});

test("no menu is no commands", () => {
  expect(toCommands({})).toEqual([]);
});
