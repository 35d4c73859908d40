import { z } from "zod";
import { variable } from "../../core/variable.ts";

/** How the Slack channel is set up. */
export interface SlackSettings {
  /** The Bot User OAuth Token; a secret. */
  readonly botToken: string;
  /** Set when Slack posts its events to `{publicUrl}/webhooks/slack`; a secret. */
  readonly signingSecret: string | undefined;
  /** Set when events come over Socket Mode; a secret. */
  readonly appToken: string | undefined;
  /** Address of the Web API with a slash at the end. */
  readonly apiUrl: string;
  readonly photosAllowed: boolean;
}

const variables = z.object({
  SLACK_BOT_TOKEN: variable,
  SLACK_SIGNING_SECRET: variable,
  SLACK_APP_TOKEN: variable,
  SLACK_API_URL: variable,
  SLACK_PHOTOS: variable,
});

const apps = "https://api.slack.com/apps";

/** Reads `SLACK_*`; `undefined` without any token, an error for what is half set. */
export const slackEnv = variables.transform((read, context): SlackSettings | undefined => {
  const refuse = (name: keyof typeof read, message: string): void => {
    context.addIssue({ code: "custom", path: [name], message });
  };
  const { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = read;
  if (botToken === undefined) {
    if (signingSecret !== undefined || appToken !== undefined)
      refuse(
        "SLACK_BOT_TOKEN",
        `is missing, though other Slack settings are there; ${apps}, your app, OAuth & Permissions shows it`,
      );
    return undefined;
  }
  if (!/^(?:xoxe\.)?xoxb-[\w-]+$/.test(botToken))
    refuse(
      "SLACK_BOT_TOKEN",
      `must begin with xoxb-: copy the Bot User OAuth Token of ${apps}, OAuth & Permissions`,
    );
  if (signingSecret === undefined && appToken === undefined)
    refuse(
      "SLACK_APP_TOKEN",
      "or SLACK_SIGNING_SECRET is needed too: the first for Socket Mode, the second for events over HTTP",
    );
  if (appToken !== undefined && !/^xapp-[\w-]+$/.test(appToken))
    refuse(
      "SLACK_APP_TOKEN",
      `must begin with xapp-: make one at ${apps}, Basic Information, App-Level Tokens`,
    );
  if (signingSecret !== undefined && /\s/.test(signingSecret))
    refuse("SLACK_SIGNING_SECRET", `holds a space: copy it from ${apps}, Basic Information, App Credentials`);
  const apiUrl = `${(read.SLACK_API_URL ?? "https://slack.com/api").replace(/\/+$/, "")}/`;
  if (!/^https?:\/\//.test(apiUrl) || !URL.canParse(apiUrl))
    refuse("SLACK_API_URL", "must be an http or https address");
  const photos = read.SLACK_PHOTOS ?? "off";
  if (photos !== "on" && photos !== "off") refuse("SLACK_PHOTOS", "must be on or off");
  return { botToken, signingSecret, appToken, apiUrl, photosAllowed: photos === "on" };
});
