import type { IncomingMessage, ServerResponse } from "node:http";
import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChannelAdapter, ChannelHealth } from "../../adapters/channel.ts";
import { ChannelError } from "../../core/errors.ts";
import { newVisitor } from "../../test/emulators/web.ts";
import { ordinaryAnswers, reportOf } from "../../test/fixtures/report-view.ts";
import { startWebHarness, type WebHarness } from "../../test/support/web-harness.ts";
import { maxPhotoBytes, reportView } from "./contract.ts";

/** A platform that counts the bytes of its webhooks. */
function countingChannel(health: () => ChannelHealth): ChannelAdapter {
  return {
    maxPhotoBytes: 0,
    webhook: async (request: IncomingMessage, response: ServerResponse) => {
      if (request.headers["x-fault"] !== undefined) throw new Error("a fault with words of a person in it");
      let sizeBytes = 0;
      for await (const chunk of request as AsyncIterable<Uint8Array>) sizeBytes += chunk.byteLength;
      response.writeHead(200).end(String(sizeBytes));
    },
    start: async () => undefined,
    stop: async () => undefined,
    health,
    send: async () => ({ parts: [] }),
    download: async () => {
      throw new ChannelError("not-found", "no files here");
    },
  };
}

const problemOf = async (answer: Response) => [
  answer.status,
  ((await answer.json()) as { code: string }).code,
];

