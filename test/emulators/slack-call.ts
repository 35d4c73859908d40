/** An answer `{"ok": false, "error": …}`, or a status. */
export class SlackRefusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** What is wrong, as Slack lists it for blocks. */
  readonly details: readonly string[];

  constructor(
    error: string,
    options: { status?: number; headers?: Record<string, string>; details?: readonly string[] } = {},
  ) {
    super(error);
    this.status = options.status ?? 200;
    this.headers = options.headers ?? {};
    this.details = options.details ?? [];
  }
}

/** A call of the Web API, read from a form or JSON; what looks like JSON in a form is read as such. */
export type SlackCall = Readonly<Record<string, unknown>>;

/** Reads a body. */
export function readSlackCall(body: Buffer, contentType: string): SlackCall {
  if (contentType.startsWith("application/json")) return JSON.parse(body.toString("utf8")) as SlackCall;
  const fields = [...new URLSearchParams(body.toString("utf8"))].map(([name, value]) => {
    const structured = name === "blocks" || name === "files" || name === "view";
    return [name, structured ? (JSON.parse(value) as unknown) : value];
  });
  return Object.fromEntries(fields) as SlackCall;
}

/** A field as text; empty when absent. */
export function textOf(call: SlackCall, name: string): string {
  const value = call[name];
  return value === undefined || value === null ? "" : String(value);
}
