import type { Clock } from "../../core/clock.ts";
import type { Logger } from "../../core/log.ts";
import type {
  AttachmentRef,
  ConversationRef,
  InboundContent,
  Json,
  OutboundMessage,
  SenderRef,
} from "../../core/message.ts";
import type { EventContent } from "../../models/conversations/inbox.ts";
import type { Transaction } from "../../models/database.ts";
import type { Person } from "../../models/people/person.ts";

/** The analysis of a photo, of quiz answers or of both, done outside the lane. */
export interface AnalysisRequest {
  /** Finished check-in whose answers count; absent where a photo came without one in the last 30 days. */
  readonly checkInId?: string;
  readonly photo?: AttachmentRef;
}

/** Something about a turn that a log, an evaluation or a script wants to know; holds no text of the person. */
export type TurnFact =
  /** What the safety check found: 0 to 5, or `S`, and the rule's id. */
  | { readonly kind: "safety"; readonly level: number | "S"; readonly rule: string | null }
  | { readonly kind: "tool"; readonly name: string; readonly input: Json };

/** How something is said. */
export interface SayOptions {
  /** Names a message that is edited in place; unique per person. */
  readonly slot?: string;
  /** The slot's message changes often by itself (progress, streamed text): at most one edit a second. */
  readonly paced?: boolean;
}

/**
 * One turn of a conversation: what came in, and the means to answer it.
 * All that is said, started or changed commits together with the message's new state, or not at all.
 */
export interface Turn {
  readonly person: Person;
  readonly conversation: ConversationRef;
  readonly sender: SenderRef;
  readonly content: InboundContent;
  /** Unique and the same when the turn is run again. */
  readonly id: string;
  readonly now: Clock;
  readonly log: Logger;
  readonly transaction: Transaction;
  /** Whether photos may be sent on this channel. */
  readonly photosAllowed: boolean;
  /**
   * Says something in this conversation. With a `slot` the same message is edited when something was said in the
   * slot before and stands in this conversation; in another conversation the old one loses its buttons.
   */
  say(message: OutboundMessage, options?: SayOptions): void;
  /** Ends a slot: its message becomes `message`, or just loses its buttons, and is never edited again. */
  release(slot: string, message?: OutboundMessage): void;
  /** Aborts when the lane isn't this instance's any more. */
  readonly signal: AbortSignal;
  /** Tells whoever watches what happened in the turn. */
  note(fact: TurnFact): void;
  /** Starts an analysis once the turn has committed. */
  analyse(request: AnalysisRequest): void;
  /** Tells that a job was added in the turn's transaction, so that workers look for it as soon as it has committed. */
  jobAdded(): void;
}

/** A turn that an event opens, not the person: an analysis is ready. */
export interface EventTurn extends Omit<Turn, "content"> {
  readonly event: EventContent;
}

/** Answers an event. */
export type HandleEvent = (turn: EventTurn) => Promise<void>;

/** The answer that thinking came to, written in a turn of its own. */
export interface Thought {
  answer(turn: Turn): Promise<void>;
  /** Called once the answer is committed. */
  committed(): Promise<void>;
}

/**
 * Thinking that takes long: it runs outside any transaction, so that it holds no connection of the database. What the
 * turn changed and said before is taken back, and the thought is answered in a transaction of its own.
 */
export type Think = () => Promise<Thought>;

/** Answers one turn, or says what has to be thought about first. */
export type HandleTurn = (turn: Turn) => Promise<Think | undefined>;
