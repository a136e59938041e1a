import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

const longestDrainMs = 35_000;
const quietMs = 5_000;

/**
 * Stops the emulator on SIGTERM. If the launcher dies, the services drain, for which they need queues
 * and tables: then the emulator stops once its clients have hung up, or have been silent for 5 s, at
 * most after 35 s. Call this before listening.
 */
export function outliveClients(stop: () => Promise<unknown>): void {
  const isNeeded = watchClients();
  const end = () => void stop().finally(() => process.exit(0));
  process.once("SIGTERM", end);
  process.once("disconnect", async () => {
    const deadline = performance.now() + longestDrainMs;
    do await pause(500);
    while (isNeeded() && performance.now() < deadline);
    end();
  });
}

function watchClients(): () => boolean {
  const clients = new Set<Socket>();
  let openRequests = 0;
  let lastAnswerAt = 0;
  subscribe("net.server.socket", (message) => {
    const { socket } = message as { socket: Socket };
    clients.add(socket);
    socket.once("close", () => clients.delete(socket));
  });
  subscribe("http.server.request.start", (message) => {
    const { response } = message as { response: ServerResponse };
    openRequests += 1;
    response.once("close", () => {
      openRequests -= 1;
      lastAnswerAt = performance.now();
    });
  });
  return () => clients.size > 0 && (openRequests > 0 || performance.now() - lastAnswerAt < quietMs);
}
