import type { Clock } from "../core/clock.ts";
import type { Logger } from "../core/log.ts";
import type { Block, Json } from "../core/message.ts";
import type { Person } from "../models/people/person.ts";
import type { QuickReply } from "./reply.ts";
import type { Screening } from "./safety/screen.ts";
import type { SettledTicket } from "./tickets.ts";
import type { ToolContext } from "./tool.ts";

/** A text that Leo's mind is to answer, and the surroundings of the turn. */
export interface AgentTurn {
  /** The same when the turn is run again after a crash. */
  readonly id: string;
  readonly person: Person;
  readonly channel: string;
  /** ISO 3166-1 alpha-2 for numbers to call; `null` where it isn't known for sure. */
  readonly helpRegion: string | null;
  readonly text: string;
  readonly now: Clock;
  readonly log: Logger;
  readonly signal: AbortSignal;
  /** Hears the answer's text as far as it has been streamed; may be called often. */
  readonly onText: (soFar: string) => void;
  /** Hears of each tool that is called. */
  readonly onTool: (name: string, input: Json) => void;
}

/** A change that waits for the person's yes. */
export interface Waiting {
  /** Names it in its buttons. */
  readonly ticket: string;
  readonly question: string;
}

/** What Leo's mind makes of a turn. */
export type AgentReply =
  | {
      readonly kind: "answer";
      /** Markdown. */
      readonly markdown: string;
      readonly quickReplies: readonly QuickReply[];
      /** Pictures, tables and buttons of the tools. */
      readonly show: readonly Block[];
      readonly waiting: readonly Waiting[];
      /** Name of the model that wrote the words, or `local`. */
      readonly answeredBy: string;
      /** Set where a configured model should have answered, and why it didn't. */
      readonly tookOver?: "unavailable" | "budget";
    }
  /** The safety check found danger: the crisis protocol answers, and nothing else. */
  | { readonly kind: "danger"; readonly screening: Screening };

/** Leo's mind: answers what is no command, no button and no quiz answer. */
export interface Agent {
  /** Runs outside any transaction of the turn: tools commit their own changes, once each. */
  reply(turn: AgentTurn): Promise<AgentReply>;
  /** Does what a person has been asked about, once, or lets it be, within the transaction given. */
  settle(ticket: string, decision: "yes" | "no", context: ToolContext): Promise<SettledTicket>;
  /** Lets go of what was kept to resume the turn, once its answer is committed. */
  forgetTurn(personId: string, turnId: string): Promise<void>;
  /** Ends what runs beside; turns after it can't be read without a model. */
  close(): Promise<void>;
}
