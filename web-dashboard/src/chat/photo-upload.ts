import { maxPhotoBytes, type UploadAnswer, uploadAnswer } from "../../../bot/http/contract.ts";
import { readAnswer, ServerRefusal } from "../page/session.ts";
import type { Failure } from "./timeline.ts";

/** What keeps a file from being sent, before anything is sent. */
export function fileProblem(file: File): Failure | undefined {
  if (file.size > maxPhotoBytes) return "photo-too-large";
  const named = /\.(jpe?g|png|webp|gif|heic|heif|avif|tiff?|bmp)$/i.test(file.name);
  return file.type.startsWith("image/") || named ? undefined : "photo-type";
}

/** Sends a photo's bytes. @throws ServerRefusal, or TypeError without a connection */
export async function uploadPhoto(file: File): Promise<UploadAnswer> {
  const response = await fetch("/api/web/photos", {
    method: "POST",
    headers: { "Content-Type": file.type === "" ? "application/octet-stream" : file.type },
    body: file,
  });
  return uploadAnswer.parse(await readAnswer(response));
}

/** The sentence for an upload that failed. */
export function uploadFailure(error: unknown): Failure {
  if (!(error instanceof ServerRefusal)) return "photo-failed";
  if (error.code === "too-large") return "photo-too-large";
  if (error.code === "unsupported-type") return "photo-type";
  return error.code === "too-many-requests" ? "photo-slow" : "photo-failed";
}
