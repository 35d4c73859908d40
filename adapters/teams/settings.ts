import { z } from "zod";
import { variable } from "../../core/variable.ts";
import { defaultServiceHosts, isLoopbackName } from "./service-hosts.ts";

/** The bot's own credentials. */
export interface TeamsCredentials {
  /** Application (client) id of the app registration. */
  readonly appId: string;
  /** The value of its client secret. */
  readonly password: string;
  /** Directory the app belongs to; `botframework.com` for a multi-tenant one. */
  readonly tenantId: string;
}

/** How the Teams channel is set up. */
export interface TeamsSettings {
  /** Absent only where Leo listens on loopback alone: then nothing is signed, as with the Bot Framework Emulator. */
  readonly credentials: TeamsCredentials | undefined;
  /** Where the keys are published that sign what Teams sends. */
  readonly openIdMetadataUrl: string;
  /** Where Leo gets its own tokens, without a slash at the end. */
  readonly loginUrl: string;
  /** Hosts that Leo sends messages, and its token, to; `*.` in front stands for any name below. */
  readonly serviceHosts: readonly string[];
  readonly photosAllowed: boolean;
}

const variables = z.object({
  MICROSOFT_APP_ID: variable,
  MICROSOFT_APP_PASSWORD: variable,
  MICROSOFT_APP_TENANT_ID: variable,
  TEAMS_ENABLED: variable,
  TEAMS_OPENID_METADATA_URL: variable,
  TEAMS_LOGIN_URL: variable,
  TEAMS_ALLOWED_SERVICE_HOSTS: variable,
  TEAMS_PHOTOS: variable,
  // Leo's own: without credentials only this machine may reach the webhook.
  HOST: variable,
});

const publicOpenIdUrl = "https://login.botframework.com/v1/.well-known/openidconfiguration";
const publicLoginUrl = "https://login.microsoftonline.com";
/** Where tokens of multi-tenant bots come from. */
const sharedTenant = "botframework.com";

const yes = /^(?:true|1|yes|on)$/i;
const no = /^(?:false|0|no|off)$/i;
const hostPattern = /^(?:\*\.)?(?:[\w-]+(?:\.[\w-]+)*|\[[\da-f:]+\])(?::\d{1,5})?$/i;

function isHttpUrl(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text);
}

/** Reads `MICROSOFT_APP_*` and `TEAMS_*`; `undefined` where Teams is off, an error for what is half set. */
export const teamsEnv = variables.transform((read, context): TeamsSettings | undefined => {
  const refuse = (name: keyof typeof read, message: string): void => {
    context.addIssue({ code: "custom", path: [name], message });
  };
  const flag = (name: "TEAMS_ENABLED" | "TEAMS_PHOTOS"): boolean | undefined => {
    const value = read[name];
    if (value === undefined) return undefined;
    if (!yes.test(value) && !no.test(value)) refuse(name, "must be true or false");
    return yes.test(value);
  };
  const enabled = flag("TEAMS_ENABLED");
  const photosAllowed = flag("TEAMS_PHOTOS") ?? false;
  const {
    MICROSOFT_APP_ID: appId,
    MICROSOFT_APP_PASSWORD: password,
    MICROSOFT_APP_TENANT_ID: tenantId,
  } = read;

  if (appId === undefined && (password !== undefined || tenantId !== undefined))
    refuse(
      "MICROSOFT_APP_ID",
      "is missing, though other Microsoft settings are there; it is the Application (client) ID at https://portal.azure.com, App registrations",
    );
  if (appId !== undefined && password === undefined && enabled !== false)
    refuse(
      "MICROSOFT_APP_PASSWORD",
      "is missing; it is the value of a client secret at https://portal.azure.com, App registrations, Certificates & secrets",
    );
  if (appId === undefined && enabled === true && !isLoopbackName(read.HOST ?? ""))
    refuse(
      "TEAMS_ENABLED",
      "without MICROSOFT_APP_ID works on this machine alone: set HOST=127.0.0.1, or the app id",
    );
  if (appId !== undefined && !/^[\w.-]+$/.test(appId))
    refuse("MICROSOFT_APP_ID", "is no application id; copy the Application (client) ID");
  if (tenantId !== undefined && !/^[\w.-]+$/.test(tenantId))
    refuse("MICROSOFT_APP_TENANT_ID", "is no directory id; copy the Directory (tenant) ID");

  const openIdMetadataUrl = read.TEAMS_OPENID_METADATA_URL ?? publicOpenIdUrl;
  if (!isHttpUrl(openIdMetadataUrl)) refuse("TEAMS_OPENID_METADATA_URL", "must be an http or https address");
  const loginUrl = (read.TEAMS_LOGIN_URL ?? publicLoginUrl).replace(/\/+$/, "");
  if (!isHttpUrl(loginUrl)) refuse("TEAMS_LOGIN_URL", "must be an http or https address");
  const given = read.TEAMS_ALLOWED_SERVICE_HOSTS?.split(",").map((host) => host.trim().toLowerCase());
  const serviceHosts = given?.filter((host) => host !== "") ?? defaultServiceHosts;
  const wrongHost = serviceHosts.find((host) => !hostPattern.test(host));
  if (wrongHost !== undefined)
    refuse("TEAMS_ALLOWED_SERVICE_HOSTS", `"${wrongHost}" is no host name; give names separated by commas`);

  if (enabled === false || (appId === undefined && enabled === undefined)) return undefined;
  const credentials =
    appId === undefined || password === undefined
      ? undefined
      : { appId, password, tenantId: tenantId ?? sharedTenant };
  return { credentials, openIdMetadataUrl, loginUrl, serviceHosts, photosAllowed };
});
