import type { Locale, Translate } from "../../core/locales.ts";

/** What a report link's own page is about. */
export type LinkPageKind = "open" | "used" | "expired" | "unknown" | "too-many";

/** Makes any text stand in HTML as it is. */
export function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/**
 * The small page behind a report link, without any script: a button that opens the report, so that a chat platform's
 * link preview opens nothing; or a sentence on why the link doesn't work and what to do.
 */
export function linkPage(kind: LinkPageKind, locale: Locale, translate: Translate): string {
  const text = (key: string): string => escapeHtml(translate(`web:link.${kind}.${key}`));
  const action =
    kind === "open"
      ? `<form method="post"><button class="button" type="submit">${text("action")}</button></form>`
      : `<a class="button" href="/">${escapeHtml(translate("web:link.toChat"))}</a>`;
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${text("title")} · Leo</title>
<link rel="icon" href="/leo.svg" type="image/svg+xml">
<link rel="stylesheet" href="/link-page.css">
</head>
<body>
<main class="card">
<img src="/leo.svg" alt="" width="72" height="72">
<h1>${text("title")}</h1>
<p>${text("text")}</p>
${action}
</main>
</body>
</html>
`;
}
