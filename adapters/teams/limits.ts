/**
 * Most bytes of an activity's own content. Teams takes about 28 KB in all; the rest is for the envelope, whose ids
 * and names can be long.
 */
const mostContentBytes = 24_000;
/** A picture up to this size, in base64, goes into the card itself; a larger one by its address. */
export const mostInlinePictureLength = 6_000;

/**
 * Whether content is small enough for one activity: counted as UTF-8 and as UTF-16, since Teams says the latter in its
 * documents and servers in between count the former.
 */
export function fitsActivity(content: unknown): boolean {
  const json = JSON.stringify(content);
  return json.length * 2 <= mostContentBytes && Buffer.byteLength(json) <= mostContentBytes;
}
