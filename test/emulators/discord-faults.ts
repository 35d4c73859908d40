/** Something that goes wrong with the bot's calls. */
export interface Fault {
  /** Whose calls it befalls, by "METHOD /path"; every call without it. */
  readonly call?: RegExp;
  /** How many calls it befalls; 1 without it. */
  readonly times?: number;
  /** Answers with this status instead of doing it. */
  readonly status?: number;
  /** Discord's own code in the body; 0 is none. */
  readonly code?: number;
  /** With a 429: how long to wait. */
  readonly retryAfterSeconds?: number;
  /** With a 429: the whole bot has to. */
  readonly global?: boolean;
  /** Answers with a page of something that stands before Discord. */
  readonly page?: boolean;
  /** Cuts the connection: before anything is done, or after it is done but not answered. */
  readonly cut?: "before" | "after";
  /** Never answers. */
  readonly silent?: boolean;
}

/** The faults that wait to happen. */
export interface Faults {
  /** Adds one behind those that wait already. */
  add(fault: Fault): void;
  /** Takes the fault that befalls a call, if any. */
  next(call: string): Fault | undefined;
}

/** No faults at first. */
export function faultQueue(): Faults {
  let waiting: { fault: Fault; left: number }[] = [];
  return {
    add: (fault) => {
      waiting.push({ fault, left: fault.times ?? 1 });
    },
    next: (call) => {
      const hit = waiting.find(({ fault }) => fault.call?.test(call) ?? true);
      if (hit === undefined) return undefined;
      hit.left -= 1;
      if (hit.left === 0) waiting = waiting.filter((each) => each !== hit);
      return hit.fault;
    },
  };
}
