import { parseMultipart, type UploadedFile } from "./multipart.ts";

/** An answer that is no success. */
export class Refusal extends Error {
  readonly status: number;
  /** Discord's own code. */
  readonly code: number;

  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** A call of Discord's API. */
export interface Call {
  readonly method: string;
  /** Without version and query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>> | readonly unknown[];
  /** Uploads by their place in `attachments`. */
  readonly files: ReadonlyMap<number, UploadedFile>;
  readonly authorization: string | undefined;
}

/** Reads a body of JSON, or of a form with JSON and files in it; what can't be read is a body of nothing. */
export function readBody(raw: Buffer, contentType: string): Pick<Call, "body" | "files"> {
  const files = new Map<number, UploadedFile>();
  if (raw.length === 0) return { body: {}, files };
  try {
    if (!contentType.startsWith("multipart/form-data"))
      return { body: JSON.parse(raw.toString("utf8")) as Call["body"], files };
    const form = parseMultipart(raw, contentType);
    for (const [name, file] of form.files) files.set(Number(/^files\[(\d+)\]$/.exec(name)?.[1]), file);
    return { body: JSON.parse(form.fields.payload_json ?? "{}") as Call["body"], files };
  } catch {
    return { body: {}, files };
  }
}

/** Discord's answer to a body that it can't take. */
export function badForm(what: string): Refusal {
  return new Refusal(400, 50_035, `Invalid Form Body: ${what}`);
}
