import type { Finding } from "../../adapters/channel.ts";
import { helplines, regionsToVerify, verificationLifetimeDays } from "../../agent/safety/helplines.ts";

/**
 * Tells which regions' helplines a person has to compare with their source; until then Leo says under them that nobody
 * has. No fault of the operator's set-up, so it doesn't count as one.
 */
export function examineHelplines(now: Date): Finding {
  const open = regionsToVerify(now);
  const all = Object.keys(helplines).length;
  const detail =
    open.length === 0
      ? `all ${all} regions were compared with their sources within ${verificationLifetimeDays} days`
      : `${open.length} of ${all} regions wait to be compared with their sources (${open.join(" ")}); Leo says so under each`;
  return { what: "Helplines", ok: true, detail };
}
