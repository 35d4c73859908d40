import type { Server, Socket } from "node:net";

/** A server that can be out of everybody's reach for a while. */
export interface Outage {
  /** Cuts every connection, and each new one at once, until {@link Outage.end}. */
  begin(): void;
  end(): void;
}

/** Watches a server's connections, upgraded ones too; call it before anybody connects. */
export function outageOf(server: Server): Outage {
  const open = new Set<Socket>();
  let isOut = false;
  server.on("connection", (socket: Socket) => {
    if (isOut) {
      socket.destroy();
      return;
    }
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  return {
    begin: () => {
      isOut = true;
      for (const socket of open) socket.destroy();
    },
    end: () => {
      isOut = false;
    },
  };
}
