import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ChannelAdapter } from "../../adapters/channel.ts";
import { type Outage, outageOf } from "../emulators/outage.ts";

/** A server for an adapter's webhook, as the application's own would be. */
export interface WebhookServer {
  /** Without a slash at the end. */
  readonly url: string;
  readonly outage: Outage;
  /** From now on this adapter answers. */
  attach(adapter: ChannelAdapter): void;
  close(): Promise<void>;
}

/** Serves one path on the loopback address. @param path with a slash before it */
export async function serveWebhook(path: string): Promise<WebhookServer> {
  let adapter: ChannelAdapter | undefined;
  const server = createServer((request, response) => {
    if (request.url === path && adapter?.webhook !== undefined) void adapter.webhook(request, response);
    else response.writeHead(404).end();
  });
  const outage = outageOf(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    outage,
    attach: (next) => {
      adapter = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
