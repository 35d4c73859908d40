import type { AttachmentRef } from "../../core/message.ts";
import { sharedFileSchema, type TeamsAttachment } from "./activity.ts";

/** Most bytes of a photo. */
export const maxPhotoBytes = 20 * 1024 * 1024;

const sharedFile = "application/vnd.microsoft.teams.file.download.info";
const imageName = /\.(?:jpe?g|png|webp|hei[cf]|avif|gif|bmp|tiff?)$/i;
const imageType = /^(?:jpe?g|png|webp|hei[cf]|avif|gif|bmp|tiff?)$/i;

/** Where a photo is: pasted into the chat, behind Leo's token, or a shared file, behind an address that is a secret. */
export interface PhotoPlace {
  readonly kind: "pasted" | "shared";
  readonly url: string;
}

/** A photo's name for {@link readPlace}. */
function nameOf({ kind, url }: PhotoPlace): string {
  return `${kind} ${URL.canParse(url) ? new URL(url).href : url}`;
}

/** Reads a photo's name; `undefined` for what was never one. */
export function readPlace(name: string): PhotoPlace | undefined {
  const [kind, url = "", ...more] = name.split(" ");
  if ((kind !== "pasted" && kind !== "shared") || !URL.canParse(url) || more.length > 0) return undefined;
  return { kind, url };
}

function photo(attachment: TeamsAttachment): AttachmentRef | undefined {
  const { contentType = "", contentUrl, name = "" } = attachment;
  if (contentType === sharedFile) {
    const file = sharedFileSchema.safeParse(attachment.content);
    if (!file.success || !(imageType.test(file.data.fileType ?? "") || imageName.test(name)))
      return undefined;
    return { id: nameOf({ kind: "shared", url: file.data.downloadUrl }) };
  }
  if (!/^image\//i.test(contentType) || contentUrl === undefined) return undefined;
  return {
    id: nameOf({ kind: "pasted", url: contentUrl }),
    ...(contentType === "image/*" ? {} : { mediaType: contentType }),
  };
}

/** The pictures of a message, and how many attachments besides Leo can't read. */
export function photosOf(attachments: readonly TeamsAttachment[]): {
  readonly photos: readonly AttachmentRef[];
  readonly others: number;
} {
  // Formatted text comes as an attachment of its own beside the plain one.
  const files = attachments.filter(
    ({ contentType }) => contentType !== undefined && contentType !== "text/html",
  );
  const photos = files.map(photo).filter((each) => each !== undefined);
  return { photos, others: files.length - photos.length };
}
