import { expect, test } from "vitest";
import { systemClock } from "../../core/clock.ts";
import { modelAccess } from "./access.ts";
import { pipelineModels } from "./models.ts";

function namesOf(env: Record<string, string>) {
  const { large, small, gemini } = pipelineModels(modelAccess.parse(env), systemClock);
  return [large, small, gemini].map((guarded) => guarded?.model.name);
}

test("without keys there are no models; empty variables count as unset", () => {
  expect(modelAccess.parse({})).toEqual({});
  expect(modelAccess.parse({ OPENAI_API_KEY: "", GEMINI_API_KEY: " ", AZURE_OPENAI_ENDPOINT: "" })).toEqual(
    {},
  );
});

test("a key is enough; models and addresses have defaults", () => {
  expect(namesOf({ OPENAI_API_KEY: "k", GEMINI_API_KEY: "g" })).toEqual([
    "openai:gpt-4o",
    "openai:gpt-4o-mini",
    "gemini:gemini-2.0-flash",
  ]);
  expect(modelAccess.parse({ OPENAI_API_KEY: "k" }).openai?.baseUrl).toBe("https://api.openai.com/v1");
});

test("models and addresses can be named", () => {
  const env = {
    OPENAI_API_KEY: "k",
    OPENAI_BASE_URL: "http://localhost:8080/v1",
    OPENAI_MODEL: "big",
    OPENAI_MINI_MODEL: "small",
  };
  expect(namesOf(env)).toEqual(["openai:big", "openai:small", undefined]);
  expect(modelAccess.parse(env).openai?.baseUrl).toBe("http://localhost:8080/v1");
});

test("Azure goes before OpenAI, and one deployment can do both jobs", () => {
  const azure = {
    AZURE_OPENAI_ENDPOINT: "https://leo.openai.azure.com/",
    AZURE_OPENAI_API_KEY: "a",
    AZURE_OPENAI_DEPLOYMENT: "eyes",
  };
  expect(namesOf({ ...azure, OPENAI_API_KEY: "k" })).toEqual(["azure:eyes", "azure:eyes", undefined]);
  expect(namesOf({ ...azure, AZURE_OPENAI_MINI_DEPLOYMENT: "pen" })).toEqual([
    "azure:eyes",
    "azure:pen",
    undefined,
  ]);
});

test("a half-set Azure and a bad address are errors that name every variable", () => {
  const half = modelAccess.safeParse({ AZURE_OPENAI_API_KEY: "a" });
  expect(half.error?.issues.map(({ path }) => path.join())).toEqual([
    "AZURE_OPENAI_ENDPOINT",
    "AZURE_OPENAI_DEPLOYMENT",
  ]);
  const bad = modelAccess.safeParse({ OPENAI_API_KEY: "k", OPENAI_BASE_URL: "localhost" });
  expect(bad.error?.issues.map(({ path }) => path.join())).toEqual(["OPENAI_BASE_URL"]);
});
