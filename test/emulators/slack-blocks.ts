import { z } from "zod";
import { SlackRefusal } from "./slack-call.ts";
import { visibleText } from "./slack-mrkdwn.ts";

const plainText = (most: number) =>
  z.strictObject({
    type: z.literal("plain_text"),
    text: z.string().min(1).max(most),
    emoji: z.boolean().optional(),
  });

const sectionText = z.discriminatedUnion("type", [
  plainText(3_000),
  z.strictObject({
    type: z.literal("mrkdwn"),
    text: z.string().min(1).max(3_000),
    verbatim: z.boolean().optional(),
  }),
]);

const button = z.strictObject({
  type: z.literal("button"),
  action_id: z.string().min(1).max(255),
  text: plainText(75),
  value: z.string().min(1).max(2_000).optional(),
  url: z.url().max(3_000).optional(),
});

const block = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("section"), text: sectionText, expand: z.boolean().optional() }),
  z.strictObject({
    type: z.literal("actions"),
    elements: z
      .array(button)
      .min(1)
      .max(25)
      .refine((all) => new Set(all.map(({ action_id: id }) => id)).size === all.length, "action_id twice"),
  }),
]);

type KnownBlock = z.output<typeof block>;

/** A button as a person sees it. */
export interface SeenSlackButton {
  readonly label: string;
  readonly value: string | undefined;
  readonly url: string | undefined;
  readonly actionId: string;
}

/** Blocks as Slack takes them. @throws SlackRefusal `invalid_blocks` with what is wrong */
export function checkBlocks(raw: unknown, most: number): readonly KnownBlock[] {
  const read = z
    .array(block)
    .max(most)
    .safeParse(raw ?? []);
  if (!read.success) throw new SlackRefusal("invalid_blocks", { details: [z.prettifyError(read.error)] });
  return read.data;
}

/** The words a person sees in blocks. */
export function wordsIn(blocks: readonly Readonly<Record<string, unknown>>[]): string {
  return checkBlocks(blocks, 100)
    .flatMap((each) => {
      if (each.type !== "section") return [];
      return [each.text.type === "mrkdwn" ? visibleText(each.text.text) : each.text.text];
    })
    .join("\n");
}

/** The buttons a person sees in blocks, row by row. */
export function buttonsIn(blocks: readonly Readonly<Record<string, unknown>>[]): readonly SeenSlackButton[] {
  return checkBlocks(blocks, 100).flatMap((each) =>
    each.type !== "actions"
      ? []
      : each.elements.map(({ text, value, url, action_id: actionId }) => ({
          label: text.text,
          value,
          url,
          actionId,
        })),
  );
}
