import type { IncomingMessage, ServerResponse } from "node:http";
import type { ChannelAdapter } from "../../adapters/channel.ts";
import type { Logger } from "../../core/log.ts";

/** Where platforms send their webhooks: this and the channel's name. */
export const webhookPrefix = "/webhooks/";

/** Refuses a request; Node drops the rest of its body. */
function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { "Content-Length": 0 }).end();
}

/**
 * Hands a platform's request to its channel with the body unread, ahead of everything that the pages need:
 * this is the hottest path of the server. A channel that throws is answered with 500, so that the platform repeats.
 */
export function createWebhooks(
  channels: ReadonlyMap<string, ChannelAdapter>,
  log: Logger,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const path = request.url ?? "";
    const query = path.indexOf("?");
    const name = path.slice(webhookPrefix.length, query === -1 ? undefined : query);
    const channel = channels.get(name);
    if (channel?.webhook === undefined) {
      refuse(response, 404);
      return;
    }
    channel.webhook(request, response).catch((error: unknown) => {
      log.error({ err: error, channel: name }, "webhook failed");
      if (response.headersSent) response.destroy();
      else refuse(response, 500);
    });
  };
}
