import { describe, expect, test } from "vitest";
import { teamsEnv } from "./settings.ts";

const app = { MICROSOFT_APP_ID: "1111-2222", MICROSOFT_APP_PASSWORD: "secret" };

function faults(env: Readonly<Record<string, string>>): string[] {
  const read = teamsEnv.safeParse(env);
  return read.success ? [] : read.error.issues.map(({ path }) => path.join("."));
}

describe("the settings of Teams", () => {
  test("are off without an app id, with empty variables, and where they are switched off", () => {
    expect(teamsEnv.parse({})).toBeUndefined();
    expect(teamsEnv.parse({ MICROSOFT_APP_ID: "", TEAMS_ENABLED: "", TEAMS_PHOTOS: " " })).toBeUndefined();
    expect(teamsEnv.parse({ ...app, TEAMS_ENABLED: "false" })).toBeUndefined();
    expect(teamsEnv.parse({ MICROSOFT_APP_ID: "1111-2222", TEAMS_ENABLED: "no" })).toBeUndefined();
  });

  test("are Microsoft's public cloud and a multi-tenant app unless told, with photos off", () => {
    expect(teamsEnv.parse(app)).toEqual({
      credentials: { appId: "1111-2222", password: "secret", tenantId: "botframework.com" },
      openIdMetadataUrl: "https://login.botframework.com/v1/.well-known/openidconfiguration",
      loginUrl: "https://login.microsoftonline.com",
      serviceHosts: ["smba.trafficmanager.net", "*.teams.microsoft.com", "*.botframework.com"],
      photosAllowed: false,
    });
    const own = teamsEnv.parse({
      ...app,
      MICROSOFT_APP_TENANT_ID: "tenant",
      TEAMS_PHOTOS: "on",
      TEAMS_LOGIN_URL: "https://login.example/",
      TEAMS_ALLOWED_SERVICE_HOSTS: " Smba.Example , *.bots.example:8443 ",
    });
    expect(own).toMatchObject({
      credentials: { tenantId: "tenant" },
      photosAllowed: true,
      loginUrl: "https://login.example",
      serviceHosts: ["smba.example", "*.bots.example:8443"],
    });
  });

  test.each([
    ["MICROSOFT_APP_PASSWORD", { MICROSOFT_APP_ID: "1111-2222" }],
    ["MICROSOFT_APP_ID", { MICROSOFT_APP_PASSWORD: "secret" }],
    ["MICROSOFT_APP_ID", { MICROSOFT_APP_TENANT_ID: "tenant" }],
    ["MICROSOFT_APP_ID", { ...app, MICROSOFT_APP_ID: "two words" }],
    ["MICROSOFT_APP_TENANT_ID", { ...app, MICROSOFT_APP_TENANT_ID: "a/b" }],
    ["TEAMS_ENABLED", { ...app, TEAMS_ENABLED: "perhaps" }],
    ["TEAMS_PHOTOS", { ...app, TEAMS_PHOTOS: "yes please" }],
    ["TEAMS_OPENID_METADATA_URL", { ...app, TEAMS_OPENID_METADATA_URL: "openid" }],
    ["TEAMS_LOGIN_URL", { ...app, TEAMS_LOGIN_URL: "ftp://x" }],
    ["TEAMS_ALLOWED_SERVICE_HOSTS", { ...app, TEAMS_ALLOWED_SERVICE_HOSTS: "https://smba.example/" }],
  ])("name %s where it is wrong or missing", (variable, env) => {
    expect(faults(env as Readonly<Record<string, string>>)).toEqual([variable]);
  });

  test("without an app id are taken only where nobody else can reach Leo", () => {
    for (const HOST of ["127.0.0.1", "localhost", "::1", "127.3.2.1"])
      expect(teamsEnv.parse({ TEAMS_ENABLED: "true", HOST })).toMatchObject({ credentials: undefined });
    for (const HOST of ["", "0.0.0.0", "::", "192.168.1.4", "127.0.0.1.example.com", "leo.example"])
      expect(faults({ TEAMS_ENABLED: "true", HOST })).toEqual(["TEAMS_ENABLED"]);
    expect(faults({ TEAMS_ENABLED: "true" })).toEqual(["TEAMS_ENABLED"]);
  });
});
