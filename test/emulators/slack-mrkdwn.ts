/** Stands for formatted stretches while the rest is read; never in a person's text. */
const held = "\uE000";

/** What Slack reads as formatting: the mark at the edge of a word, with something at once behind and before it. */
function styled(mark: string): RegExp {
  const edge = "\\s\\u200B\\p{P}\\p{S}";
  return new RegExp(
    `(?<=^|[${edge}])[${mark}](?![\\s\\u200B])([^${mark}\\n]*[^\\s${mark}])[${mark}](?=$|[${edge}])`,
    "gmu",
  );
}

function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function checkEscapes(text: string): void {
  if (/[<>]/.test(text) || /&(?!amp;|lt;|gt;)/.test(text)) throw new Error("unescaped characters in mrkdwn");
}

/** Whether a line would be shown as a quote. */
const quoteLine = /^(?:>|&gt;) ?/;

function readWords(text: string): string {
  const stretches: string[] = [];
  const hold = (stretch: string): string => {
    stretches.push(stretch);
    return `${held}${stretches.length - 1}${held}`;
  };
  let words = text.replace(/^> ?/gm, "");
  words = words.replace(/<([^<>|]+)(?:\|([^<>]*))?>/g, (_, address: string, label?: string) => {
    checkEscapes(`${address}${label ?? ""}`);
    return hold(unescaped(label ?? address));
  });
  checkEscapes(words);
  words = words.replace(/`(?!\u200B)([^`\n]+)`/g, (_, code: string) => hold(unescaped(code)));
  for (let before = ""; before !== words; ) {
    before = words;
    for (const mark of ["*", "_", "~"]) words = words.replace(styled(mark), "$1");
  }
  words = unescaped(words);
  return words.replace(
    new RegExp(`${held}(\\d+)${held}`, "g"),
    (_, index: string) => stretches[Number(index)] ?? "",
  );
}

/**
 * What a person sees of a text in mrkdwn, marks taken away.
 * @throws Error where a character that Slack reads as its own isn't escaped, or a block of code isn't closed
 */
export function visibleText(mrkdwn: string): string {
  const pieces = mrkdwn.split("```");
  if (pieces.length % 2 === 0) throw new Error("a block of code that isn't closed");
  return pieces
    .map((piece, index) => {
      if (index % 2 === 0) return readWords(piece);
      checkEscapes(piece);
      return unescaped(piece);
    })
    .join("")
    .replaceAll("\u200B", "");
}

/** Whether anything in a text is shown as a quote. */
export function hasQuote(mrkdwn: string): boolean {
  return mrkdwn.split("\n").some((line) => quoteLine.test(line));
}
