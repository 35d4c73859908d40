import { DefaultRestOptions, type RawFile, REST, type RouteLike } from "discord.js";
import { z } from "zod";
import { ChannelError } from "../../core/errors.ts";
import type { DiscordSettings } from "./settings.ts";

/** How long a request may take, its answer included. */
const timeoutMs = 20_000;
/** How long to wait after a 429 that doesn't say it. */
const defaultRetryAfterSeconds = 5;

const slowDown = z.object({ retry_after: z.number().nonnegative(), global: z.boolean().catch(false) });

/** A request to Discord's API. */
export interface ApiRequest {
  readonly body?: object;
  readonly files?: readonly RawFile[];
  readonly query?: Readonly<Record<string, string>>;
  /** False for what the address itself authorizes, such as answers to interactions. */
  readonly auth?: false;
  readonly signal?: AbortSignal;
}

/** Discord's HTTP API. Requests are made once, and never wait unseen: whoever asks decides when to try again. */
export interface DiscordApi {
  get(route: RouteLike, request?: ApiRequest): Promise<unknown>;
  post(route: RouteLike, request?: ApiRequest): Promise<unknown>;
  put(route: RouteLike, request?: ApiRequest): Promise<unknown>;
  patch(route: RouteLike, request?: ApiRequest): Promise<unknown>;
  delete(route: RouteLike, request?: ApiRequest): Promise<unknown>;
  close(): void;
}

/** A wait that Discord asked for, and whether it asked it of the whole bot. */
interface SlowDown {
  readonly retryAfterMs: number;
  readonly global: boolean;
}

type Answer = Awaited<ReturnType<typeof DefaultRestOptions.makeRequest>>;

/** The wait that a 429 asks for, to the millisecond: the body has it finer than the header. */
async function readSlowDown(answer: Answer): Promise<SlowDown> {
  const text = await answer.text().catch(() => "");
  const header = Number(answer.headers.get("retry-after") ?? Number.NaN);
  let told: z.output<typeof slowDown> | undefined;
  try {
    told = slowDown.safeParse(JSON.parse(text)).data;
  } catch {
    // A page of whatever stands before Discord; it has the header only.
  }
  const seconds = told?.retry_after ?? (Number.isFinite(header) ? header : defaultRetryAfterSeconds);
  return {
    retryAfterMs: Math.ceil(seconds * 1000),
    global: told?.global === true || answer.headers.has("x-ratelimit-global"),
  };
}

function rateLimited({ retryAfterMs, global }: SlowDown): ChannelError {
  const scope = global ? "everything" : "this route";
  return new ChannelError("rate-limited", `Discord: ${scope} has to wait`, { retryAfterMs });
}

/**
 * Opens Discord's API through the SDK's client.
 * @param heardTime takes the `Date` header of answers
 */
export function openApi(
  { token, apiUrl }: DiscordSettings,
  heardTime?: (dateHeader: string | undefined) => void,
): DiscordApi {
  let heldUntilMs = 0;
  const rest = new REST({
    api: apiUrl,
    retries: 0,
    timeout: timeoutMs,
    offset: 0,
    // Keeping to fifty requests a second is the SDK's own doing, and takes a second at most.
    rejectOnRateLimit: ({ global }) => !global,
    makeRequest: async (url, init) => {
      // Asking on while the whole bot has to wait is what Discord bans for.
      const heldMs = Math.ceil(heldUntilMs - performance.now());
      if (heldMs > 0) throw rateLimited({ retryAfterMs: heldMs, global: true });
      const answer = await DefaultRestOptions.makeRequest(url, init);
      heardTime?.(answer.headers.get("date") ?? undefined);
      if (answer.status === 429) {
        const asked = await readSlowDown(answer);
        if (asked.global) heldUntilMs = performance.now() + asked.retryAfterMs;
        throw rateLimited(asked);
      }
      return answer;
    },
  });
  const options = ({ body, files, query, auth, signal }: ApiRequest = {}) => {
    // The SDK forgets a token that was refused once.
    rest.setToken(token);
    const whole = AbortSignal.timeout(timeoutMs);
    return {
      signal: signal === undefined ? whole : AbortSignal.any([signal, whole]),
      ...(body === undefined ? {} : { body }),
      ...(files === undefined ? {} : { files: [...files] }),
      ...(query === undefined ? {} : { query: new URLSearchParams(query) }),
      ...(auth === undefined ? {} : { auth }),
    };
  };
  return {
    get: (route, request) => rest.get(route, options(request)),
    post: (route, request) => rest.post(route, options(request)),
    put: (route, request) => rest.put(route, options(request)),
    patch: (route, request) => rest.patch(route, options(request)),
    delete: (route, request) => rest.delete(route, options(request)),
    close: () => {
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
    },
  };
}
