import { InteractionResponseType, MessageFlags, Routes } from "discord.js";
import { errorCode } from "../../core/errors.ts";
import type { Logger } from "../../core/log.ts";
import type { Answering } from "./answering.ts";
import type { Acknowledgement } from "./decode.ts";
import type { DiscordApi } from "./request.ts";

/** How long a command may show "thinking…" before it is taken away. */
const longestThinkingMs = 60_000;

/** Acknowledges interactions that are stored; never throws. */
export type Acknowledge = (interaction: Acknowledgement) => void;

/** A press is just taken; a command shows "thinking…" until it is answered, @param thinkingMs at most so long */
export function openAcknowledge(
  api: DiscordApi,
  answering: Answering,
  log: Logger,
  stopped: AbortSignal,
  thinkingMs = longestThinkingMs,
): Acknowledge {
  const defer = async ({ id, token, kind, ephemeral }: Acknowledgement): Promise<boolean> => {
    const body =
      kind === "press"
        ? { type: InteractionResponseType.DeferredMessageUpdate }
        : {
            type: InteractionResponseType.DeferredChannelMessageWithSource,
            ...(ephemeral ? { data: { flags: MessageFlags.Ephemeral } } : {}),
          };
    try {
      await api.post(Routes.interactionCallback(id, token), { body, auth: false });
      return true;
    } catch (error) {
      log.debug({ code: errorCode(error), kind }, "Discord: an interaction was not acknowledged");
      return false;
    }
  };

  const withdrawLater = (interaction: Acknowledgement): void => {
    const timer = setTimeout(() => {
      if (stopped.aborted) return;
      answering.withdraw(interaction).catch((error: unknown) => {
        log.debug({ code: errorCode(error) }, "Discord: an unanswered command was not withdrawn");
      });
    }, thinkingMs);
    timer.unref();
  };

  return (interaction) => {
    const deferred = defer(interaction);
    if (interaction.kind === "press") return;
    answering.deferring(interaction.id, deferred);
    withdrawLater(interaction);
  };
}
