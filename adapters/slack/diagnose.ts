import { createHmac } from "node:crypto";
import { newSecret } from "../../core/ids.ts";
import type { DiagnosisContext, Finding } from "../channel.ts";
import { slackClient } from "./client.ts";
import { askAboutToken, scopeAdvice, socketAdvice, tokenAdvice } from "./connect.ts";
import type { SlackSettings } from "./settings.ts";

const apps = "https://api.slack.com/apps";

/** An advice is a line of what is wrong, a colon, and what to do. */
function fault(what: string, advice: string): Finding {
  const [, detail = advice.replace(/; Leo keeps trying$/, ""), remedy = "try again in a minute"] =
    /^(.*?): (open .*)$/.exec(advice) ?? [];
  return { what, ok: false, detail, remedy };
}

async function checkToken(settings: SlackSettings, about: DiagnosisContext): Promise<readonly Finding[]> {
  const what = "Slack bot token";
  try {
    const report = await askAboutToken(slackClient(settings.botToken, settings.apiUrl, about.heardTime));
    const scopes = "Slack scopes";
    return [
      { what, ok: true, detail: `belongs to the workspace ${report.team}` },
      report.missingScopes.length > 0
        ? fault(scopes, scopeAdvice(report.missingScopes))
        : { what: scopes, ok: true, detail: "everything that Leo needs is granted" },
    ];
  } catch (error) {
    return [fault(what, tokenAdvice(error))];
  }
}

async function checkSocket(
  appToken: string,
  settings: SlackSettings,
  about: DiagnosisContext,
): Promise<Finding> {
  const what = "Slack Socket Mode";
  try {
    await slackClient(appToken, settings.apiUrl, about.heardTime).apps.connections.open({});
    return { what, ok: true, detail: "on, and the app token is good for it" };
  } catch (error) {
    return fault(what, socketAdvice(error));
  }
}

/** Asks Leo's own address the question by which Slack checks it, signed as Slack would. */
async function checkEventsUrl(signingSecret: string, about: DiagnosisContext): Promise<Finding> {
  const what = "Slack events";
  const address = `${about.publicUrl}/webhooks/slack`;
  const setUrl = `open ${apps}, choose the app, and enter ${address} as Request URL under Event Subscriptions, Interactivity & Shortcuts and the slash command /leo`;
  if (!about.leoRuns)
    return { what, ok: true, detail: `will be taken at ${address}; to check it, start Leo and ask again` };
  const challenge = newSecret();
  const body = JSON.stringify({ type: "url_verification", challenge });
  const timestamp = String(Math.floor(about.clock().getTime() / 1000));
  const signature = createHmac("sha256", signingSecret).update(`v0:${timestamp}:${body}`).digest("hex");
  const answer = await fetch(address, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": `v0=${signature}`,
    },
    redirect: "error",
    signal: about.signal,
  }).catch(() => undefined);
  const words = await answer?.text().catch(() => undefined);
  if (words?.includes(challenge) !== true)
    return {
      what,
      ok: false,
      detail: `${address} gives ${answer === undefined ? "no answer" : `status ${answer.status}`} to a signed question`,
      remedy: "set PUBLIC_URL to the address under which this Leo is reached from outside, and restart it",
    };
  if (!address.startsWith("https://"))
    return {
      what,
      ok: false,
      detail: `${address} is no https address, and Slack posts to no other`,
      remedy: `set PUBLIC_URL to Leo's https address; then ${setUrl}`,
    };
  return { what, ok: true, detail: `are taken at ${address}` };
}

/** Looks at tokens, permissions and the way events come in; changes nothing. */
export async function diagnoseSlack(
  settings: SlackSettings,
  about: DiagnosisContext,
): Promise<readonly Finding[]> {
  const { appToken, signingSecret } = settings;
  const findings = await Promise.all([
    checkToken(settings, about),
    ...(appToken === undefined ? [] : [checkSocket(appToken, settings, about)]),
    ...(signingSecret === undefined ? [] : [checkEventsUrl(signingSecret, about)]),
  ]);
  return findings.flat();
}
