import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReportView } from "../../bot/http/contract.ts";
import { newId } from "../../core/ids.ts";
import { type Locale, locales, translator } from "../../core/locales.ts";
import { createReportLink } from "../../models/report-links/report-link.ts";
import { fewAnswers, heavyAnswers, ordinaryAnswers, reportOf, seenPhoto } from "../fixtures/report-view.ts";
import { startWebHarness, type WebHarness } from "../support/web-harness.ts";
import {
  createTestBrowser,
  hasChromium,
  type PageOptions,
  seriousFaults,
  sidewaysOverflow,
  visibleText,
} from "./browser.ts";

const ordinary = (locale: Locale) => reportOf(locale, ordinaryAnswers, seenPhoto);

describe.skipIf(!hasChromium)("the report page", () => {
  const reports = new Map<string, ReportView>();
  const browser = createTestBrowser();
  let leo: WebHarness;
  let pictures: string;
  beforeAll(async () => {
    leo = await startWebHarness({ loadReport: async (personId) => reports.get(personId) });
    pictures = await mkdtemp(join(tmpdir(), "leo-report-pages-"));
  });
  afterAll(async () => {
    await browser.close();
    await leo.stop();
  });

  async function openReport(report: ReportView | undefined, options: PageOptions) {
    const personId = await leo.addPerson(options.locale);
    if (report !== undefined) reports.set(personId, report);
    const token = await createReportLink(leo.database, {
      personId,
      assessmentId: newId(),
      now: leo.clock.now(),
    });
    const { page, context } = await browser.open(options);
    const faults: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(message.text());
    });
    page.on("pageerror", (error) => faults.push(String(error)));
    await page.goto(`${leo.baseUrl}/r/${token}`);
    return { page, context, faults };
  }

  for (const locale of locales) {
    for (const screen of ["phone", "desktop"] as const) {
      it(`shows the whole report on a ${screen} in ${locale}, readable for everybody`, async () => {
        const dark =
          screen === "desktop" ? locale === "ru" || locale === "de" : locale === "en" || locale === "es";
        const report = ordinary(locale);
        const { page, context, faults } = await openReport(report, { screen, locale, dark });
        const t = translator(locale);
        expect(await seriousFaults(page)).toEqual([]);
        await page.screenshot({ path: join(pictures, `link-${screen}-${locale}.png`) });
        await page.getByRole("button", { name: t("web:link.open.action") }).click();
        await page.getByText(report.summary.split("\n")[0] ?? "").waitFor();
        await page.getByRole("button", { name: t("report:why.title") }).click();
        await page.getByText(t("report:why.yearsTitle")).waitFor();

        const text = (await visibleText(page, "main")).replaceAll(/\s+/g, " ");
        for (const part of [
          String(report.glow?.score),
          t(`report:archetypes.${report.archetype}.name`),
          ...report.insights.flatMap(({ title, text: words, reason }) => [title, words, reason]),
          ...report.microHabits.flatMap(({ title, action }) => [title, action]),
          t("report:lifestyleAge.disclaimer"),
          t("report:emotionalAge.note"),
          t("report:analysedBy.numbers"),
          t("quiz:sources.factors.activity"),
        ]) {
          expect(text).toContain(part.replaceAll(/\s+/g, " "));
        }
        // A key without a text would show itself.
        expect(text).not.toMatch(/\b(report|web|quiz|photo):[a-z]|\b[a-z]+\.[a-z]+[-_.][a-z]/i);
        expect(await page.locator("html").getAttribute("lang")).toBe(locale);
        await page.screenshot({ path: join(pictures, `report-${screen}-${locale}.png`), fullPage: true });
        expect(await sidewaysOverflow(page)).toEqual([]);
        expect(await seriousFaults(page)).toEqual([]);
        expect(faults).toEqual([]);
        await context.close();
      });
    }
  }

  it("shows help first and no number at all in a heavy time", async () => {
    const report = reportOf("de", heavyAnswers, seenPhoto);
    const { page, context } = await openReport(report, { screen: "phone", locale: "de" });
    const t = translator("de");
    await page.getByRole("button", { name: t("web:link.open.action") }).click();
    await page.getByText(t("report:resourcesFirst.title")).waitFor();
    const text = await visibleText(page, "main");
    expect(text.indexOf("112")).toBeGreaterThan(0);
    expect(text.indexOf("112")).toBeLessThan(text.indexOf(report.microHabits[0]?.title ?? ""));
    for (const measured of [
      "report:score.label",
      "report:lifestyleAge.label",
      "report:emotionalAge.label",
      "report:why.title",
    ]) {
      expect(text).not.toContain(t(measured));
    }
    await page.screenshot({ path: join(pictures, "report-heavy.png"), fullPage: true });
    expect(await seriousFaults(page)).toEqual([]);
    expect(await sidewaysOverflow(page)).toEqual([]);
    await context.close();
  });

  it("says where answers were too few, and where to turn when mood is low", async () => {
    const report = reportOf("en", fewAnswers, { status: "refused", reason: "too-dark", analysedBy: "local" });
    const { page, context } = await openReport(report, { screen: "desktop", locale: "en" });
    const t = translator("en");
    await page.getByRole("button", { name: t("web:link.open.action") }).click();
    await page.getByText(t("web:report.professional")).waitFor();
    const text = await visibleText(page, "main");
    expect(text).toContain(t("report:categories.none"));
    expect(text).toContain(t("web:report.photoRefused"));
    expect(text).toContain("0800 111 0 111");
    await page.screenshot({ path: join(pictures, "report-few.png"), fullPage: true });
    expect(await seriousFaults(page)).toEqual([]);
    await context.close();
  });

  it("tells a browser without a link, and a person without a report, what to do", async () => {
    const { page, context } = await browser.open({ screen: "phone", locale: "es" });
    const t = translator("es");
    await page.goto(`${leo.baseUrl}/report`);
    await page.getByRole("heading", { name: t("web:report.signedOutTitle") }).waitFor();
    await page.screenshot({ path: join(pictures, "report-signed-out.png") });
    expect(await seriousFaults(page)).toEqual([]);
    await context.close();
    const other = await openReport(undefined, { screen: "phone", locale: "es" });
    await other.page.getByRole("button", { name: t("web:link.open.action") }).click();
    await other.page.getByRole("heading", { name: t("web:report.noneTitle") }).waitFor();
    await other.context.close();
  });
});
