import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { createTaskThread } from "./task-thread.ts";

const { signal } = new AbortController();

type Task = "double 2" | "double 3" | "die" | "fail" | "never end" | "print";

/** A worker of every temper: it does as its task says. */
const moody = `
  import { answerTasks } from ${JSON.stringify(fileURLToPath(new URL("./thread-tasks.ts", import.meta.url)))};
  answerTasks(async (task: string) => {
    if (task === "die") process.exit(3);
    if (task === "fail") throw new TypeError("can't do this one");
    if (task === "print") console.log("noise");
    while (task === "never end");
    return Number(task.at(-1)) * 2;
  });`;

let folder: string;
const written = (name: string) => pathToFileURL(join(folder, name));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "leo-task-thread-"));
  await writeFile(written("moody.ts"), moody);
  await writeFile(written("unloadable.ts"), 'throw new Error("no models here");');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function startThread(name = "moody.ts", maxWaiting?: number) {
  const thread = createTaskThread<Task, number>(written(name), maxWaiting);
  onTestFinished(() => thread.stop());
  return thread;
}

/** Results and error messages, in the order of the tasks. */
async function outcomes(runs: readonly Promise<number>[]): Promise<unknown[]> {
  const settled = await Promise.allSettled(runs);
  return settled.map((run) => (run.status === "fulfilled" ? run.value : (run.reason as Error).message));
}

test("a task that dies or fails is the only one that does", async () => {
  const thread = startThread();
  const tasks: Task[] = ["double 2", "die", "double 3", "fail", "double 2", "die", "die", "double 3"];
  const death = "the thread ended with code 3";
  expect(await outcomes(tasks.map((task) => thread.run(task, signal)))).toEqual([
    4,
    death,
    6,
    "can't do this one",
    4,
    death,
    death,
    6,
  ]);
});

test("a task nobody waits for is given up in the middle, and the waiting one is done", async () => {
  const thread = startThread();
  await thread.run("double 2", signal);
  const gone = new AbortController();
  const endless = thread.run("never end", gone.signal);
  const next = thread.run("double 3", signal);
  gone.abort(new Error("nobody is there"));
  expect(await outcomes([endless, next])).toEqual(["nobody is there", 6]);
});

test("a task given up before its turn never runs", async () => {
  const thread = startThread();
  const gone = new AbortController();
  const runs = [
    thread.run("double 2", signal),
    thread.run("never end", gone.signal),
    thread.run("double 3", signal),
  ];
  gone.abort(new Error("nobody is there"));
  expect(await outcomes(runs)).toEqual([4, "nobody is there", 6]);
});

test("a worker that can't start fails each task with its reason, and none waits for ever", async () => {
  const thread = startThread("unloadable.ts");
  const runs = [1, 2].map(() => thread.run("double 2", signal));
  expect(await outcomes(runs)).toEqual(["no models here", "no models here"]);
});

test("more tasks than may wait are turned away at once", async () => {
  const thread = startThread("moody.ts", 2);
  const runs = [
    thread.run("double 2", signal),
    thread.run("double 3", signal),
    thread.run("double 2", signal),
  ];
  expect(await outcomes(runs)).toEqual([4, 6, "too many tasks are waiting for the thread"]);
  expect(await thread.run("double 3", signal)).toBe(6);
});

test("stopping ends the thread in the middle of a task, and nothing runs afterwards", async () => {
  const thread = startThread();
  await thread.run("double 2", signal);
  const runs = [thread.run("never end", signal), thread.run("double 2", signal)];
  const ended = outcomes(runs);
  await Promise.resolve();
  await thread.stop();
  expect(await ended).toEqual([
    expect.stringMatching(/^the thread (ended|was stopped)/),
    "the thread was stopped",
  ]);
  await expect(thread.run("double 2", signal)).rejects.toThrow("the thread was stopped");
});
