/** Something that goes wrong with the bot's calls. */
export interface Fault {
  /** The method it befalls, `file` for downloads; every method without it. */
  readonly method?: string;
  /** Only calls about this chat. */
  readonly chatId?: number;
  /** How many calls it befalls; 1 without it. */
  readonly times?: number;
  /** Answers with this status instead of doing it: 429, 500, 403, 401, 400. */
  readonly status?: number;
  /** Telegram's words for the status. */
  readonly description?: string;
  /** With a 429: how long to wait; the server enforces it for the chat. */
  readonly retryAfterSeconds?: number;
  /** Cuts the connection: before anything is done, or after it is done but not answered. */
  readonly cut?: "before" | "after";
  /** Answers late. */
  readonly delayMs?: number;
}

/** The faults that wait to happen. */
export interface Faults {
  /** Adds one behind those that wait already. */
  add(fault: Fault): void;
  clear(): void;
  /** Takes the fault that befalls a call, if any. */
  next(method: string, chatId: number | undefined): Fault | undefined;
}

/** No faults at first. */
export function faultQueue(): Faults {
  let waiting: { fault: Fault; left: number }[] = [];
  return {
    add: (fault) => {
      waiting.push({ fault, left: fault.times ?? 1 });
    },
    clear: () => {
      waiting = [];
    },
    next: (method, chatId) => {
      if (waiting.length === 0) return undefined;
      const hit = waiting.find(
        ({ fault }) =>
          (fault.method === undefined || fault.method.toLowerCase() === method) &&
          (fault.chatId === undefined || fault.chatId === chatId),
      );
      if (hit === undefined) return undefined;
      hit.left -= 1;
      if (hit.left === 0) waiting = waiting.filter((each) => each !== hit);
      return hit.fault;
    },
  };
}
