import { createReadStream, existsSync, readFileSync } from "node:fs";
import { access } from "node:fs/promises";
import { createInterface } from "node:readline";
import { parseArgs, parseEnv } from "node:util";
import { channels } from "../adapters/channels.ts";
import { systemClock } from "../core/clock.ts";
import { LeoError } from "../core/errors.ts";
import { createLog } from "../core/log.ts";
import { readChannels } from "./channel-setup.ts";
import { type Environment, parseConfig } from "./config.ts";
import { diagnosisJson, diagnosisText } from "./doctor/print.ts";
import { diagnose } from "./doctor.ts";
import { playScript } from "./script/play-script.ts";
import { serve } from "./serve.ts";
import { openTerminal } from "./terminal/open-terminal.ts";

const usage = `Usage:
  npm start                        start Leo
  npm run chat                     talk to Leo in this terminal
  npm run chat -- --script FILE    play a conversation (FILE may be - for standard input)
  npm run doctor                   check the set-up (npm run -s doctor -- --json for programs)
`;

/** The process's variables, and those of `.env` that it doesn't set itself. */
function readEnvironment(): Environment {
  const file = existsSync(".env") ? parseEnv(readFileSync(".env", "utf8")) : {};
  return { ...file, ...process.env };
}

/** Checks a script's path before Leo starts, and opens it once Leo runs. */
async function scriptSource(path: string): Promise<() => AsyncIterable<string>> {
  if (path === "-") return () => createInterface({ input: process.stdin });
  await access(path).catch((cause: unknown) => {
    throw new LeoError("no-script", `The script ${path} can't be read.`, { cause });
  });
  return () => createInterface({ input: createReadStream(path) });
}

/**
 * Variables by which LangChain would send every step of a conversation to a tracing service, or print it. Whoever has
 * set them for another program must not thereby send health data away.
 */
const tracingVariables = /^(?:LANGSMITH|LANGCHAIN)_/;

function withoutTracing(): void {
  for (const name of Object.keys(process.env)) if (tracingVariables.test(name)) delete process.env[name];
}

async function main(): Promise<void> {
  withoutTracing();
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      script: { type: "string" },
      json: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) {
    process.stdout.write(usage);
    return;
  }
  const env = readEnvironment();
  if (positionals[0] === "doctor") {
    const diagnosis = await diagnose({ env, registry: channels, clock: systemClock });
    process.stdout.write(values.json === true ? diagnosisJson(diagnosis) : diagnosisText(diagnosis));
    process.exitCode = diagnosis.every(({ ok }) => ok) ? 0 : 1;
    return;
  }
  const { ready, faults } = readChannels(channels, env);
  const config = parseConfig(env, faults);
  const isChat = positionals[0] === "chat";
  // What a script or a terminal prints stands on standard output alone.
  const log = createLog(
    isChat && env.LOG_LEVEL === undefined ? "warn" : config.LOG_LEVEL,
    isChat ? process.stderr : process.stdout,
  );
  const shared = { config, log, clock: systemClock };
  const print = (text: string) => process.stdout.write(`${text}\n`);
  if (values.script !== undefined) {
    const openLines = await scriptSource(values.script);
    const failed = await playScript({ ...shared, openLines, write: print });
    process.exitCode = failed === 0 ? 0 : 1;
  } else if (isChat) {
    await openTerminal({ ...shared, channels: ready, input: process.stdin, output: process.stdout });
  } else {
    await serve({ ...shared, channels: ready, print, signals: process });
  }
}

main().catch((error: unknown) => {
  const text =
    error instanceof LeoError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
});
