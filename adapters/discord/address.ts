import { z } from "zod";
import type { ConversationRef, Json } from "../../core/message.ts";

/** Milliseconds between 1970 and Discord's first snowflake. */
const discordEpochMs = 1_420_070_400_000n;
/** An interaction can be answered for 15 minutes; a little less, for the way. */
const answerableMs = 14.5 * 60_000;

const addressSchema = z.object({
  userId: z.string().optional(),
  interaction: z.object({ id: z.string(), applicationId: z.string(), token: z.string() }).optional(),
});

/** A slash command that waits to be answered. */
export type PendingInteraction = NonNullable<z.output<typeof addressSchema>["interaction"]>;

/** How a conversation is reached: its channel, the person in case it has to be opened anew, a command to answer. */
export interface Address {
  readonly channelId: string;
  readonly isDirect: boolean;
  readonly userId: string | undefined;
  readonly interaction: PendingInteraction | undefined;
}

/** A snowflake as Discord writes ids. */
export const snowflake = z.string().regex(/^\d{1,20}$/);

/** The moment a snowflake was made. */
export function snowflakeTime(id: string): Date {
  return new Date(Number((BigInt(id) >> 22n) + discordEpochMs));
}

/** The first snowflake of a moment. */
export function snowflakeAt(moment: Date): string {
  const sinceEpochMs = BigInt(moment.getTime()) - discordEpochMs;
  return String((sinceEpochMs < 0n ? 0n : sinceEpochMs) << 22n);
}

/** What has to be stored to reach a conversation again. */
export function toAddress(userId: string, interaction?: PendingInteraction): Json {
  return { userId, ...(interaction === undefined ? {} : { interaction: { ...interaction } }) };
}

/** Reads a stored conversation; an interaction that can't be answered any more is left out. */
export function readAddress(to: ConversationRef, now: Date): Address {
  const read = addressSchema.safeParse(to.address).data;
  const interaction = read?.interaction;
  const answerable =
    interaction !== undefined &&
    snowflake.safeParse(interaction.id).success &&
    now.getTime() - snowflakeTime(interaction.id).getTime() < answerableMs;
  return {
    channelId: to.id,
    isDirect: to.kind === "direct",
    userId: read?.userId,
    interaction: answerable ? interaction : undefined,
  };
}
