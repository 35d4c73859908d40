import { Router } from "express";
import type { ChannelAdapter, ChannelHealth } from "../../adapters/channel.ts";
import type { Logger } from "../../core/log.ts";

/** A check that hasn't answered by then has failed. */
const checkTimeoutMs = 3_000;

/** What `/readyz` looks at. */
export interface HealthChecks {
  readonly channels: ReadonlyMap<string, ChannelAdapter>;
  /** By name, such as `database` and `jobs`; one that throws or hangs has failed. */
  readonly checks: Readonly<Record<string, () => Promise<ChannelHealth>>>;
  /** False from the moment the process is asked to stop. */
  readonly accepting: () => boolean;
  readonly log: Logger;
}

async function withinTime(check: () => Promise<ChannelHealth>): Promise<ChannelHealth> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ChannelHealth>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, detail: "no answer" }), checkTimeoutMs);
  });
  try {
    return await Promise.race([check(), late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * `/healthz` answers while the process lives. `/readyz` is 200 when every check passes and at least one channel
 * works, else 503; a single broken channel is listed, since the others go on working.
 */
export function healthRoutes(health: HealthChecks): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => {
    response.set("Cache-Control", "no-store").json({ ok: true });
  });
  router.get("/readyz", async (_request, response) => {
    const results = await Promise.all(
      Object.entries(health.checks).map(async ([name, check]): Promise<[string, ChannelHealth]> => {
        try {
          return [name, await withinTime(check)];
        } catch (error) {
          health.log.warn({ err: error, check: name }, "readiness check failed");
          return [name, { ok: false, detail: "failed" }];
        }
      }),
    );
    const channels = [...health.channels].map(([name, channel]): [string, ChannelHealth] => [
      name,
      channel.health(),
    ]);
    const ready =
      health.accepting() && results.every(([, { ok }]) => ok) && channels.some(([, channel]) => channel.ok);
    response
      .status(ready ? 200 : 503)
      .set("Cache-Control", "no-store")
      .json({ ready, ...Object.fromEntries(results), channels: Object.fromEntries(channels) });
  });
  return router;
}