describe("the HTTP server", () => {
  let leo: WebHarness;
  let platform: ChannelHealth = { ok: true };
  let check: () => Promise<ChannelHealth> = async () => ({ ok: true });
  beforeAll(async () => {
    leo = await startWebHarness({
      channels: { counting: countingChannel(() => platform) },
      checks: { database: () => check() },
      loadReport: async (_person, id) => (id === undefined ? reportOf("en", ordinaryAnswers) : undefined),
    });
  });
  afterAll(() => leo.stop());
  const get = (path: string, options?: RequestInit) => fetch(`${leo.baseUrl}${path}`, options);

  it("says that it lives, and whether it is ready", async () => {
    expect((await get("/healthz")).status).toBe(200);
    const ready = await get("/readyz");
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { ready: true, database: { ok: true }, channels: { web: { ok: true }, counting: { ok: true } } },
    ]);
  });

  it("is not ready while a check fails, without telling why to strangers", async () => {
    check = async () => {
      throw new Error("password of the database");
    };
    const failed = await get("/readyz");
    const body = await failed.text();
    expect([failed.status, JSON.parse(body)]).toMatchObject([503, { ready: false, database: { ok: false } }]);
    expect(body).not.toContain("password");
    expect((await get("/healthz")).status).toBe(200);
    check = async () => ({ ok: true });
    expect((await get("/readyz")).status).toBe(200);
  });

  it("stays ready with one broken channel, and names it", async () => {
    platform = { ok: false, detail: "the token was refused; make a new one with @BotFather" };
    const answer = await get("/readyz");
    expect([answer.status, await answer.json()]).toMatchObject([200, { channels: { counting: platform } }]);
    platform = { ok: true };
  });

  it("hands a webhook its raw body, 10 MB too, and answers 500 where its channel throws", async () => {
    const body = Buffer.alloc(10 * 1024 * 1024, "x");
    const taken = await get("/webhooks/counting?secret=1", { method: "POST", body });
    expect([taken.status, await taken.text()]).toEqual([200, String(body.length)]);
    const failed = await get("/webhooks/counting", {
      method: "POST",
      body: "x",
      headers: { "X-Fault": "1" },
    });
    expect(failed.status).toBe(500);
    expect(leo.logged.join()).not.toContain("words of a person");
    for (const path of ["/webhooks/web", "/webhooks/nobody", "/webhooks/", "/webhooks/__proto__"]) {
      expect((await get(path, { method: "POST", body })).status).toBe(404);
    }
  });

  it("gives a visitor a cookie that scripts and other sites can't use", async () => {
    const answer = await get("/");
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^leo_visitor=[A-Za-z0-9_-]{43};/);
    expect(cookie).toContain("HttpOnly");
    expect(cookie).toContain("SameSite=Lax");
    expect(cookie).not.toContain("Secure");
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("x-powered-by")).toBeNull();
  });

  it("marks cookies as secure where people come over HTTPS", async () => {
    const secure = await startWebHarness({ publicUrl: "https://leo.test" });
    const answer = await fetch(`${secure.baseUrl}/api/session`);
    expect(answer.headers.getSetCookie().join()).toContain("Secure");
    expect(answer.headers.get("strict-transport-security")).not.toBeNull();
    await secure.stop();
  });

  it("answers what it can't do with a problem that names the request", async () => {
    const answer = await get("/api/nothing");
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    const problem: unknown = await answer.json();
    expect(problem).toEqual({
      type: "about:blank",
      title: "Not Found",
      status: 404,
      code: "not-found",
      correlationId: answer.headers.get("x-correlation-id"),
    });
    expect(await problemOf(await get("/api/report"))).toEqual([401, "signed-out"]);
    expect(await problemOf(await get("/api/report?id=1'--"))).toEqual([400, "bad-request"]);
    expect(await problemOf(await get("/api/report?id=a&id=b"))).toEqual([400, "bad-request"]);
    const body = Buffer.alloc(10 * 1024 * 1024, "{");
    const wrongMethod = await get("/api/session", { method: "POST", body });
    expect(wrongMethod.headers.get("allow")).toBe("GET, HEAD");
    expect(await problemOf(wrongMethod)).toEqual([405, "method-not-allowed"]);
    expect(await problemOf(await get("/nowhere", { method: "DELETE" }))).toEqual([404, "not-found"]);
    expect((await get("/r/%E0%A4%A")).status).toBe(400);
    expect((await get("/assets/..%2f..%2fpackage.json")).status).toBe(404);
    expect((await get("/assets/%00.js")).status).toBeGreaterThanOrEqual(400);
  });

  it("shows a chatting visitor the own report, newest first", async () => {
    const visitor = newVisitor(leo.baseUrl);
    const page = await visitor.open(0);
    page.send({ kind: "text", id: "client-id-1", text: "hello" });
    await expect
      .poll(
        async () =>
          ((await (await visitor.fetch("/api/session")).json()) as { reportAccess: boolean }).reportAccess,
      )
      .toBe(true);
    const answer = await visitor.fetch("/api/report");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(reportView.parse(await answer.json()).glow?.score).toBe(
      reportOf("en", ordinaryAnswers).glow?.score,
    );
    const none = await visitor.fetch("/api/report?id=0b0e7f0e-5d3d-4d53-8a39-0a9c8a6a7c11");
    expect(await problemOf(none)).toEqual([404, "no-report"]);
    await page.close();
  });

  it("serves scripts compressed to who wants it, and for good", async () => {
    const html = await (await get("/")).text();
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? "";
    const plain = await get(script, { headers: { "Accept-Encoding": "identity" } });
    const small = await get(script, { headers: { "Accept-Encoding": "gzip, br" } });
    expect(small.headers.get("content-encoding")).toBe("br");
    expect(small.headers.get("content-type")).toContain("text/javascript");
    expect(small.headers.get("cache-control")).toContain("immutable");
    expect(await small.text()).toBe(await plain.text());
    expect((await get("/assets/none.js")).status).toBe(404);
  });

  describe("takes photos", () => {
    const jpeg = { "Content-Type": "image/jpeg" };
    const body = "photo";
    const post = async (headers: Record<string, string>, content: BodyInit) => {
      const visitor = newVisitor(leo.baseUrl);
      await visitor.fetch("/api/session");
      return visitor.fetch("/api/web/photos", { method: "POST", headers, body: content });
    };

    it("from this site's visitors only", async () => {
      expect(await problemOf(await get("/api/web/photos", { method: "POST", headers: jpeg, body }))).toEqual([
        401,
        "signed-out",
      ]);
      const strange = await post({ ...jpeg, Origin: "https://elsewhere.test" }, body);
      expect(await problemOf(strange)).toEqual([403, "forbidden-origin"]);
      expect((await post({ ...jpeg, Origin: leo.baseUrl }, body)).status).toBe(201);
    });

    it("of 20 MB at most, announced or not", async () => {
      const tooLarge = Buffer.alloc(maxPhotoBytes + 1);
      expect(await problemOf(await post(jpeg, tooLarge))).toEqual([413, "too-large"]);
      const visitor = newVisitor(leo.baseUrl);
      await visitor.fetch("/api/session");
      const status = await new Promise<number | undefined>((resolve, reject) => {
        const options = { method: "POST", headers: { ...jpeg, Cookie: visitor.cookies() } };
        const upload = httpRequest(`${leo.baseUrl}/api/web/photos`, options, (answer) =>
          resolve(answer.statusCode),
        );
        upload.on("error", reject);
        for (let sent = 0; sent < 25; sent += 1) upload.write(Buffer.alloc(1024 * 1024));
        upload.end();
      });
      expect(status).toBe(413);
      expect((await post(jpeg, Buffer.alloc(maxPhotoBytes))).status).toBe(201);
    });

    it("that are pictures by their type, and not empty", async () => {
      expect(await problemOf(await post({ "Content-Type": "text/html" }, body))).toEqual([
        415,
        "unsupported-type",
      ]);
      expect(await problemOf(await post(jpeg, ""))).toEqual([400, "bad-request"]);
    });

    it("a few at a time", async () => {
      const visitor = newVisitor(leo.baseUrl);
      await visitor.fetch("/api/session");
      const upload = () => visitor.fetch("/api/web/photos", { method: "POST", headers: jpeg, body });
      const statuses: number[] = [];
      for (let number = 0; number < 9; number += 1) statuses.push((await upload()).status);
      expect(statuses).toEqual([201, 201, 201, 201, 201, 201, 201, 201, 429]);
      leo.clock.advance(15_000);
      expect((await upload()).status).toBe(201);
    });
  });

  it("tells the pages to come back when it stops, and answers what still runs", async () => {
    const other = await startWebHarness();
    const page = await newVisitor(other.baseUrl).open(0);
    other.server.drain();
    expect((await fetch(`${other.baseUrl}/readyz`)).status).toBe(503);
    expect((await fetch(`${other.baseUrl}/api/session`)).status).toBe(200);
    await other.server.close(500);
    expect(await page.closed).toBe(1012);
    await expect(fetch(`${other.baseUrl}/healthz`)).rejects.toThrow();
    await other.stop();
  });
});
