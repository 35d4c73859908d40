import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../core/ids.ts";
import {
  createReportLink,
  reportLinkLifetimeMs,
  webSessionLifetimeMs,
} from "../../models/report-links/report-link.ts";
import { newVisitor } from "../../test/emulators/web.ts";
import { startWebHarness, type WebHarness } from "../../test/support/web-harness.ts";

describe("a report link", () => {
  let leo: WebHarness;
  const assessmentId = newId();
  beforeAll(async () => {
    leo = await startWebHarness();
  });
  afterAll(() => leo.stop());

  async function newLink(locale = "en"): Promise<{ path: string; token: string; personId: string }> {
    const personId = await leo.addPerson(locale);
    const token = await createReportLink(leo.database, { personId, assessmentId, now: leo.clock.now() });
    return { path: `/r/${token}`, token, personId };
  }
  const press = (visitor: ReturnType<typeof newVisitor>, path: string) =>
    visitor.fetch(path, { method: "POST", headers: { Origin: leo.baseUrl } });

  it("has 128 random bits, of which only a hash is stored", async () => {
    const { token } = await newLink();
    expect(Buffer.from(token, "base64url")).toHaveLength(16);
    const rows = await leo.database.query<{ token_hash: string }>({
      text: "SELECT token_hash FROM report_links",
    });
    expect(rows.length).toBeGreaterThan(0);
    for (const { token_hash } of rows) expect(token_hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("opens the report at a press and gives the browser a cookie that scripts can't read", async () => {
    const { path } = await newLink();
    const visitor = newVisitor(leo.baseUrl);
    const page = await visitor.fetch(path);
    expect(page.status).toBe(200);
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.headers.get("content-security-policy")).toContain("script-src 'self'");
    expect(await page.text()).toContain('<form method="post">');
    const opened = await press(visitor, path);
    expect(opened.status).toBe(303);
    expect(opened.headers.get("location")).toBe(`/report?id=${assessmentId}`);
    const cookie = opened.headers.getSetCookie().find((line) => line.startsWith("leo_session="));
    expect(cookie).toContain("HttpOnly");
    expect(cookie).toContain("SameSite=Lax");
    expect(cookie).toContain("Path=/");
    expect(cookie).not.toContain("Secure");
    const session: unknown = await (await visitor.fetch("/api/session")).json();
    expect(session).toMatchObject({ reportAccess: true });
  });

  it("isn't used up by the previews of chat platforms", async () => {
    const { path } = await newLink();
    for (const method of ["HEAD", "GET", "GET"]) {
      const crawler = await fetch(`${leo.baseUrl}${path}`, {
        method,
        headers: { "User-Agent": "TelegramBot" },
      });
      expect(crawler.status).toBe(200);
      expect(crawler.headers.getSetCookie()).toEqual([]);
    }
    expect((await press(newVisitor(leo.baseUrl), path)).status).toBe(303);
  });

  it("works in one browser: the first goes on, a second is told what to do", async () => {
    const { path } = await newLink("de");
    const first = newVisitor(leo.baseUrl);
    await press(first, path);
    const second = newVisitor(leo.baseUrl);
    for (const answer of [await second.fetch(path), await press(second, path)]) {
      expect(answer.status).toBe(410);
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(await answer.text()).toContain("Dieser Link wurde schon geöffnet");
    }
    const again = await first.fetch(path);
    expect([again.status, again.headers.get("location")]).toEqual([303, `/report?id=${assessmentId}`]);
  });

  it("lets one of ten browsers in that press at the same moment", async () => {
    const { path } = await newLink();
    const answers = await Promise.all(Array.from({ length: 10 }, () => press(newVisitor(leo.baseUrl), path)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([
      303,
      ...Array.from({ length: 9 }, () => 410),
    ]);
  });

  it("is good for 15 minutes, and says so afterwards in the person's language", async () => {
    const { path } = await newLink("ru");
    leo.clock.advance(reportLinkLifetimeMs);
    const visitor = newVisitor(leo.baseUrl);
    for (const answer of [await visitor.fetch(path), await press(visitor, path)]) {
      expect(answer.status).toBe(410);
      expect(await answer.text()).toContain("Срок действия ссылки истёк");
    }
  });

  it("gives access for 30 days", async () => {
    const { path } = await newLink();
    const visitor = newVisitor(leo.baseUrl);
    await press(visitor, path);
    leo.clock.advance(webSessionLifetimeMs - 1);
    expect((await visitor.fetch("/api/report")).status).toBe(404);
    leo.clock.advance(1);
    expect((await visitor.fetch("/api/report")).status).toBe(401);
  });

  it("can't be pressed by another site", async () => {
    const { path } = await newLink();
    const answer = await newVisitor(leo.baseUrl).fetch(path, {
      method: "POST",
      headers: { Origin: "https://elsewhere.test" },
    });
    expect(answer.status).toBe(403);
    expect((await press(newVisitor(leo.baseUrl), path)).status).toBe(303);
  });

  it("never stands in the log", async () => {
    const { path, token } = await newLink();
    await press(newVisitor(leo.baseUrl), path);
    expect(leo.logged.some((line) => line.includes("/r/:token"))).toBe(true);
    expect(leo.logged.filter((line) => line.includes(token))).toEqual([]);
  });

  it("that was guessed is 404 in the browser's language, and guessing is slowed down", async () => {
    const { path } = await newLink();
    const guess = () =>
      fetch(`${leo.baseUrl}/r/${newId()}`, { headers: { "Accept-Language": "es-MX, en;q=0.5" } });
    const first = await guess();
    expect(first.status).toBe(404);
    expect(await first.text()).toContain("No hay ningún informe en este enlace");
    const statuses = await Promise.all(Array.from({ length: 30 }, async () => (await guess()).status));
    expect(statuses).toContain(429);
    const real = await newVisitor(leo.baseUrl).fetch(path);
    expect([real.status, real.headers.get("retry-after")]).toEqual([429, "30"]);
    leo.clock.advance(30_000);
    expect((await newVisitor(leo.baseUrl).fetch(path)).status).toBe(200);
  });
});
