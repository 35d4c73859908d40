import { MessageFlags, Routes } from "discord.js";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import { ChannelError } from "../../core/errors.ts";
import { type PendingInteraction, snowflakeTime } from "./address.ts";
import { toRequest, withPlainFallback } from "./body.ts";
import { isNothingThere } from "./errors.ts";
import type { Draft } from "./render.ts";
import type { DiscordApi } from "./request.ts";

/** Another instance may be about to defer an interaction of this age. */
const youngMs = 5_000;
/** Interactions that are done with are remembered for as long as they could be answered. */
const rememberedMs = 15 * 60_000;

const answered = z.object({ id: z.string(), channel_id: z.string() });
const original = z.object({ flags: z.number().catch(0) });

/** Answers to slash commands that Discord shows as "thinking…". */
export interface Answering {
  /** Notes that this process is deferring an interaction. @param deferred whether that worked */
  deferring(id: string, deferred: Promise<boolean>): void;
  /**
   * Answers with a draft; `undefined` where there is nothing to answer (any more), and the draft is to be sent as a
   * message of its own. Throws what Discord answers.
   */
  answer(
    interaction: PendingInteraction,
    draft: Draft,
  ): Promise<{ readonly messageId: string; readonly channelId: string } | undefined>;
  /** Takes the "thinking…" away if nothing has answered yet. */
  withdraw(interaction: PendingInteraction): Promise<void>;
}

/** Whether an interaction has been answered is asked of Discord, so that several instances agree. */
export function openAnswering(api: DiscordApi, clock: Clock): Answering {
  const done = new LRUCache<string, true>({ max: 10_000, ttl: rememberedMs });
  const running = new LRUCache<string, Promise<boolean>>({ max: 10_000, ttl: rememberedMs });

  const routeOf = ({ applicationId, token }: PendingInteraction) =>
    Routes.webhookMessage(applicationId, token, "@original");

  /** Whether Discord shows it as "thinking…". */
  const isOpen = async (interaction: PendingInteraction): Promise<boolean> => {
    if (done.has(interaction.id)) return false;
    if ((await running.get(interaction.id)) === false) {
      done.set(interaction.id, true);
      return false;
    }
    try {
      const found = original.parse(await api.get(routeOf(interaction), { auth: false }));
      const isLoading = (found.flags & MessageFlags.Loading) !== 0;
      if (!isLoading) done.set(interaction.id, true);
      return isLoading;
    } catch (error) {
      if (!isNothingThere(error)) throw error;
      const ageMs = clock().getTime() - snowflakeTime(interaction.id).getTime();
      if (!running.has(interaction.id) && ageMs < youngMs)
        throw new ChannelError("temporary", "Discord: the command is not acknowledged yet");
      done.set(interaction.id, true);
      return false;
    }
  };

  return {
    deferring: (id, deferred) => {
      running.set(id, deferred);
    },
    answer: async (interaction, draft) => {
      try {
        if (!(await isOpen(interaction))) return undefined;
        const message = await withPlainFallback((form) =>
          api.patch(routeOf(interaction), { ...toRequest(draft, form, true), auth: false }),
        );
        done.set(interaction.id, true);
        const { id, channel_id: channelId } = answered.parse(message);
        return { messageId: id, channelId };
      } catch (error) {
        if (!isNothingThere(error)) throw error;
        // It ran out, or somebody took it away, between the question and the answer.
        done.set(interaction.id, true);
        return undefined;
      }
    },
    withdraw: async (interaction) => {
      if (await isOpen(interaction)) await api.delete(routeOf(interaction), { auth: false });
      done.set(interaction.id, true);
    },
  };
}
