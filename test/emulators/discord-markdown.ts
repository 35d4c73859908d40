/** A stretch of formatted words. */
export interface Mark {
  readonly kind: "bold" | "italic" | "strike" | "code" | "fence" | "link" | "heading" | "quote" | "mention";
  readonly text: string;
  readonly url?: string;
}

/** A message's words as a person sees them. */
export interface ReadMarkdown {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** What Discord's own program reads, in the order it tries; the patterns are those of its Markdown rules. */
const rules: readonly {
  readonly pattern: RegExp;
  readonly read: (found: RegExpExecArray, marks: Mark[]) => string;
}[] = [
  { pattern: /^\\([^0-9A-Za-z\s])/, read: ([, sign = ""]) => sign },
  {
    pattern: /^```(?:([a-z0-9_+\-.#]+?)\n)?\n*([^\n][\s\S]*?)\n*```/i,
    read: ([, , text = ""], marks) => keep(marks, "fence", text),
  },
  { pattern: /^(`+)([\s\S]*?[^`])\1(?!`)/, read: ([, , text = ""], marks) => keep(marks, "code", text) },
  { pattern: /^<([^: >]+:\/[^ >]+)>/, read: ([, url = ""], marks) => keep(marks, "link", url, url) },
  { pattern: /^<(?:@[!&]?|#)\d+>/, read: (_, marks) => keep(marks, "mention", "@somebody") },
  { pattern: /^<t:-?\d+(?::[tTdDfFR])?>/, read: (_, marks) => keep(marks, "mention", "a moment") },
  {
    pattern: /^\[((?:\\.|[^[\]\\])+)\]\(\s*<?([^\s<>)]+)>?\s*\)/,
    read: ([, label = "", url = ""], marks) => keep(marks, "link", inline(label, marks), url),
  },
  {
    pattern: /^https?:\/\/[^\s<]+[^<.,:;"')\]\s]/,
    read: ([url = ""], marks) => keep(marks, "link", url, url),
  },
  {
    pattern: /^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/,
    read: ([, text = ""], marks) => keep(marks, "italic", inline(text, marks)),
  },
  {
    pattern: /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/,
    read: ([, text = ""], marks) => keep(marks, "bold", inline(text, marks)),
  },
  { pattern: /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, read: ([, text = ""], marks) => inline(text, marks) },
  {
    pattern: /^_((?:__|\\[\s\S]|[^\\_])+?)_(?!\w)/,
    read: ([, text = ""], marks) => keep(marks, "italic", inline(text, marks)),
  },
  {
    pattern: /^~~([\s\S]+?)~~(?!_)/,
    read: ([, text = ""], marks) => keep(marks, "strike", inline(text, marks)),
  },
  { pattern: /^\|\|([\s\S]+?)\|\|/, read: ([, text = ""], marks) => inline(text, marks) },
];

const quote = /^> [^\n]*(?:\n> [^\n]*)*/;
const heading = /^#{1,3} +([^\n]+)/;
const smallPrint = /^-# +/;
const bullet = /^( *)[-*] +/;

function keep(marks: Mark[], kind: Mark["kind"], text: string, url?: string): string {
  marks.push({ kind, text, ...(url === undefined ? {} : { url }) });
  return text;
}

function readOne(rest: string, marks: Mark[]): { readonly text: string; readonly length: number } {
  for (const { pattern, read } of rules) {
    const found = pattern.exec(rest);
    if (found !== null) return { text: read(found, marks), length: found[0].length };
  }
  const [plain = rest.slice(0, 1)] = /^[^\\`<[*_~|\nh]+/.exec(rest) ?? [];
  return { text: plain, length: plain.length };
}

function inline(source: string, marks: Mark[]): string {
  let text = "";
  let at = 0;
  while (at < source.length) {
    const { text: next, length } = readOne(source.slice(at), marks);
    text += next;
    at += length;
  }
  return text;
}

function lineStart(
  rest: string,
  marks: Mark[],
): { readonly text: string; readonly length: number } | undefined {
  const quoted = quote.exec(rest);
  if (quoted !== null) {
    const inner = blocks(quoted[0].replace(/^> /gm, ""), marks);
    return { text: keep(marks, "quote", inner), length: quoted[0].length };
  }
  const title = heading.exec(rest);
  if (title !== null)
    return { text: keep(marks, "heading", inline(title[1] ?? "", marks)), length: title[0].length };
  const small = smallPrint.exec(rest);
  if (small !== null) return { text: "", length: small[0].length };
  const item = bullet.exec(rest);
  return item === null ? undefined : { text: `${item[1]}• `, length: item[0].length };
}

function blocks(source: string, marks: Mark[]): string {
  let text = "";
  let at = 0;
  while (at < source.length) {
    const isLineStart = at === 0 || source[at - 1] === "\n";
    const rest = source.slice(at);
    const { text: next, length } = (isLineStart ? lineStart(rest, marks) : undefined) ?? readOne(rest, marks);
    text += next;
    at += length;
  }
  return text;
}

/** Reads a message as Discord's own program shows it; characters that show nothing are left out. */
export function readDiscordMarkdown(content: string): ReadMarkdown {
  const marks: Mark[] = [];
  const text = blocks(content.trim(), marks).replaceAll("\u200B", "");
  return { text, marks };
}
