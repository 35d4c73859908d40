import { ApplicationFlags, Routes } from "discord.js";
import { z } from "zod";
import type { DiagnosisContext, Finding } from "../channel.ts";
import { snowflake } from "./address.ts";
import { isTokenRefused, toChannelError } from "./errors.ts";
import { fetchGateway } from "./gateway.ts";
import { type DiscordApi, openApi } from "./request.ts";
import { type DiscordSettings, tokenPlace } from "./settings.ts";

/** So few sessions left today mean that the connection has been failing for hours. */
const fewSessions = 50;

const ownUser = z.object({ id: snowflake, username: z.string() });
const application = z.object({ id: snowflake, flags: z.number().catch(0) });
const commandList = z.array(z.object({ name: z.string() }));

/** A question to Discord that becomes a finding, also where it fails. */
async function look(what: string, ask: () => Promise<Omit<Finding, "what">>): Promise<Finding> {
  try {
    return { what, ...(await ask()) };
  } catch (error) {
    const refused = isTokenRefused(error);
    return {
      what,
      ok: false,
      detail: refused ? "Discord doesn't know DISCORD_TOKEN" : toChannelError(error, "question").message,
      remedy: refused
        ? `open ${tokenPlace}`
        : "check that this machine reaches Discord (network, proxy, DISCORD_API_URL), and try again in a minute",
    };
  }
}

function aboutIntents(flags: number): Omit<Finding, "what"> {
  const allowed = ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited;
  return {
    ok: true,
    detail:
      (flags & allowed) === 0
        ? "Message Content is off: direct messages, mentions and commands work all the same"
        : "Message Content is on",
  };
}

async function aboutGateway(api: DiscordApi, signal: AbortSignal): Promise<Omit<Finding, "what">> {
  const { shards, session_start_limit: limit } = await fetchGateway(api, signal);
  const left = limit?.remaining ?? fewSessions;
  if (left < fewSessions)
    return {
      ok: false,
      detail: `only ${left} connections may still be begun today`,
      remedy: "stop whatever else connects with this bot's token; the count starts anew within a day",
    };
  return { ok: true, detail: `${shards} at a time, ${left} more may be begun today` };
}

async function aboutCommands(
  api: DiscordApi,
  applicationId: string,
  { signal, leoRuns }: DiagnosisContext,
): Promise<Omit<Finding, "what">> {
  const commands = commandList.parse(await api.get(Routes.applicationCommands(applicationId), { signal }));
  if (commands.length > 0) return { ok: true, detail: `${commands.length} are registered` };
  if (!leoRuns) return { ok: true, detail: "none is registered yet; Leo does that when it starts" };
  return {
    ok: false,
    detail: "none is registered, though Leo runs",
    remedy: "start Leo again; the reason stands in its log",
  };
}

/** Looks at token, intents, gateway and slash commands through Discord's eyes; connects to no gateway and changes nothing. */
export async function diagnoseDiscord(
  settings: DiscordSettings,
  about: DiagnosisContext,
): Promise<readonly Finding[]> {
  const { signal } = about;
  const api = openApi(settings, about.heardTime);
  try {
    const token = await look("Discord token", async () => {
      const { username } = ownUser.parse(await api.get(Routes.user(), { signal }));
      return { ok: true, detail: `belongs to ${username}` };
    });
    if (!token.ok) return [token];
    let applicationId = "";
    const intents = await look("Discord intents", async () => {
      const { id, flags } = application.parse(await api.get(Routes.currentApplication(), { signal }));
      applicationId = id;
      return aboutIntents(flags);
    });
    const gateway = await look("Discord gateway", () => aboutGateway(api, signal));
    if (!intents.ok) return [token, intents, gateway];
    return [
      token,
      intents,
      gateway,
      await look("Discord commands", () => aboutCommands(api, applicationId, about)),
    ];
  } finally {
    api.close();
  }
}
