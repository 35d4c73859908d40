import type { Receive } from "../../adapters/channel.ts";
import type { InboundMessage } from "../../core/message.ts";
import { until } from "./until.ts";

/** Stands where the application stores what comes in. */
export interface ContractInbox {
  readonly receive: Receive;
  /** Everything that was offered, stored or not, in that order. */
  readonly offered: readonly InboundMessage[];
  /** What was stored. */
  readonly stored: readonly InboundMessage[];
  /** The next ones can't be stored. */
  failNext(count: number): void;
  /** Storing takes until the returned function is called. */
  hold(): () => void;
  /** Waits for so many stored messages in all, and gives them. */
  until(count: number): Promise<readonly InboundMessage[]>;
}

/** An inbox that stores everything at first. */
export function contractInbox(): ContractInbox {
  const offered: InboundMessage[] = [];
  const stored: InboundMessage[] = [];
  let failures = 0;
  let gate: Promise<void> = Promise.resolve();
  return {
    offered,
    stored,
    receive: async (message) => {
      offered.push(message);
      await gate;
      if (failures > 0) {
        failures -= 1;
        throw new Error("the database is away");
      }
      stored.push(message);
    },
    failNext: (count) => {
      failures = count;
    },
    hold: () => {
      let release = (): void => undefined;
      gate = new Promise((resolve) => {
        release = resolve;
      });
      return () => release();
    },
    until: (count) => until(() => stored.length >= count && stored, `${count} stored messages`),
  };
}
