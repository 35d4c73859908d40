import { checkBody } from "./discord-bodies.ts";
import { badForm, type Call, Refusal } from "./discord-call.ts";
import { interactionCallback, interactionWebhook } from "./discord-interactions.ts";
import { channelCall } from "./discord-messages.ts";
import { addChannel, type DiscordState } from "./discord-state.ts";

/** What the gateway's address is told with. */
export interface GatewayFacts {
  readonly url: string;
  readonly shards: number;
  readonly remaining: number;
  readonly resetAfterMs: number;
  readonly maxConcurrency: number;
}

function openDirect(state: DiscordState, call: Call): unknown {
  checkBody("channel", call.body);
  const { recipient_id: userId } = call.body as { recipient_id?: string };
  if (userId === undefined) throw badForm("recipient_id");
  const known = [...state.channels.values()].find((each) => each.userId === userId && !each.gone);
  const channel = known ?? addChannel(state, { userId });
  return { id: channel.id, type: 1, recipients: [{ id: userId }] };
}

function putCommands(state: DiscordState, call: Call): unknown {
  if (!Array.isArray(call.body)) throw badForm("commands");
  const commands = call.body as Readonly<Record<string, unknown>>[];
  for (const command of commands) {
    checkBody("command", command);
    const { name, description, name_localizations, description_localizations } = command as {
      name?: string;
      description?: string;
      name_localizations?: Record<string, string>;
      description_localizations?: Record<string, string>;
    };
    const names = [name ?? "", ...Object.values(name_localizations ?? {})];
    const descriptions = [description ?? "", ...Object.values(description_localizations ?? {})];
    if (names.some((each) => !/^[-_'\p{L}\p{N}]{1,32}$/u.test(each) || each !== each.toLowerCase()))
      throw badForm("name: Command name is invalid");
    if (descriptions.some((each) => each.length < 1 || each.length > 100))
      throw badForm("description: Must be between 1 and 100 in length.");
  }
  state.commands = commands;
  return commands;
}

/** Answers a call below `/api/v10`; `undefined` is an answer without content. @throws Refusal */
export function answerCall(state: DiscordState, call: Call, gateway: () => GatewayFacts): unknown {
  const { method, path } = call;
  const [, channelId = "", ofChannel = ""] = /^\/channels\/(\d+)(\/.*)?$/.exec(path) ?? [];
  if (channelId !== "") return channelCall(state, call, channelId, ofChannel);
  const [, interactionId = "", callbackToken = ""] =
    /^\/interactions\/(\d+)\/([^/]+)\/callback$/.exec(path) ?? [];
  if (interactionId !== "") return interactionCallback(state, call, interactionId, callbackToken);
  const [, applicationId = "", token = "", ofWebhook = ""] =
    /^\/webhooks\/(\d+)\/([^/]+)(\/.*)?$/.exec(path) ?? [];
  if (applicationId === state.bot.applicationId) return interactionWebhook(state, call, token, ofWebhook);

  switch (`${method} ${path}`) {
    case "GET /users/@me":
      return { id: state.bot.id, username: state.bot.username, discriminator: "0", bot: true };
    case "GET /applications/@me":
      return { id: state.bot.applicationId, name: "Leo", flags: 0 };
    case "GET /gateway/bot": {
      const { url, shards, remaining, resetAfterMs, maxConcurrency } = gateway();
      return {
        url,
        shards,
        session_start_limit: {
          total: 1_000,
          remaining,
          reset_after: resetAfterMs,
          max_concurrency: maxConcurrency,
        },
      };
    }
    case "POST /users/@me/channels":
      return openDirect(state, call);
    case `GET /applications/${state.bot.applicationId}/commands`:
      return state.commands;
    case `PUT /applications/${state.bot.applicationId}/commands`:
      return putCommands(state, call);
    default:
      throw new Refusal(404, 0, "404: Not Found");
  }
}
