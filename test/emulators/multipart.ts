/** A file that was uploaded in a form. */
export interface UploadedFile {
  readonly fileName: string | undefined;
  readonly bytes: Buffer;
}

/** Fields and files of a `multipart/form-data` body, by name. */
export interface Form {
  readonly fields: Record<string, string>;
  readonly files: Map<string, UploadedFile>;
}

/** Reads a `multipart/form-data` body. @throws Error when it is not well-formed */
export function parseMultipart(body: Buffer, contentType: string): Form {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  if (boundary === undefined) throw new Error("multipart without a boundary");
  const mark = Buffer.from(`--${boundary}`);
  const form: Form = { fields: {}, files: new Map() };
  let start = body.indexOf(mark);
  while (start >= 0) {
    const from = start + mark.length;
    if (body.subarray(from, from + 2).toString() === "--") return form;
    const headEnd = body.indexOf("\r\n\r\n", from);
    const next = body.indexOf(mark, from);
    if (headEnd < 0 || next < headEnd) break;
    const head = body.subarray(from, headEnd).toString("utf8");
    const content = body.subarray(headEnd + 4, next - 2);
    const name = /[; ]name="([^"]*)"/.exec(head)?.[1];
    if (name === undefined) throw new Error("multipart part without a name");
    const fileName = /filename="?([^";\r\n]+)"?/.exec(head)?.[1];
    if (fileName === undefined) form.fields[name] = content.toString("utf8");
    else form.files.set(name, { fileName, bytes: Buffer.from(content) });
    start = next;
  }
  throw new Error("multipart body breaks off");
}
