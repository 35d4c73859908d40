import {
  ApplicationCommandUpdateRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  CreatePrivateChannelRequestSchema,
  IncomingWebhookUpdateRequestPartialSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
} from "discord-api-spec/zod";
import { badForm, type Call } from "./discord-call.ts";
import type { SeenRow } from "./discord-state.ts";

/** The schemas of Discord's own specification, by what is asked. */
const schemas = {
  message: MessageCreateRequestSchema,
  edit: MessageEditRequestPartialSchema,
  "answer edit": IncomingWebhookUpdateRequestPartialSchema,
  callback: CreateMessageInteractionCallbackRequestSchema,
  channel: CreatePrivateChannelRequestSchema,
  command: ApplicationCommandUpdateRequestSchema,
};

/** Holds a body against Discord's specification. @throws Refusal as Discord would */
export function checkBody(kind: keyof typeof schemas, body: unknown): void {
  const read = schemas[kind].safeParse(body);
  if (!read.success) throw badForm(read.error?.message ?? kind);
}

/** What a message shall be, read from a body. */
export interface MessageBody {
  readonly content: string | undefined;
  readonly rows: readonly SeenRow[] | undefined;
  readonly attachments:
    | readonly { readonly id: string; readonly filename?: string; readonly description?: string }[]
    | undefined;
  readonly flags: number;
  readonly nonce: string | undefined;
  readonly enforcesNonce: boolean;
}

function isWebAddress(url: string): boolean {
  return (
    URL.canParse(url) &&
    /^(https?|discord):$/.test(new URL(url).protocol) &&
    /[.:]/.test(new URL(url).hostname)
  );
}

/** What the specification doesn't say: ids once a message, buttons five to a row, addresses that can be opened. */
function checkRows(rows: readonly SeenRow[]): void {
  if (rows.length > 5) throw badForm("components: Must be 5 or fewer in length.");
  const ids = new Set<string>();
  for (const { type, components } of rows) {
    const menus = components.filter((each) => each.type === 3).length;
    if (
      type !== 1 ||
      components.length === 0 ||
      components.length > 5 ||
      (menus > 0 && components.length > 1)
    )
      throw badForm("components: The specified component layout is invalid");
    for (const { style, label = "", url, custom_id, options } of components) {
      const isLink = style === 5;
      if (isLink ? url === undefined || !isWebAddress(url) || url.length > 512 : custom_id === undefined)
        throw badForm("components: Not a well formed URL, or no custom id");
      if (custom_id !== undefined && (custom_id === "" || custom_id.length > 100 || ids.has(custom_id)))
        throw badForm("components: Component custom id cannot be duplicated, nor over 100");
      if (custom_id !== undefined) ids.add(custom_id);
      if (label.length > 80) throw badForm("components: label: Must be 80 or fewer in length.");
      const values = new Set(options?.map(({ value }) => value));
      if (
        options !== undefined &&
        (options.length < 1 || options.length > 25 || values.size < options.length)
      )
        throw badForm("components: options");
      if (options?.some((option) => option.label.length > 100 || option.value.length > 100) === true)
        throw badForm("components: options: Must be 100 or fewer in length.");
    }
  }
}

/** Reads what a message shall be. @throws Refusal where Discord would refuse it */
export function readMessageBody({ body, files }: Call): MessageBody {
  const given = body as Readonly<Record<string, unknown>>;
  const content = given.content === undefined || given.content === null ? undefined : String(given.content);
  const rows = given.components as readonly SeenRow[] | undefined;
  const attachments = given.attachments as MessageBody["attachments"];
  if ((content?.length ?? 0) > 2_000) throw badForm("content: Must be 2000 or fewer in length.");
  if (rows !== undefined) checkRows(rows);
  const missing = attachments?.some(({ id }) => id.length < 5 && !files.has(Number(id)));
  if (missing === true || files.size > 10) throw badForm("attachments");
  if (attachments?.some(({ description = "" }) => description.length > 1_024) === true)
    throw badForm("attachments: description: Must be 1024 or fewer in length.");
  const mentions = given.allowed_mentions as { parse?: unknown[] } | undefined;
  if (mentions?.parse?.length !== 0) throw badForm("the bot could ping somebody");
  return {
    content,
    rows,
    attachments,
    flags: Number(given.flags ?? 0),
    nonce: typeof given.nonce === "string" ? given.nonce : undefined,
    enforcesNonce: given.enforce_nonce === true,
  };
}
