import type { IncomingMessage, RequestListener, Server } from "node:http";
import { join } from "node:path";
import { waitForFolder } from "@memory/shared/process/hold-folder";
import { start } from "@memory/shared/process/start";
import dynalite from "dynalite";
import { explainDisk } from "./explain-disk.ts";
import { emulatorFlags } from "./flags.ts";
import { guardServers } from "./guard.ts";
import { outliveClients } from "./outlive-clients.ts";
import { storeClass, syncWrites } from "./sync-writes.ts";

const { port, host, folder, guard } = emulatorFlags();

start(
  "dynamodb",
  async () => {
    guardServers(guard);
    await waitForFolder(folder);
    syncWrites(storeClass());
    const path = join(folder, "level");
    await tryOpening(path);
    const server = dynalite({ path, createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
    surviveHangups(server);
    server.keepAliveTimeout = 60_000;
    outliveClients(() => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    });
    server.listen({ port, host });
  },
  { explain: (error) => explainDisk(folder, error) },
);

/** Opens the store and closes it again: dynalite would only say that it is closed, not why. */
async function tryOpening(path: string): Promise<void> {
  const Level = storeClass();
  const store = new Level(path);
  await store.open();
  await store.close();
}

/**
 * dynalite throws when a client hangs up in the middle of a request, which would end the process
 * (https://github.com/architect/dynalite/issues/183). Without its listener Node drops the request.
 */
function surviveHangups(server: Server): void {
  const [answer] = server.listeners("request") as RequestListener[];
  if (answer === undefined) throw new Error("dynalite has no request listener to wrap");
  server.removeAllListeners("request");
  server.on("request", (request, response) => {
    const on = request.on.bind(request) as (...args: unknown[]) => IncomingMessage;
    request.on = (event: string, listener: unknown) =>
      event === "error" ? request : on(event, listener);
    answer(request, response);
  });
}
