/** Where the link in it leads; some channels show it beside the label, others hide it behind. */
export const address = "https://leo.example/why?a=1&b=2";

const paragraphs = [
  `word1 **bold one two** word2 *slanting* word3 \`code < here\` word4 [a link](${address}) word5.`,
  "## A title with word6\n\nword7 word8 ~~gone~~ word9 & word10 😀 snake_case_name 2 * 3.",
  "- word11 first\n- word12 **second**\n  - word13 deeper\n- word14 last",
  "1. word15 one\n2. word16 two",
  "> word17 said *somebody*, word18",
  "```\nword19 = a < b && c; // **no bold** _here_\n```",
  "| word20 | b |\n|---|---|\n| 1 | 2 |",
];

function numbered(): string {
  let count = 0;
  const whole = Array.from({ length: 18 }, () => paragraphs.join("\n\n")).join("\n\n");
  return whole.replace(/word\d+/g, () => {
    count += 1;
    return `word${count}`;
  });
}

/** More than 8,000 characters with every kind of Markdown, and 360 words that are numbered. */
export const longMarkdown = numbered();
