/** A vector of which only the places that are not zero are kept, in rising order; of length 1 or, for no text, empty. */
export interface SparseVector {
  readonly places: Uint32Array;
  readonly values: Float32Array;
}

/** Number of places; a power of two, so that hashing spreads evenly. */
export const featureSpace = 2 ** 15;

/** Lengths of the character n-grams, inside words with their edges. */
const characterLengths = [2, 3, 4, 5];

/** Shares of whole words, pairs of words and pieces of words in a vector. */
const shares = { word: 1, pair: 0.7, characters: 0.5 };

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) {
    value ^= text.charCodeAt(place);
    value = Math.imul(value, 0x01000193);
  }
  return (value >>> 0) & (featureSpace - 1);
}

/** Lower case, plain spaces, no accents on Latin letters, every number the same, letters repeated at most twice. */
export function normaliseWords(text: string): readonly string[] {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/ё/g, "е")
    .replace(/['’`´]/g, "")
    .normalize("NFD")
    .replace(/(?<=[a-z]\p{M}*)\p{M}/gu, "")
    .normalize("NFC")
    .replace(/\d+(?:[:.,]\d+)*/g, "0")
    .replace(/(\p{L})\1{2,}/gu, "$1$1");
  return plain.match(/[\p{L}\p{M}\p{N}]+|[?!]/gu) ?? [];
}

/** What of a text's words and their pieces is there, hashed: the same text always gives the same vector. */
export function nGramFeatures(text: string): SparseVector {
  const weights = new Map<number, number>();
  const add = (name: string, share: number) => {
    const place = hash(name);
    weights.set(place, Math.max(weights.get(place) ?? 0, share));
  };
  const words = normaliseWords(text);
  words.forEach((word, index) => {
    add(`w ${word}`, shares.word);
    add(`p ${words[index - 1] ?? "^"} ${word}`, shares.pair);
    const edged = `<${word}>`;
    for (const length of characterLengths) {
      for (let start = 0; start + length <= edged.length; start += 1) {
        add(`c ${edged.slice(start, start + length)}`, shares.characters);
      }
    }
  });
  const places = [...weights.keys()].sort((a, b) => a - b);
  const norm = Math.hypot(...weights.values());
  return {
    places: Uint32Array.from(places),
    values: Float32Array.from(places, (place) => (weights.get(place) ?? 0) / norm),
  };
}
