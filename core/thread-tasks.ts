import { isMainThread, parentPort, type Transferable } from "node:worker_threads";

/** What a thread answers to a task. */
export type Reply<Result> = { readonly value: Result } | { readonly error: unknown };

// Decoders print what they think of a file, and standard output belongs to the program. What goes wrong reaches the
// main thread as the task's error.
if (!isMainThread) {
  for (const stream of [process.stdout, process.stderr]) stream.write = () => true;
}

/**
 * Answers every task of this thread's creator. To be called once, by a module that runs as a `TaskThread`'s worker.
 * @param transfer what of a result is moved instead of copied
 */
export function answerTasks<Task, Result>(
  handle: (task: Task) => Promise<Result>,
  transfer: (result: Result) => Transferable[] = () => [],
): void {
  if (parentPort === null) throw new Error("only a worker thread has somebody to answer");
  const port = parentPort;
  port.on("message", (task: Task) => {
    handle(task).then(
      (value) => port.postMessage({ value } satisfies Reply<Result>, transfer(value)),
      (error: unknown) => port.postMessage({ error } satisfies Reply<Result>),
    );
  });
}
