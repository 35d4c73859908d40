import { LogLevel, type Logger as SlackLogger, webApi } from "@slack/bolt";

/** How long any request may take. */
const timeoutMs = 15_000;

/** The SDK would log whole requests and answers, with what people wrote in them. */
const silent: SlackLogger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** Takes the `Date` header of an answer. */
type HeardTime = (dateHeader: string | undefined) => void;

/** How long to wait where a refusal for haste doesn't say it, in seconds; the SDK fails on such an answer. */
const defaultRetryAfterSeconds = "5";

/** `fetch`, with the one header added that the SDK insists on. */
async function patientFetch(
  url: string | URL,
  init: Parameters<webApi.FetchFunction>[1],
  heardTime: HeardTime | undefined,
): ReturnType<webApi.FetchFunction> {
  const response = await fetch(url, init);
  heardTime?.(response.headers.get("date") ?? undefined);
  const retryAfter = response.headers.get("retry-after") ?? "";
  if (response.status !== 429 || /^\d+$/.test(retryAfter)) return response;
  const headers = new Headers(response.headers);
  headers.set("retry-after", defaultRetryAfterSeconds);
  return new Response(await response.arrayBuffer(), { status: 429, headers });
}

/**
 * A client of the Web API that tries each request once: what has to be tried again waits in Leo's database, for
 * exactly as long as Slack says.
 * @param apiUrl with a slash at the end
 */
export function slackClient(token: string, apiUrl: string, heardTime?: HeardTime): webApi.WebClient {
  return new webApi.WebClient(token, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    timeout: timeoutMs,
    logger: silent,
    fetch: (url, init) => patientFetch(url, init, heardTime),
  });
}
