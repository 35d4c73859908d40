import { Api } from "grammy";
import type { WebhookInfo } from "grammy/types";
import type { DiagnosisContext, Finding } from "../channel.ts";
import { statusOf, toChannelError } from "./errors.ts";
import { openConnections } from "./request.ts";
import type { TelegramSettings } from "./settings.ts";
import { isTokenRefused } from "./status.ts";

/** A poll this long meets every rival: one that is cut off polls again within it. */
const rivalPollSeconds = 3;
/** A failed post that is older says nothing about now. */
const recentFailureMs = 3_600_000;

/** grammY's own type of the same thing. */
type GrammySignal = NonNullable<Parameters<Api["getMe"]>[0]>;

const getAnotherToken =
  "open https://t.me/BotFather, send /mybots, choose the bot, click API Token, and copy it into .env as TELEGRAM_BOT_TOKEN";

/** The findings about the token; the second value says whether the bot could be asked anything else. */
async function checkToken(api: Api, signal: GrammySignal): Promise<[Finding, boolean]> {
  const what = "Telegram token";
  try {
    const me = await api.getMe(signal);
    return [{ what, ok: true, detail: `belongs to @${me.username}` }, true];
  } catch (error) {
    const refused = isTokenRefused(error);
    const finding: Finding = {
      what,
      ok: false,
      detail: refused ? "Telegram doesn't know TELEGRAM_BOT_TOKEN" : toChannelError(error, "getMe").message,
      remedy: refused
        ? getAnotherToken
        : "check that this machine reaches Telegram (network, proxy, TELEGRAM_API_ROOT)",
    };
    return [finding, false];
  }
}

/** Where an address leads, without what may be secret in it. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "an unreadable address";
}

function aboutWebhook(info: WebhookInfo, expected: string, now: Date): Finding {
  const what = "Telegram webhook";
  if (!expected.startsWith("https://"))
    return {
      what,
      ok: false,
      detail: "PUBLIC_URL is no https address, and Telegram posts to no other",
      remedy: "set PUBLIC_URL to Leo's https address, or TELEGRAM_MODE=polling",
    };
  if (info.url !== expected)
    return {
      what,
      ok: false,
      detail:
        info.url === undefined || info.url === ""
          ? "not registered yet"
          : `posts go to ${hostOf(info.url)}, not to ${expected}`,
      remedy: "start Leo: it registers its address itself; if it changes back, another program uses this bot",
    };
  const failedAt = (info.last_error_date ?? 0) * 1000;
  if (now.getTime() - failedAt < recentFailureMs)
    return {
      what,
      ok: false,
      detail: `Telegram could not post at ${new Date(failedAt).toISOString()}; ${info.pending_update_count} updates wait`,
      remedy: `open ${expected} from outside: it has to answer 405; if it doesn't, mend the certificate, proxy or firewall`,
    };
  return { what, ok: true, detail: `registered, ${info.pending_update_count} updates wait` };
}

function aboutNoWebhook(info: WebhookInfo): Finding {
  const what = "Telegram polling";
  if (info.url === undefined || info.url === "")
    return { what, ok: true, detail: `no webhook in the way, ${info.pending_update_count} updates wait` };
  return {
    what,
    ok: false,
    detail: `a webhook at ${hostOf(info.url)} takes the updates`,
    remedy: `start Leo: it removes the webhook; if it comes back, another program uses this bot: ${getAnotherToken} after Revoke current token`,
  };
}

/** Polls for a moment without acknowledging anything; a rival is told by the conflict. */
async function checkRivals(api: Api, signal: GrammySignal): Promise<Finding> {
  const what = "Telegram poller";
  try {
    await api.getUpdates({ timeout: rivalPollSeconds, limit: 1 }, signal);
    return { what, ok: true, detail: "no other program polls with this token" };
  } catch (error) {
    const rival = statusOf(error) === 409;
    return {
      what,
      ok: false,
      detail: rival
        ? "another program polls with this bot's token"
        : toChannelError(error, "getUpdates").message,
      remedy: rival
        ? "stop the other program, or give it a bot of its own at https://t.me/BotFather"
        : "try again in a minute",
    };
  }
}

/** Looks at token, webhook and rival pollers through Telegram's eyes; acknowledges no update and changes nothing. */
export async function diagnoseTelegram(
  settings: TelegramSettings,
  about: DiagnosisContext,
): Promise<readonly Finding[]> {
  const { apiRoot, token, webhookSecret } = settings;
  const connections = openConnections(apiRoot, about.heardTime);
  const api = new Api(token, { apiRoot, fetch: connections.fetch });
  const signal = about.signal as GrammySignal;
  try {
    const [tokenFinding, known] = await checkToken(api, signal);
    if (!known) return [tokenFinding];
    const info = await api.getWebhookInfo(signal);
    if (webhookSecret !== undefined)
      return [tokenFinding, aboutWebhook(info, `${about.publicUrl}/webhooks/telegram`, about.clock())];
    const polling = aboutNoWebhook(info);
    // A running Leo would lose its own poll to the question.
    if (!polling.ok || about.leoRuns) return [tokenFinding, polling];
    return [tokenFinding, polling, await checkRivals(api, signal)];
  } catch (error) {
    return [
      {
        what: "Telegram",
        ok: false,
        detail: toChannelError(error, "getWebhookInfo").message,
        remedy: "try again in a minute",
      },
    ];
  } finally {
    connections.close();
  }
}
