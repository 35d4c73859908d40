import { movableClock } from "../../core/clock.ts";
import { ChannelError } from "../../core/errors.ts";
import { newId } from "../../core/ids.ts";
import type { DatabaseConnection } from "../../models/database.ts";
import { type NudgeInstance, startNudgeInstance } from "./instance.ts";
import type { FromSecond, ToSecond } from "./second.ts";

/** The second instance, in a process of its own so that it can be killed. */
const clock = movableClock(new Date(0));
const waiting = new Map<string, { resolve: (id: string) => void; reject: (error: Error) => void }>();
let instance: NudgeInstance | undefined;

function tell(message: FromSecond): void {
  process.send?.(message);
}

process.on("message", (order: ToSecond) => {
  if (order.kind === "taken") {
    const call = waiting.get(order.call);
    waiting.delete(order.call);
    if (order.id === null) call?.reject(new ChannelError("unreachable", "blocked"));
    else call?.resolve(order.id);
    return;
  }
  clock.set(new Date(order.at));
  if (order.kind === "set") tell({ kind: "done" });
  else
    void instance?.leo.sweepNudges().then(
      () => tell({ kind: "done" }),
      (error: unknown) => {
        throw error;
      },
    );
});
process.on("disconnect", () => process.exit());

instance = await startNudgeInstance(
  JSON.parse(process.argv[2] ?? "{}") as DatabaseConnection,
  clock,
  (call) =>
    new Promise((resolve, reject) => {
      const id = newId();
      waiting.set(id, { resolve, reject });
      tell({ kind: "hand", call: id, ...call });
    }),
);
tell({ kind: "done" });
