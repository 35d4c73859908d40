import { z } from "zod";
import type { Finding } from "../../adapters/channel.ts";
import type { Config } from "../config.ts";

/** How long this machine's own port may take to answer. */
const timeoutMs = 3_000;

const part = z.object({ ok: z.boolean(), detail: z.string().optional() });
const readiness = z.object({
  ready: z.boolean(),
  database: part,
  jobs: part,
  channels: z.record(z.string(), part),
});

/** Whether a Leo runs here, and how it is. */
export interface RunningLeo {
  readonly runs: boolean;
  readonly findings: readonly Finding[];
}

function partFinding(name: string, { ok, detail }: z.output<typeof part>): Finding {
  const what = `Running Leo: ${name}`;
  if (ok) return { what, ok, detail: detail ?? "works" };
  return { what, ok, detail: detail ?? "doesn't work", remedy: "look at Leo's log for this time" };
}

/** Asks whatever listens on Leo's port how it is. */
export async function examineRunning({ PORT, HOST }: Pick<Config, "PORT" | "HOST">): Promise<RunningLeo> {
  const host = HOST === undefined || HOST === "0.0.0.0" || HOST === "::" ? "127.0.0.1" : HOST;
  const address = `http://${host.includes(":") ? `[${host}]` : host}:${PORT}`;
  let body: unknown;
  try {
    const response = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(timeoutMs) });
    body = await response.json().catch(() => undefined);
  } catch {
    return { runs: false, findings: [{ what: "Running Leo", ok: true, detail: `none on port ${PORT}` }] };
  }
  const read = readiness.safeParse(body);
  if (!read.success)
    return {
      runs: false,
      findings: [
        {
          what: "Port",
          ok: false,
          detail: `another program answers on ${PORT}`,
          remedy: "stop it, or set PORT to a free one",
        },
      ],
    };
  const { database, jobs, channels } = read.data;
  return {
    runs: true,
    findings: Object.entries({ database, jobs, ...channels }).map(([name, state]) =>
      partFinding(name, state),
    ),
  };
}
