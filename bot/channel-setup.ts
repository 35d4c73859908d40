import type {
  Channel,
  ChannelAdapter,
  ChannelServices,
  DiagnosisContext,
  Finding,
} from "../adapters/channel.ts";
import { type ConfigFault, type Environment, listFaults } from "./config.ts";

/** A channel that is switched on, with its settings checked. */
export interface ReadyChannel {
  readonly name: string;
  create(services: ChannelServices): Promise<ChannelAdapter>;
  /** What the channel finds when it looks at its own set-up; absent where it can't look. */
  diagnose?(about: DiagnosisContext): Promise<readonly Finding[]>;
}

/** Reads every channel's own variables: which are on, and what is wrong with them. */
export function readChannels(
  registry: Readonly<Record<string, Channel>>,
  env: Environment,
): { readonly ready: readonly ReadyChannel[]; readonly faults: readonly ConfigFault[] } {
  const ready: ReadyChannel[] = [];
  const faults: ConfigFault[] = [];
  for (const channel of Object.values(registry)) {
    const parsed = channel.env.safeParse(env);
    if (!parsed.success) faults.push(...listFaults(parsed.error));
    else if (parsed.data !== undefined) {
      const settings: NonNullable<unknown> = parsed.data ?? {};
      ready.push({
        name: channel.name,
        create: (services) => channel.create(settings, services),
        diagnose: async (about) => (await channel.diagnose?.(settings, about)) ?? [],
      });
    }
  }
  return { ready, faults };
}
