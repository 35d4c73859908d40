import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MovableClock } from "../../core/clock.ts";
import type { Json } from "../../core/message.ts";
import type { TurnFact } from "../chat/turn.ts";
import type { ScriptChannel } from "./script-channel.ts";
import { parseScriptLine } from "./script-line.ts";
import { type ScriptReply, toScriptReply } from "./script-reply.ts";

/** What one line of a script led to. */
export interface ScriptResult {
  readonly replies: readonly ScriptReply[];
  readonly tools: readonly { readonly name: string; readonly input: Json }[];
  readonly safety: { readonly level: number | "S" };
}

/** What a script is played with. */
export interface ScriptStage {
  readonly channel: ScriptChannel;
  readonly clock: Pick<MovableClock, "now">;
  /** Moves the clock, forwards through every moment at which something is due. */
  readonly moveTo: (instant: Date) => Promise<void>;
  /** Resolves once Leo has nothing left to do. */
  readonly settled: () => Promise<void>;
  /** Hands over what happened in turns since the last call. */
  readonly takeFacts: () => readonly TurnFact[];
}

function safetyLevel(facts: readonly TurnFact[]): number | "S" {
  const levels = facts.flatMap((fact) => (fact.kind === "safety" ? [fact.level] : []));
  const highest = levels.reduce<number>((top, level) => (level === "S" ? top : Math.max(top, level)), 0);
  return highest < 2 && levels.includes("S") ? "S" : highest;
}

/**
 * Plays a conversation: reads one JSON object a line, and answers each with one line of JSON before it reads the
 * next, so that the input may be a pipe. A line that can't be played answers `{"error": …}` and changes nothing.
 * @returns how many lines could not be played
 */
export async function runScript(
  stage: ScriptStage,
  openLines: () => AsyncIterable<string>,
  write: (line: string) => void,
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "leo-script-"));
  let person = "script";
  let faults = 0;
  // Opened only now: a reader that nobody reads from yet loses its first lines.
  for await (const line of openLines()) {
    if (line.trim() === "") continue;
    const step = parseScriptLine(line);
    if ("error" in step) {
      faults += 1;
      write(JSON.stringify(step));
      continue;
    }
    if (step.at !== undefined) await stage.moveTo(step.at);
    if (step.as !== undefined) person = step.as;
    if (step.content !== undefined) await stage.channel.say(person, step.content, stage.clock.now());
    await stage.settled();
    const facts = stage.takeFacts();
    const result: ScriptResult = {
      replies: await Promise.all(stage.channel.collect().map((message) => toScriptReply(message, folder))),
      tools: facts.flatMap((fact) => (fact.kind === "tool" ? [{ name: fact.name, input: fact.input }] : [])),
      safety: { level: safetyLevel(facts) },
    };
    write(JSON.stringify(result));
  }
  return faults;
}
