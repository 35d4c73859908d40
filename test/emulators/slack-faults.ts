/** Something that goes wrong with the bot's calls. */
export interface SlackFault {
  /** The method it befalls, `file` for downloads, `upload` for uploads; every method without it. */
  readonly method?: string;
  /** Only calls about this channel. */
  readonly channel?: string;
  /** How many calls it befalls; 1 without it. */
  readonly times?: number;
  /** Answers with this status. */
  readonly status?: number;
  /** Answers `{"ok": false}` with this word of Slack's. */
  readonly error?: string;
  /** With a 429: how long to wait, in seconds; `null` leaves the header out. */
  readonly retryAfterSeconds?: number | null;
  /** Answers a page instead of JSON or a file. */
  readonly page?: true;
  /** Leads to another address. */
  readonly redirectTo?: string;
  /** Cuts the connection before anything is done, or after it is done but not answered. */
  readonly cut?: "before" | "after";
  /** Answers with so many bytes without saying beforehand how many. */
  readonly undeclared?: Buffer;
  /** Never answers. */
  readonly silent?: true;
  /** Answers late. */
  readonly delayMs?: number;
}

/** The faults that wait to happen. */
export interface SlackFaults {
  /** Adds one behind those that wait already. */
  add(fault: SlackFault): void;
  /** Takes the fault that befalls a call, if any. */
  next(method: string, channel: string | undefined): SlackFault | undefined;
}

/** No faults at first. */
export function slackFaults(): SlackFaults {
  let waiting: { readonly fault: SlackFault; left: number }[] = [];
  return {
    add: (fault) => {
      waiting.push({ fault, left: fault.times ?? 1 });
    },
    next: (method, channel) => {
      const hit = waiting.find(
        ({ fault }) =>
          (fault.method === undefined || fault.method === method) &&
          (fault.channel === undefined || fault.channel === channel),
      );
      if (hit === undefined) return undefined;
      hit.left -= 1;
      if (hit.left === 0) waiting = waiting.filter((each) => each !== hit);
      return hit.fault;
    },
  };
}
