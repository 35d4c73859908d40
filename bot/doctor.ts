import type { Channel, Finding } from "../adapters/channel.ts";
import type { Clock } from "../core/clock.ts";
import { type ReadyChannel, readChannels } from "./channel-setup.ts";
import { type ConfigFault, type Environment, readConfig } from "./config.ts";
import { type ClockWitnesses, clockWitnesses } from "./doctor/clock.ts";
import { examineEmbedded, examineServer } from "./doctor/database.ts";
import { examineHelplines } from "./doctor/helplines.ts";
import { examineModels } from "./doctor/models.ts";
import { examineRunning } from "./doctor/running.ts";

/** How long all questions to others may take together. */
const timeoutMs = 20_000;

function configurationFindings(faults: readonly ConfigFault[]): Finding[] {
  if (faults.length === 0)
    return [{ what: "Configuration", ok: true, detail: "every variable that is set can be read" }];
  return faults.map(({ variable, problem }) => ({
    what: variable,
    ok: false,
    detail: problem,
    remedy: "correct it in .env; .env.example explains it",
  }));
}

async function examineChannel(
  channel: ReadyChannel,
  about: { publicUrl: string; leoRuns: boolean; signal: AbortSignal; clock: Clock },
  witnesses: ClockWitnesses,
): Promise<readonly Finding[]> {
  try {
    return (await channel.diagnose?.({ ...about, heardTime: witnesses.heardHeader(channel.name) })) ?? [];
  } catch {
    return [
      {
        what: channel.name,
        ok: false,
        detail: "could not be examined",
        remedy: "start Leo and look at its log",
      },
    ];
  }
}

/**
 * Looks at everything that an operator sets up: variables, a running Leo, database, AI keys, channels, clock. A fault
 * in one of them doesn't keep it from looking at the others, and changes nothing anywhere. Never throws.
 */
export async function diagnose(options: {
  readonly env: Environment;
  readonly registry: Readonly<Record<string, Channel>>;
  readonly clock: Clock;
}): Promise<readonly Finding[]> {
  const { clock, env } = options;
  const { config, faults } = readConfig(env);
  const channels = readChannels(options.registry, env);
  const findings = configurationFindings([...faults, ...channels.faults]);
  // Without its own settings nobody knows where Leo is: the variables come first.
  if (config === undefined) return findings;

  const witnesses = clockWitnesses(clock);
  const running = await examineRunning(config);
  const signal = AbortSignal.timeout(timeoutMs);
  const publicUrl = config.PUBLIC_URL?.replace(/\/$/, "") ?? `http://localhost:${config.PORT}`;
  const about = { publicUrl, leoRuns: running.runs, signal, clock };
  const [database, models, ...examined] = await Promise.all([
    config.DATABASE_URL === undefined
      ? examineEmbedded(config, running.runs, witnesses)
      : examineServer(config.DATABASE_URL, witnesses),
    examineModels(config.models, signal, witnesses.heardHeader("the AI provider")),
    ...channels.ready.map((channel) => examineChannel(channel, about, witnesses)),
  ]);
  return [
    ...findings,
    ...running.findings,
    database,
    witnesses.finding(),
    ...models,
    ...examined.flat(),
    examineHelplines(clock()),
  ];
}
