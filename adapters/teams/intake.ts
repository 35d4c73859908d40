import type { Clock } from "../../core/clock.ts";
import type { ChannelServices, Receive } from "../channel.ts";
import { type Decoded, decodeActivity } from "./decode.ts";

/** Takes activities in. */
export interface Intake {
  decode(raw: unknown): Decoded | undefined;
  /** Resolves once everything is stored that an activity brings; rejects if it could not be. */
  store(decoded: Decoded): Promise<void>;
  /** Resolves when nothing is being stored any more. */
  idle(): Promise<void>;
}

/** Builds the intake. */
export function openIntake(
  receive: Receive,
  refreshAddress: ChannelServices["refreshAddress"],
  clock: Clock,
): Intake {
  const running = new Set<Promise<void>>();

  const storeAll = async ({ messages, seen }: Decoded): Promise<void> => {
    for (const message of messages) await receive(message);
    if (messages.length === 0 && seen !== undefined) await refreshAddress(seen.conversation, seen.sender);
  };
  return {
    decode: (raw) => decodeActivity(raw, clock()),
    store: (decoded) => {
      const work = storeAll(decoded);
      const settled = work.then(
        () => undefined,
        () => undefined,
      );
      running.add(settled);
      void settled.finally(() => running.delete(settled));
      return work;
    },
    idle: async () => {
      await Promise.all(running);
    },
  };
}
