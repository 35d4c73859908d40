import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reportView } from "../../bot/http/contract.ts";
import { translator } from "../../core/locales.ts";
import type { EmulatedUser } from "../emulators/telegram-person.ts";
import { type EmulatedVisitor, newVisitor } from "../emulators/web.ts";
import { checkIn, pressShown, reportShown } from "../support/check-in-player.ts";
import { startWholeLeo, type WholeLeo } from "../support/leo.ts";

describe("the link to the full report", () => {
  let leo: WholeLeo;
  let anna: EmulatedUser;
  let berta: EmulatedUser;
  beforeAll(async () => {
    leo = await startWholeLeo();
    anna = leo.telegram.user({ languageCode: "de" });
    berta = leo.telegram.user({ languageCode: "ru" });
    for (const user of [anna, berta]) {
      await checkIn(user);
      await pressShown(user, "photo:without");
      await reportShown(user);
    }
  });
  afterAll(() => leo.stop());

  const linksOf = (user: EmulatedUser) =>
    user.replies().flatMap(({ buttons }) => buttons.flat().flatMap(({ url }) => url ?? []));
  /** Presses "Full report" and gives the path of the new link. */
  const newLink = async (user: EmulatedUser): Promise<string> => {
    const before = linksOf(user).length;
    await pressShown(user, "report:full.");
    await user.waitFor(() => linksOf(user).length > before);
    const url = new URL(linksOf(user).at(-1) ?? "");
    expect(url.origin).toBe(leo.url);
    return url.pathname;
  };
  const openLink = (visitor: EmulatedVisitor, path: string) =>
    visitor.fetch(path, { method: "POST", headers: { Origin: leo.url } });
  const reportOf = async (visitor: EmulatedVisitor, query = "") => {
    const response = await visitor.fetch(`/api/report${query}`);
    return response.status === 200 ? reportView.parse(await response.json()) : response.status;
  };

  it("opens the same report in one browser, once", async () => {
    const path = await newLink(anna);
    expect(path).toMatch(/^\/r\/[\w-]{22}$/);
    const browser = newVisitor(leo.url);
    const page = await browser.fetch(path);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<html lang="de">');
    expect(await reportOf(browser)).toBe(401);
    const opened = await openLink(browser, path);
    expect(opened.status).toBe(303);
    const query = new URL(opened.headers.get("location") ?? "", leo.url).search;
    const report = await reportOf(browser, query);
    if (typeof report === "number") throw new Error(`no report: ${report}`);
    const told = anna
      .replies()
      .map(({ text }) => text)
      .join("\n");
    expect(told).toContain(report.summary);
    expect(told).toContain(`${translator("de")("report:score.label")}: ${report.glow?.score}`);
    expect(report).toMatchObject({ locale: "de", photo: null, chronologicalAge: 42 });
    expect((await browser.fetch(path)).status).toBe(303);

    const other = newVisitor(leo.url);
    const used = await openLink(other, path);
    expect(used.status).toBe(410);
    expect(await used.text()).toContain(translator("de")("web:link.used.title"));
    expect(await reportOf(other)).toBe(401);
    expect(await reportOf(other, query)).toBe(401);
  });

  it("never shows one person the report of another, even by its id", async () => {
    const [annas, bertas] = [newVisitor(leo.url), newVisitor(leo.url)];
    const opened = await openLink(annas, await newLink(anna));
    await openLink(bertas, await newLink(berta));
    const query = new URL(opened.headers.get("location") ?? "", leo.url).search;
    expect(await reportOf(annas, query)).toMatchObject({ locale: "de" });
    expect(await reportOf(bertas)).toMatchObject({ locale: "ru" });
    expect(await reportOf(bertas, query)).toBe(404);
    // A link of somebody else's opened in a browser that already has a report.
    expect((await openLink(bertas, await newLink(anna))).status).toBe(303);
    expect(await reportOf(bertas, query)).toMatchObject({ locale: "de" });
  });

  it("that was guessed is unknown, however it is written, and guessing is slowed down", async () => {
    const guesser = newVisitor(leo.url);
    const guesses = [
      "A".repeat(22),
      "x",
      "%00",
      "..%2f..%2fetc%2fpasswd",
      "'%20OR%201=1--",
      "A".repeat(5_000),
    ];
    for (const guess of guesses) {
      const answer = await guesser.fetch(`/r/${guess}`, { headers: { "Accept-Language": "es" } });
      expect([guess.slice(0, 30), answer.status]).toEqual([guess.slice(0, 30), 404]);
      expect(await answer.text()).toContain(translator("es")("web:link.unknown.title"));
    }
    const malformed = await guesser.fetch("/r/%E0%A4%A");
    expect(malformed.status).toBe(400);
    const statuses = new Set<number>();
    for (let index = 0; index < 30; index += 1)
      statuses.add((await guesser.fetch(`/r/guess-${index}`)).status);
    expect([...statuses]).toEqual([404, 429]);
    // Guessing is counted by address, and tests have one address: the next ones come later.
    leo.clock.advance(20 * 60_000);
  });

  it("that is 15 minutes old says so, and the button gives a new one", async () => {
    const path = await newLink(anna);
    leo.clock.advance(15 * 60_000);
    const browser = newVisitor(leo.url);
    const late = await openLink(browser, path);
    expect(late.status).toBe(410);
    expect(await late.text()).toContain(translator("de")("web:link.expired.title"));
    expect((await openLink(browser, await newLink(anna))).status).toBe(303);
    expect(await reportOf(browser)).toMatchObject({ locale: "de" });
  });
});
