/** Room that a text has on a card. */
export interface TextRoom {
  readonly widthPx: number;
  readonly maxLines: number;
  /** Sizes to try, largest first; the last is taken when none fits. */
  readonly sizesPx: readonly [number, ...number[]];
}

/** Upper bounds of advance widths in Inter Bold, in em, by how the letters are built. */
const advances: readonly (readonly [RegExp, number])[] = [
  [/[\s.,:;!|'’ijlI()[\]·]/, 0.36],
  [/[ftr\-–"“”]/, 0.5],
  [/[mwMWшщжюфыШЩЖЮФЫМ—%@&]/, 1.02],
  [/[A-ZА-ЯЁÄÖÜÁÉÍÓÚÑ]/, 0.82],
];
const otherAdvance = 0.67;

function advanceEm(word: string): number {
  let sum = 0;
  for (const letter of word) sum += advances.find(([letters]) => letters.test(letter))?.[1] ?? otherAdvance;
  return sum;
}

function lineCount(content: string, lineEm: number): number {
  let lines = 1;
  let usedEm = 0;
  for (const word of content.split(/\s+/)) {
    const wordEm = advanceEm(word);
    if (wordEm > lineEm) return Number.POSITIVE_INFINITY;
    const joinedEm = usedEm === 0 ? wordEm : usedEm + 0.3 + wordEm;
    if (joinedEm <= lineEm) {
      usedEm = joinedEm;
    } else {
      lines += 1;
      usedEm = wordEm;
    }
  }
  return lines;
}

/** Lines that a text takes at most, by cautious letter widths; a word that is longer than a line is broken. */
export function linesOf(content: string, lineEm: number): number {
  const pieces = content.split(/\s+/).map((word) => Math.ceil(advanceEm(word) / lineEm));
  const brokenLines = pieces.reduce((sum, lines) => sum + lines - 1, 0);
  const whole = content
    .split(/\s+/)
    .filter((word) => advanceEm(word) <= lineEm)
    .join(" ");
  const isAllWhole = brokenLines === 0;
  return isAllWhole ? lineCount(content, lineEm) : lineCount(whole, lineEm) + brokenLines + pieces.length;
}

/** The largest size in pixels at which a text fits its room without a word being broken, by cautious letter widths. */
export function fitFontSizePx(content: string, room: TextRoom): number {
  const fitting = room.sizesPx.find((sizePx) => lineCount(content, room.widthPx / sizePx) <= room.maxLines);
  return fitting ?? room.sizesPx.at(-1) ?? room.sizesPx[0];
}
