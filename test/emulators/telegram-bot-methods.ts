import { type Call, jsonField, numberField, Refusal, textField } from "./telegram-call.ts";
import type { TelegramState } from "./telegram-state.ts";
import type { UpdateQueue } from "./telegram-updates.ts";

type Handler = (state: TelegramState, call: Call, updates: UpdateQueue) => unknown;

/** Methods about the bot itself, its updates and files, by name in lower case. */
export const botMethods: Readonly<Record<string, Handler>> = {
  getme: ({ bot }) => ({
    id: bot.id,
    is_bot: true,
    first_name: "Leo",
    username: bot.username,
    can_join_groups: true,
  }),
  getupdates: (_, call, updates) =>
    updates.getUpdates(
      numberField(call, "offset"),
      numberField(call, "limit") ?? 100,
      numberField(call, "timeout") ?? 0,
    ),
  setwebhook: (_, call, updates) => {
    const url = textField(call, "url");
    const local = /^http:\/\/(127\.0\.0\.1|localhost)/.test(url);
    if (!url.startsWith("https://") && !local)
      throw new Refusal(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook");
    const secret = textField(call, "secret_token");
    if (!/^[\w-]{0,256}$/.test(secret))
      throw new Refusal(400, "Bad Request: secret token contains unallowed characters");
    updates.setWebhook({ url, secret, maxConnections: numberField(call, "max_connections") ?? 40 });
    return true;
  },
  deletewebhook: (_, __, updates) => {
    updates.setWebhook(undefined);
    return true;
  },
  getwebhookinfo: (_, __, updates) => {
    const failedAtMs = updates.failedAtMs();
    return {
      url: updates.webhook()?.url ?? "",
      pending_update_count: updates.pending(),
      ...(failedAtMs === undefined ? {} : { last_error_date: Math.floor(failedAtMs / 1000) }),
    };
  },
  answercallbackquery: (state, call) => {
    if (state.openPresses.delete(textField(call, "callback_query_id"))) return true;
    throw new Refusal(
      400,
      "Bad Request: query is too old and response timeout expired or query ID is invalid",
    );
  },
  setmycommands: (state, call) => {
    const list = jsonField(call, "commands") as { command: string; description: string }[];
    if (
      list.some(
        ({ command, description }) =>
          !/^[a-z0-9_]{1,32}$/.test(command) || !description || description.length > 256,
      )
    )
      throw new Refusal(400, "Bad Request: BOT_COMMAND_INVALID");
    state.commands.set(textField(call, "language_code"), list);
    return true;
  },
  getfile: (state, call) => {
    const fileId = textField(call, "file_id");
    const file = state.files.get(fileId);
    if (file === undefined)
      throw new Refusal(400, "Bad Request: wrong file_id or the file is temporarily unavailable");
    if (file.sizeBytes > 20 * 1024 * 1024) throw new Refusal(400, "Bad Request: file is too big");
    return { file_id: fileId, file_unique_id: fileId, file_size: file.sizeBytes, file_path: file.path };
  },
};
