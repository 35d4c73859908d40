import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";

/** Where Debian and others put Chromium; the first that exists is used. */
const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executablePath = places.find(existsSync);

/** Whether this machine has a browser to look with. */
export const hasChromium = executablePath !== undefined;

const quietArguments = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Widths people have: a phone and a desktop. */
export const screens = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 860 },
} as const;
/** Name of a width. */
export type Screen = keyof typeof screens;

/** What a page is opened with. */
export interface PageOptions {
  readonly screen: Screen;
  readonly locale: string;
  readonly dark?: boolean;
}

/** A browser with a profile of its own for each page. */
export interface TestBrowser {
  /** A fresh profile: no cookies, nothing stored. */
  open(options: PageOptions): Promise<{ readonly context: BrowserContext; readonly page: Page }>;
  close(): Promise<void>;
}

/** Starts browsers on demand; nothing leaves the loopback. */
export function createTestBrowser(): TestBrowser {
  const opened: { readonly context: BrowserContext; readonly folder: string }[] = [];
  return {
    open: async ({ screen, locale, dark }) => {
      const folder = await mkdtemp(join(tmpdir(), "leo-browser-"));
      const context = await chromium.launchPersistentContext(folder, {
        executablePath: executablePath ?? "",
        args: [...quietArguments],
        viewport: screens[screen],
        locale,
        timezoneId: "Europe/Berlin",
        colorScheme: dark === true ? "dark" : "light",
        reducedMotion: "reduce",
        hasTouch: screen === "phone",
        isMobile: screen === "phone",
        deviceScaleFactor: 1,
      });
      context.setDefaultTimeout(8_000);
      opened.push({ context, folder });
      const page = context.pages()[0] ?? (await context.newPage());
      return { context, page };
    },
    close: async () => {
      for (const { context, folder } of opened) {
        await context.close();
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

/** A fault that axe found. */
export interface AxeFault {
  readonly id: string;
  readonly impact: string;
  readonly targets: readonly string[];
}

/** Serious and critical accessibility faults of what a page shows now. */
export async function seriousFaults(page: Page): Promise<readonly AxeFault[]> {
  const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  // Evaluated through the debugger, which the page's content security policy doesn't reach.
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(): Promise<{
          violations: { id: string; impact: string; nodes: { target: unknown[] }[] }[];
        }>;
      };
    };
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, impact, nodes }) => ({
        id,
        impact,
        targets: nodes.map(({ target }) => target.map(String).join(" ")),
      }));
  });
}

/** Elements that stick out of the page's width, scrolling ones excepted. */
export async function sidewaysOverflow(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (element: Element): boolean => {
      for (let up = element.parentElement; up !== null; up = up.parentElement) {
        if (["auto", "scroll", "hidden"].includes(getComputedStyle(up).overflowX)) return true;
      }
      return false;
    };
    const wide =
      document.documentElement.scrollWidth > width
        ? [`page: ${document.documentElement.scrollWidth} px`]
        : [];
    const elements = [...document.body.querySelectorAll("*")].filter((element) => {
      const { left, right, width: own } = element.getBoundingClientRect();
      return own > 1 && (right > width + 0.5 || left < -0.5) && !scrolls(element);
    });
    return [
      ...wide,
      ...elements.map((element) => `${element.tagName}: ${element.textContent?.slice(0, 40)}`),
    ];
  });
}

/** The words a person sees in a part of the page, in reading order. */
export function visibleText(page: Page, part: string): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: textContent has hidden words too, and none of the gaps
  return page.locator(part).innerText();
}
