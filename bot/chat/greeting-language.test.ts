import { describe, expect, it } from "vitest";
import { greetingLanguage } from "./greeting-language.ts";

describe("the language somebody new is greeted in", () => {
  it("is the one they say hello in", () => {
    expect(greetingLanguage("Привет!", undefined)).toBe("ru");
    expect(greetingLanguage("¡Hola, Leo!", "en-US")).toBe("es");
    expect(greetingLanguage("Guten Morgen", "en")).toBe("de");
  });

  it("is the app's where the words don't tell", () => {
    expect(greetingLanguage("Hi", "de-AT")).toBe("de");
    expect(greetingLanguage("/start", "ru")).toBe("ru");
    expect(greetingLanguage(undefined, "es")).toBe("es");
    expect(greetingLanguage("holandés", "ru")).toBe("ru");
  });

  it("is English where neither tells, and where the greeting may be a language Leo doesn't speak", () => {
    expect(greetingLanguage("hello", undefined)).toBe("en");
    expect(greetingLanguage("Hallo", "nl")).toBe("en");
  });
});
