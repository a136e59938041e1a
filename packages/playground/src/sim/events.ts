import type { ServerResponse } from "node:http";
import type { Changes } from "../telegram/chats/changes.ts";

const heartbeatMs = 15_000;

export type Events = ReturnType<typeof createEvents>;

/** Streams the ids of changed chats to pages as server-sent events. */
export function createEvents(changes: Changes) {
  const open = new Set<ServerResponse>();
  return {
    serve(response: ServerResponse): void {
      response.writeHead(200, {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store",
      });
      response.write(": connected\n\n");
      const stopListening = changes.listen((chatId) => {
        response.write(`data: ${JSON.stringify({ chat: chatId })}\n\n`);
      });
      const heartbeat = setInterval(() => response.write(": still here\n\n"), heartbeatMs);
      open.add(response);
      response.once("close", () => {
        clearInterval(heartbeat);
        stopListening();
        open.delete(response);
      });
    },
    close(): void {
      for (const response of open) response.end();
    },
  };
}
