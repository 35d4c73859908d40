import type { Logger } from "./log.ts";

/** How a channel is: well, or a line for the operator about what is wrong and what to do. */
export interface ChannelCondition {
  readonly ok: boolean;
  readonly detail?: string;
}

/** A channel's present condition; a change is logged once. */
export interface ChannelStatus {
  health(): ChannelCondition;
  /** All is well. */
  ok(): void;
  /** Something is wrong; a line for the operator, without secrets. */
  failed(detail: string): void;
  /** Resolves with the first news, good or bad. */
  readonly known: Promise<void>;
}

/** Begins as not connected. @param name the platform's, as people write it */
export function channelStatus(name: string, log: Logger): ChannelStatus {
  let present: ChannelCondition = { ok: false, detail: `${name}: connecting` };
  let tell = (): void => undefined;
  const known = new Promise<void>((resolve) => {
    tell = resolve;
  });
  return {
    known,
    health: () => present,
    ok: () => {
      if (!present.ok) log.info(`${name}: connected`);
      present = { ok: true };
      tell();
    },
    failed: (detail) => {
      if (present.detail !== detail) log.warn(detail);
      present = { ok: false, detail };
      tell();
    },
  };
}
