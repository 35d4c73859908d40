import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { lineCount, parse, readsEnvironment, undocumentedExports } from "./support/code-reading.ts";
import { projectRoot, sourceFiles } from "./support/source-files.ts";

const maxLines = 250;

const files = sourceFiles().map((path) => ({ path, code: readFileSync(`${projectRoot}${path}`, "utf8") }));
const isTest = (path: string) => /\.test\.tsx?$/.test(path);

describe("the conventions of this project", () => {
  it("leave reading the environment to bot/main.ts, tests, benches and tools' settings", () => {
    const mayRead = /^(bot\/main\.ts$|test\/|bench\/|eval\/)|\.(test|config)\.tsx?$/;
    const offenders = files.filter(
      ({ path, code }) => !mayRead.test(path) && readsEnvironment(parse(path, code)),
    );
    expect(offenders.map(({ path }) => path)).toEqual([]);
  });

  it(`keep every file within ${maxLines} lines, data of tests excepted`, () => {
    const offenders = files
      .filter(({ path }) => !path.startsWith("test/fixtures/"))
      .map(({ path, code }) => ({ path, lines: lineCount(code) }))
      .filter(({ lines }) => lines > maxLines);
    expect(offenders.map(({ path, lines }) => `${path} has ${lines} lines`)).toEqual([]);
  });

  it("give every export a docstring, React components excepted", () => {
    const offenders = files
      .filter(({ path }) => !isTest(path) && !path.endsWith(".tsx"))
      .flatMap(({ path, code }) => undocumentedExports(parse(path, code)).map((name) => `${path}: ${name}`));
    expect(offenders).toEqual([]);
  });

  it("have each worker file named by the code that starts it", () => {
    const workers = files.map(({ path }) => path).filter((path) => /-worker\.ts$/.test(path));
    const idle = workers.filter(
      (worker) =>
        !files.some(({ path, code }) => path !== worker && !isTest(path) && code.includes(basename(worker))),
    );
    expect(idle).toEqual([]);
  });
});

describe("the documents of this project", () => {
  const settings = files.filter(({ path }) => /^(bot|pipeline|adapters)\//.test(path) && !isTest(path));
  const variables = settings.flatMap(({ code }) =>
    [...code.matchAll(/^\s+([A-Z][A-Z\d]*(?:_[A-Z\d]+)*): \w+[,.(]/gm)].map((match) => match[1] ?? ""),
  );
  const read = (path: string) => readFileSync(`${projectRoot}${path}`, "utf8");

  it("explain in .env.example every variable that is read, and no other", () => {
    const explained = [...read(".env.example").matchAll(/^([A-Z\d_]+)=/gm)].map((match) => match[1] ?? "");
    expect(explained.sort()).toEqual([...new Set(variables)].sort());
  });

  it("list every variable in the README", () => {
    const readme = read("README.md");
    expect(variables.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it("link to files that exist", () => {
    const broken = ["README.md", "CONTRIBUTING.md", "AGENTS.md", "CHANGELOG.md"].flatMap((document) =>
      [...read(document).matchAll(/(?:\]\(|src=")([^)":#]+)/g)]
        .map((match) => match[1] ?? "")
        .filter((target) => !target.startsWith("http") && !existsSync(`${projectRoot}${target}`))
        .map((target) => `${document}: ${target}`),
    );
    expect(broken).toEqual([]);
  });
});

describe("the reading of code", () => {
  it("finds exports without a docstring, of every kind", () => {
    const code = `
      export const a = 1, b = 2;
      export function c() {}
      export interface D {}
      export type E = string;
      export class F {}
      // A comment is no docstring.
      export const g = 1;
      const inner = 1;`;
    expect(undocumentedExports(parse("x.ts", code))).toEqual(["a", "b", "c", "D", "E", "F", "g"]);
  });

  it("is content with a docstring, a re-export and a type made of a documented neighbour", () => {
    const code = `
      /** Colours. */
      export const colours = ["red"] as const;
      export type Colour = (typeof colours)[number];
      export type { Logger } from "pino";
      /** Twice. */
      export function twice(x: string): string;
      export function twice(x: number): number;`;
    expect(undocumentedExports(parse("x.ts", code))).toEqual([]);
  });

  it("doesn't take a type for documented whose neighbour is not", () => {
    const code = 'export const colours = ["red"] as const; export type Colour = (typeof colours)[number];';
    expect(undocumentedExports(parse("x.ts", code))).toEqual(["colours", "Colour"]);
  });

  it.each([
    "const port = process.env.PORT;",
    "const { PORT } = process.env;",
    'const port = process["env"].PORT;',
    "const { env } = process;",
    'import { env } from "node:process";',
    "run(globalThis.process.env);",
  ])("sees the environment being read: %s", (code) => {
    expect(readsEnvironment(parse("x.ts", code))).toBe(true);
  });

  it.each([
    "parseConfig(env);",
    "// process.env is read in main\nprocess.exit(1);",
    'import { env } from "./env.ts";',
    'import { stdout } from "node:process";',
  ])("sees where it is not: %s", (code) => {
    expect(readsEnvironment(parse("x.ts", code))).toBe(false);
  });

  it("counts lines as an editor does", () => {
    expect(lineCount("a\nb\n")).toBe(2);
    expect(lineCount("a\nb")).toBe(2);
  });
});
