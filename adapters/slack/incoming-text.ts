/** What stands between angle brackets in Slack's text: a person, a channel, a group, a date or an address. */
const bracket = /<([^<>]*)>/g;

function readBracket(inside: string): string {
  const [target = "", label] = inside.split("|");
  if (/^[@#]/.test(target)) return label === undefined ? target : `${target[0]}${label.replace(/^[@#]/, "")}`;
  if (target.startsWith("!")) return label ?? `@${target.slice(1).split("^")[0] ?? ""}`;
  const address = target.replace(/^mailto:/, "");
  if (label === undefined || label === address || label === target.replace(/^https?:\/\//, ""))
    return label ?? address;
  return `${label} (${address})`;
}

function withoutEscapes(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** A text as the person wrote it: Slack escapes three characters and wraps addresses and mentions in brackets. */
export function readIncomingText(text: string): string {
  return withoutEscapes(text.replace(bracket, (_, inside: string) => readBracket(inside)));
}

/** The same without the words that address the bot. @param botUserId absent: the first mention is taken for it */
export function readMentionText(text: string, botUserId: string | undefined): string {
  const mention =
    botUserId === undefined
      ? /<@[^<>]*>/
      : new RegExp(`<@${botUserId.replace(/\W/g, "")}(?:\\|[^<>]*)?>`, "g");
  return readIncomingText(text.replace(mention, " "))
    .replace(/[ \t]+/g, " ")
    .trim();
}
