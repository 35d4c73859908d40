import type { z } from "zod";
import type { Clock } from "../core/clock.ts";
import type { Locale, Translate } from "../core/locales.ts";
import type { Logger } from "../core/log.ts";
import type { Block, Json } from "../core/message.ts";
import type { Transaction } from "../models/database.ts";
import type { DayRule } from "../models/days/leo-day.ts";
import type { Screening } from "./safety/screen.ts";

/** For whom and in what a tool works: identity comes from here alone, never from a tool's input. */
export interface ToolContext {
  readonly personId: string;
  /** The turn it is called in; with the call's id it names a change for good. */
  readonly turnId: string;
  /** Channel the person writes on. */
  readonly channel: string;
  readonly locale: Locale;
  readonly t: Translate;
  /** By which the person's days are counted now. */
  readonly dayRule: DayRule;
  /** False for a minor: no scores, ages, or plans out of a check-in. */
  readonly isAdult: boolean;
  /** In the days after a crisis: no scores, ages, streaks or plans. */
  readonly isInCrisisCare: boolean;
  /** What a tool reads and changes commits together with the note that it was called. */
  readonly transaction: Transaction;
  readonly now: Clock;
  readonly log: Logger;
  readonly signal: AbortSignal;
  /**
   * Has a week written in the background and tells the person what comes of it. Only there once the person has pressed
   * the button that asks for it. @param wishes the person's own words @throws PlanError `text-too-long`
   */
  readonly startPlan?: (wishes?: string) => Promise<void>;
}

/** What a tool answers. */
export interface ToolResult {
  /** One to three sentences in the person's language that can be said as they are; empty where all is said already. */
  readonly say: string;
  /** The same and more as data for a model; texts that people wrote stand under keys that end in `_text`. */
  readonly facts?: Json;
  /** Pictures, tables and buttons that go out with the answer. */
  readonly show?: readonly Block[];
  /** Danger that the tool has found: the crisis protocol answers the turn, and nothing else. */
  readonly danger?: Screening;
}

/** What somebody does wrong with a tool, said in their language; it changes nothing. */
export interface ToolRefusal {
  /** Why, and what would work. */
  readonly refused: string;
}

/** What a tool does to the person's data: nothing, a change, or a change that waits for the person's button. */
export type ToolEffect = "read" | "write" | "confirm";

/** One thing that Leo's mind can do. */
export interface Tool<Input extends z.ZodObject = z.ZodObject> {
  /** Snake-case, a verb first. */
  readonly name: string;
  /** For a model: what it does and when to use it. */
  readonly description: string;
  /** Names no person. */
  readonly input: Input;
  readonly effect: ToolEffect;
  /** False where the input holds words that are not to be kept a moment longer than the turn. */
  readonly keepsInput?: false;
  /** The question in front of the button, or why there is nothing to ask; only with `confirm`. */
  readonly question?: (input: z.output<Input>, context: ToolContext) => Promise<string | ToolRefusal>;
  run(input: z.output<Input>, context: ToolContext): Promise<ToolResult | ToolRefusal>;
}

/** Whether a tool did nothing, and says why. */
export function isRefusal(result: ToolResult | ToolRefusal): result is ToolRefusal {
  return "refused" in result;
}

/** Declares a tool, so that its input's type is known inside it. */
export function defineTool<Input extends z.ZodObject>(tool: Tool<Input>): Tool {
  // Whoever calls it has read the input by its schema.
  return tool as unknown as Tool;
}
