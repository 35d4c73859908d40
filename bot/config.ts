import { z } from "zod";
import { LeoError } from "../core/errors.ts";
import { type ModelAccess, modelAccess } from "../pipeline/providers/access.ts";

/** An unset variable and an empty one are the same. */
const optionalText = z.preprocess((value) => (value === "" ? undefined : value), z.string().optional());
const optionalUrl = z.preprocess((value) => (value === "" ? undefined : value), z.url().optional());

const environment = z.object({
  PORT: z.preprocess(
    (value) => (value === "" ? undefined : value),
    z.coerce.number({ error: "must be a port number" }).int().min(0).max(65_535).default(3000),
  ),
  HOST: optionalText,
  PUBLIC_URL: optionalUrl,
  DATABASE_URL: optionalUrl,
  DATA_DIR: z.preprocess((value) => (value === "" ? undefined : value), z.string().default("./data")),
  LOG_LEVEL: z.preprocess(
    (value) => (value === "" ? undefined : value),
    z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  ),
  ALLOWED_ORIGINS: optionalText,
  MODEL_TOKENS_PER_DAY: z.preprocess(
    (value) => (value === "" ? undefined : value),
    z.coerce.number({ error: "must be a whole number" }).int().min(0).default(100_000),
  ),
});

/** Leo's own settings, checked. */
export type Config = z.output<typeof environment> & { readonly models: ModelAccess };

/** A set of variables as the operating system hands it over. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** One variable that is wrong, and why. */
export interface ConfigFault {
  readonly variable: string;
  readonly problem: string;
}

/** Every fault of a failed check as its variable and a sentence. */
export function listFaults(error: z.ZodError): ConfigFault[] {
  return error.issues.map((issue) => ({
    variable: issue.path.join(".") || "configuration",
    problem: issue.message,
  }));
}

/** One message for all faults. */
export function configError(faults: readonly ConfigFault[]): LeoError {
  const lines = faults.map(({ variable, problem }) => `  ${variable}: ${problem}`);
  return new LeoError(
    "bad-configuration",
    `Leo can't start with this configuration:\n${lines.join("\n")}\nSee .env.example for what each variable means.`,
  );
}

/** What could be read of Leo's own settings, and everything that is wrong with them. */
export interface ReadConfig {
  /** Absent when any of its variables is wrong. */
  readonly config: Config | undefined;
  readonly faults: readonly ConfigFault[];
}

/** Reads Leo's own settings without throwing. */
export function readConfig(env: Environment): ReadConfig {
  const own = environment.safeParse(env);
  const models = modelAccess.safeParse(env);
  const faults = [own, models].flatMap((parsed) => (parsed.success ? [] : listFaults(parsed.error)));
  return { config: own.success && models.success ? { ...own.data, models: models.data } : undefined, faults };
}

/**
 * Reads Leo's own settings.
 * @param channelFaults what the channels found wrong with theirs, so that one message names everything
 * @throws LeoError `bad-configuration`
 */
export function parseConfig(env: Environment, channelFaults: readonly ConfigFault[] = []): Config {
  const { config, faults } = readConfig(env);
  if (config === undefined || channelFaults.length > 0) throw configError([...faults, ...channelFaults]);
  return config;
}
