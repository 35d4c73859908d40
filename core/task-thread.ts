import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Reply } from "./thread-tasks.ts";

/** Runs tasks in a thread of its own, one at a time, in the order they came. */
export interface TaskThread<Task, Result> {
  /**
   * Runs a task. Rejects with the task's error, with the abort reason (a task already running is ended with its
   * thread), when the thread dies, when too many wait, or after {@link TaskThread.stop}. A failed task harms no other:
   * the next one gets a new thread where the old one is gone.
   */
  run(task: Task, signal: AbortSignal): Promise<Result>;
  /** Ends the thread at once; tasks that run or wait are rejected. */
  stop(): Promise<void>;
}

/**
 * Starts a TypeScript file as a thread, from any working directory and whatever started this one (tsx, or a test
 * runner that transforms files itself). On Node 20 tsx's `--import` doesn't reach the entry file of a worker, but its
 * loader for `require` does, and starts faster than its other one.
 */
function startTypescript(file: URL): Worker {
  const loader = createRequire(import.meta.url).resolve("tsx/cjs");
  const files = [loader, fileURLToPath(file)].map((path) => `require(${JSON.stringify(path)});`);
  return new Worker(files.join(" "), { eval: true, execArgv: [] });
}

/**
 * Makes a thread that starts with its first task and doesn't keep the process alive while it has none.
 *
 * Own code in place of a pool: piscina 5.3 leaves waiting tasks pending for ever when a running one is aborted or the
 * thread fails to start, and takes new tasks after it was destroyed.
 * @param worker module that calls `answerTasks`
 * @param maxWaiting most tasks that wait for the running one
 */
export function createTaskThread<Task, Result>(worker: URL, maxWaiting = 64): TaskThread<Task, Result> {
  let thread: Worker | undefined;
  let stopped = false;
  let waiting = 0;
  let lastTurn: Promise<unknown> = Promise.resolve();

  const start = (): Worker => {
    const started = startTypescript(worker);
    const forget = () => {
      if (thread === started) thread = undefined;
    };
    // Also keeps an error between two tasks from ending the process.
    started.on("error", forget);
    started.on("exit", forget);
    return started;
  };

  const attempt = (task: Task, signal: AbortSignal) =>
    new Promise<Result>((resolve, reject) => {
      thread ??= start();
      const current = thread;
      current.postMessage(task);
      current.ref();
      const leave = () => {
        current.off("message", onReply).off("error", onError).off("exit", onExit).unref();
        signal.removeEventListener("abort", onAbort);
      };
      const onReply = (reply: Reply<Result>) => {
        leave();
        if ("error" in reply) reject(reply.error);
        else resolve(reply.value);
      };
      const onError = (error: unknown) => {
        leave();
        reject(error);
      };
      const onExit = (exitCode: number) => onError(new Error(`the thread ended with code ${exitCode}`));
      const onAbort = () => {
        thread = undefined;
        onError(signal.reason);
        void current.terminate();
      };
      current.on("message", onReply).on("error", onError).on("exit", onExit);
      signal.addEventListener("abort", onAbort);
    });

  return {
    run: (task, signal) => {
      if (waiting >= maxWaiting)
        return Promise.reject(new Error("too many tasks are waiting for the thread"));
      waiting += 1;
      const turn = lastTurn.then(() => {
        waiting -= 1;
        if (stopped) throw new Error("the thread was stopped");
        signal.throwIfAborted();
        return attempt(task, signal);
      });
      lastTurn = turn.catch(() => {});
      return turn;
    },
    stop: async () => {
      stopped = true;
      await thread?.terminate();
    },
  };
}
