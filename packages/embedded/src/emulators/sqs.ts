import { Server } from "node:net";
import { join } from "node:path";
import { waitForFolder } from "@memory/shared/process/hold-folder";
import { start } from "@memory/shared/process/start";
import { startFauxqs } from "fauxqs";
import { explainDisk } from "./explain-disk.ts";
import { emulatorFlags } from "./flags.ts";
import { guardServers } from "./guard.ts";
import { outliveClients } from "./outlive-clients.ts";
import { forgetFarTimes, keepClockSteady } from "./steady-clock.ts";

const { port, host, folder, guard } = emulatorFlags();

start(
  "sqs",
  async () => {
    guardServers(guard);
    await waitForFolder(folder);
    keepClockSteady();
    forgetFarTimes(join(folder, "fauxqs.db"));
    listenOnHostOnly();
    outliveClients(async () => (await fauxqs).stop());
    const fauxqs = startFauxqs({ port, dataDir: folder, logger: false });
    await fauxqs;
  },
  { explain: (error) => explainDisk(folder, error) },
);

/** fauxqs always listens on every interface: its option `host` only sets the host of queue URLs. */
function listenOnHostOnly(): void {
  const listen = Server.prototype.listen as (...args: unknown[]) => Server;
  Server.prototype.listen = function (this: Server, options: object, ...rest: unknown[]) {
    return listen.call(this, { ...options, host }, ...rest);
  } as typeof Server.prototype.listen;
}
