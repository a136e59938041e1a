import { subscribe } from "node:diagnostics_channel";
import type { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

const longestDrainMs = 35_000;

/**
 * Stops on SIGTERM. When the launcher is gone the services still drain, and need their queues and
 * tables for it: then the emulator ends only after its last client has hung up. Call this before
 * listening.
 */
export function outliveClients(stop: () => Promise<unknown>): void {
  const clients = new Set<Socket>();
  subscribe("net.server.socket", (message) => {
    const { socket } = message as { socket: Socket };
    clients.add(socket);
    socket.once("close", () => clients.delete(socket));
  });

  const end = () => void stop().finally(() => process.exit(0));
  process.once("SIGTERM", end);
  process.once("disconnect", async () => {
    const deadline = Date.now() + longestDrainMs;
    do await pause(500);
    while (clients.size > 0 && Date.now() < deadline);
    end();
  });
}
