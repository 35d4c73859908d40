/** A formatted stretch of a text, in UTF-16 units. */
export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly language?: string;
}

/** A text as Telegram keeps it. */
export interface FormattedText {
  readonly text: string;
  readonly entities: readonly Entity[];
}

/** What Telegram says to HTML it can't read. */
export class HtmlRefused extends Error {}

const entityTypes: Readonly<Record<string, string>> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  code: "code",
  pre: "pre",
  a: "text_link",
  blockquote: "blockquote",
  "tg-spoiler": "spoiler",
  span: "spoiler",
};
const namedCharacters: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };

function decodeCharacters(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(lt|gt|amp|quot));/gi, (_, decimal, hex, name) => {
    if (name !== undefined) return namedCharacters[String(name).toLowerCase()] ?? "";
    return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal));
  });
}

interface OpenTag {
  readonly name: string;
  readonly offset: number;
  readonly attributes: string;
}

function closeTag(open: OpenTag, end: number): Entity | undefined {
  const url = /href\s*=\s*"([^"]*)"/i.exec(open.attributes)?.[1];
  const language = /class\s*=\s*"language-([^"]*)"/i.exec(open.attributes)?.[1];
  const type = entityTypes[open.name] ?? "";
  if (end === open.offset || (type === "text_link" && !isWebAddress(decodeCharacters(url ?? ""))))
    return undefined;
  return {
    type,
    offset: open.offset,
    length: end - open.offset,
    ...(url === undefined ? {} : { url: decodeCharacters(url) }),
    ...(language === undefined ? {} : { language }),
  };
}

/** Whether Telegram keeps a link to an address: it drops hosts without a dot. */
export function isWebAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === "tg:" || (/^https?:$/.test(protocol) && /[.:]/.test(hostname));
}

/** Reads HTML as `parse_mode=HTML` does. @throws HtmlRefused with Telegram's own words */
export function parseTelegramHtml(html: string): FormattedText {
  const open: OpenTag[] = [];
  const entities: Entity[] = [];
  let text = "";
  let at = 0;
  const refuse = (why: string): never => {
    throw new HtmlRefused(
      `Bad Request: can't parse entities: ${why} at byte offset ${Buffer.byteLength(html.slice(0, at))}`,
    );
  };
  while (at < html.length) {
    const next = html.indexOf("<", at);
    text += decodeCharacters(html.slice(at, next < 0 ? undefined : next));
    if (next < 0) break;
    at = next;
    const tag =
      /^<(\/?)([a-z][a-z0-9-]*)((?:\s+[a-z-]+(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+))?)*)\s*>/i.exec(
        html.slice(at),
      );
    if (tag === null) return refuse("Unsupported start tag");
    const name = (tag[2] ?? "").toLowerCase();
    if (!(name in entityTypes)) return refuse(`Unsupported start tag "${name}"`);
    if (tag[1] === "") open.push({ name, offset: text.length, attributes: tag[3] ?? "" });
    else {
      const last = open.pop();
      if (last?.name !== name) return refuse(`Unmatched end tag "${name}"`);
      const entity = closeTag(last, text.length);
      if (entity !== undefined) entities.push(entity);
    }
    at += tag[0].length;
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined)
    return refuse(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  return { text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) };
}
