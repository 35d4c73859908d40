import { describe, expect, it } from "vitest";
import { locales, translator } from "../../core/locales.ts";
import type { PhotoFindings } from "../../pipeline/findings.ts";
import { exampleView } from "../../test/support/assessment-view.ts";
import { buttonsOf, shown } from "../../test/support/turn.ts";
import { progressMessage } from "./progress.ts";
import { reportMessage } from "./report.ts";
import { whyMessages } from "./why.ts";

const picture = { pngBase64: "AAAA", alt: "the score card" };
const ids = ["typical", "best", "worst", "smoker", "lowmood", "senior", "partial"];
/** A range may say that it is no diagnosis; nothing else of the kind is ever said. */
const neverSaid = /therap|clinically|true age|biological age|depression score|терапи|terapia/i;

describe("the report in chat", () => {
  it.each(locales)("shows score, range, archetype, three insights and three habits in %s", (locale) => {
    const view = exampleView("typical", locale);
    const t = translator(locale);
    const message = reportMessage(view, picture, { t, locale, region: "DE", now: new Date("2026-11-24") });
    const text = shown(message);
    expect(message[0]?.kind).toBe("image");
    expect(text).toContain("70");
    expect(text).toContain("36–44");
    expect(text).toContain(t("report:archetypes.balanced-builder.name"));
    for (const insight of view.synthesis.insights) expect(text).toContain(insight.reason);
    for (const habit of view.synthesis.microHabits) expect(text).toContain(habit.action);
    expect(buttonsOf(message).map((button) => button.value)).toEqual([
      `add0.${view.id}`,
      `add1.${view.id}`,
      `add2.${view.id}`,
      `why.${view.id}`,
      `full.${view.id}`,
      `make.${view.id}`,
      "future",
    ]);
  });

  it("leaves out what it has no picture and no photo for", () => {
    const message = reportMessage(exampleView("typical", "en"), null, {
      t: translator("en"),
      locale: "en",
      region: null,
      now: new Date("2026-11-24"),
    });
    expect(message.some((block) => block.kind === "image")).toBe(false);
    expect(shown(message)).not.toContain("photo");
  });

  it.each(["worst", "lowmood"])("puts people to turn to first and shows no number for %s", (id) => {
    const view = exampleView(id, "en");
    const text = shown(
      reportMessage(view, null, {
        t: translator("en"),
        locale: "en",
        region: "DE",
        now: new Date("2026-11-24"),
      }),
    );
    expect(text.indexOf("TelefonSeelsorge")).toBeLessThan(
      text.indexOf(view.synthesis.microHabits[0]?.title ?? "?"),
    );
    expect(text.indexOf("TelefonSeelsorge")).toBeGreaterThan(0);
    expect(text).not.toContain("Glow score:");
    expect(text).not.toContain("Lifestyle age");
    expect(text).not.toContain(`${view.assessment.lifestyleAge.low}–`);
    const why = whyMessages(view, {
      t: translator("en"),
      locale: "en",
      region: "DE",
      now: new Date("2026-11-24"),
    });
    expect(why.map(shown).join()).not.toMatch(/\d/);
  });

  it("says what to change about a photo that was refused", () => {
    const refused: PhotoFindings = { status: "refused", reason: "too-dark", analysedBy: "local" };
    const text = shown(
      reportMessage(exampleView("typical", "en", refused), null, {
        t: translator("en"),
        locale: "en",
        region: null,
        now: new Date("2026-11-24"),
      }),
    );
    expect(text).toContain("turn towards a window");
  });

  it("explains every item's points and every factor's years with their sources, in parts that can be read", () => {
    for (const locale of locales) {
      for (const id of ids) {
        const view = exampleView(id, locale);
        const parts = whyMessages(view, {
          t: translator(locale),
          locale,
          region: null,
          now: new Date("2026-11-24"),
        }).map(shown);
        for (const part of parts) {
          expect(part).not.toMatch(/quiz:|report:|\{\{|undefined|sources\.|levels\./);
          expect(part).not.toMatch(neverSaid);
          expect(part.length).toBeLessThan(4096);
        }
        if (view.assessment.flags.resourcesFirst) continue;
        const all = parts.join("\n");
        for (const item of view.assessment.items)
          expect(all).toContain(translator(locale)(`quiz:items.${item.item}`));
        expect(all.match(/\n {2}\S/g)?.length).toBe(
          view.assessment.items.length + view.assessment.lifestyleAge.factors.length,
        );
      }
    }
  });

  it("keeps every button within what Telegram takes", () => {
    const message = reportMessage(exampleView("typical", "de"), null, {
      t: translator("de"),
      locale: "de",
      region: null,
      now: new Date("2026-11-24"),
    });
    for (const { action, value } of buttonsOf(message))
      expect(`${action}${value}`.length).toBeLessThanOrEqual(60);
  });
});

describe("the progress message", () => {
  it("shows a photo's step only where one was sent, and waits for what hasn't begun", () => {
    const t = translator("en");
    expect(shown(progressMessage(new Map([["quiz", "done"]]), false, t))).not.toContain("Photo");
    expect(shown(progressMessage(new Map([["quiz", "done"]]), true, t))).toContain(
      "Photo (waiting) · Quiz (done)",
    );
  });
});
