import type { Api } from "grammy";
import type { Clock } from "../../core/clock.ts";
import { errorCode } from "../../core/errors.ts";
import type { Logger } from "../../core/log.ts";
import type { Receive } from "../channel.ts";
import type { BotIdentity } from "./addressed.ts";
import { type Decoded, decodeUpdate } from "./decode.ts";

/** Takes updates in, from whichever side they come. */
export interface Intake {
  decode(raw: unknown): Decoded | undefined;
  /** Resolves once it is stored; then a button press is answered on the side. Rejects if it could not be stored. */
  store(decoded: Decoded): Promise<void>;
  /** Resolves when nothing is being stored any more. */
  idle(): Promise<void>;
}

/** Builds the intake. @param identity asked anew each time, since the bot's name may not be known at first */
export function openIntake(
  api: Api,
  receive: Receive,
  identity: () => BotIdentity,
  clock: Clock,
  log: Logger,
): Intake {
  const running = new Set<Promise<void>>();

  const answerPress = (id: string): void => {
    api.answerCallbackQuery(id).catch((error: unknown) => {
      log.debug({ code: errorCode(error) }, "Telegram: a button press was not acknowledged");
    });
  };
  const storeOne = async ({ message, callbackQueryId }: Decoded): Promise<void> => {
    if (message !== undefined) await receive(message);
    if (callbackQueryId !== undefined) answerPress(callbackQueryId);
  };

  return {
    decode: (raw) => decodeUpdate(raw, identity(), clock()),
    store: (decoded) => {
      const work = storeOne(decoded);
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
