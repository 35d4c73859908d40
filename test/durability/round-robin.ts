import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** Shares requests out among servers in turn. */
export interface RoundRobin {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * The plainest balancer there is: each request goes to the next server, and one that doesn't answer makes it a 502,
 * so that the platform has to deliver again.
 */
export async function startRoundRobin(ports: () => readonly number[]): Promise<RoundRobin> {
  const agent = new Agent({ keepAlive: true });
  let next = 0;
  const server = createServer((incoming, response) => {
    const targets = ports();
    const port = targets[next % targets.length] ?? 0;
    next += 1;
    const forward = request(
      {
        host: "127.0.0.1",
        port,
        agent,
        path: incoming.url ?? "/",
        method: incoming.method ?? "GET",
        headers: incoming.headers,
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    forward.on("error", () => {
      if (!response.headersSent) response.writeHead(502);
      response.end();
    });
    incoming.pipe(forward);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", () => done()));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}
