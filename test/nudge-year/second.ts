import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { OutboundMessage } from "../../core/message.ts";
import type { DatabaseConnection } from "../../models/database.ts";
import type { Platform } from "./platform.ts";

/** What the second instance is told: the time, the time and to look what is due, or what the platform said. */
export type ToSecond =
  | { readonly kind: "set" | "sweep"; readonly at: string }
  | { readonly kind: "taken"; readonly call: string; readonly id: string | null };

/** What it tells: that it is done with what it was told, or what it sends. */
export type FromSecond =
  | { readonly kind: "done" }
  | {
      readonly kind: "hand";
      readonly call: string;
      readonly person: string;
      readonly key: string;
      readonly edits?: string;
      readonly message: OutboundMessage;
    };

/** An instance in a process of its own. */
export interface SecondInstance {
  /** Moves its clock. */
  set(at: Date): Promise<void>;
  /** Moves its clock and has it look what is due; resolves when it has, or when it is dead. */
  sweep(at: Date): Promise<void>;
  /** `kill -9`. */
  kill(): Promise<void>;
}

/** What stands in for an instance that is dead. */
export const noSecond: SecondInstance = {
  set: async () => {},
  sweep: async () => {},
  kill: async () => {},
};

const program = fileURLToPath(new URL("./second-process.ts", import.meta.url));

/** Starts one; resolves when it works. */
export async function startSecond(
  connection: DatabaseConnection,
  platform: Platform,
  now: () => Date,
): Promise<SecondInstance> {
  const child: ChildProcess = fork(program, [JSON.stringify(connection)], { execArgv: ["--import", "tsx"] });
  const exit = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let onDone = () => {};
  const done = () =>
    Promise.race([
      exit,
      new Promise<void>((resolve) => {
        onDone = resolve;
      }),
    ]);
  const send = (message: ToSecond) => {
    if (child.connected) child.send(message, () => {});
  };
  child.on("message", (message: FromSecond) => {
    if (message.kind === "done") return onDone();
    const { call, person, key, edits } = message;
    try {
      if (edits !== undefined) platform.change(edits, message.message);
      send({ kind: "taken", call, id: edits ?? platform.take(person, key, message.message, now()) });
    } catch {
      send({ kind: "taken", call, id: null });
    }
  });
  const tell = (kind: "set" | "sweep", at: Date) => {
    const answered = done();
    send({ kind, at: at.toISOString() });
    return answered;
  };
  await done();
  await tell("set", now());
  return {
    set: (at) => tell("set", at),
    sweep: (at) => tell("sweep", at),
    kill: async () => {
      child.kill("SIGKILL");
      await exit;
    },
  };
}
