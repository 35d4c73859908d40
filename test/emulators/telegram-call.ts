import { parseMultipart, type UploadedFile } from "./multipart.ts";

/** An answer that is no success. */
export class Refusal extends Error {
  readonly status: number;
  readonly parameters: Readonly<Record<string, number>> | undefined;

  constructor(status: number, description: string, parameters?: Readonly<Record<string, number>>) {
    super(description);
    this.status = status;
    this.parameters = parameters;
  }
}

/** A method call of the Bot API, read from JSON, a form or a query. */
export interface Call {
  readonly method: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, UploadedFile>;
}

/** Reads a call. @throws Refusal when the body can't be read */
export function readCall(method: string, query: string, body: Buffer, contentType: string): Call {
  const asked = Object.fromEntries(new URLSearchParams(query));
  const files = new Map<string, UploadedFile>();
  if (body.length === 0) return { method, fields: asked, files };
  try {
    if (contentType.startsWith("multipart/form-data")) {
      const form = parseMultipart(body, contentType);
      return { method, fields: { ...asked, ...form.fields }, files: form.files };
    }
    if (contentType.startsWith("application/json"))
      return { method, fields: { ...asked, ...(JSON.parse(body.toString("utf8")) as object) }, files };
    return {
      method,
      fields: { ...asked, ...Object.fromEntries(new URLSearchParams(body.toString("utf8"))) },
      files,
    };
  } catch {
    throw new Refusal(400, "Bad Request: can't parse the request body");
  }
}

/** A field as text; empty when absent. */
export function textField(call: Call, name: string): string {
  const value = call.fields[name];
  return value === undefined || value === null ? "" : String(value);
}

/** A field as a number. */
export function numberField(call: Call, name: string): number | undefined {
  const value = call.fields[name];
  return value === undefined || value === null || value === "" ? undefined : Number(value);
}

/** A field that holds JSON, or already is an object. @throws Refusal */
export function jsonField(call: Call, name: string): unknown {
  const value = call.fields[name];
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    throw new Refusal(400, `Bad Request: can't parse ${name} JSON object`);
  }
}
