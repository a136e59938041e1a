import { Server } from "node:net";
import { join } from "node:path";
import { waitForFolder } from "@memory/shared/process/hold-folder";
import { startFauxqs } from "fauxqs";
import { emulatorFlags } from "./flags.ts";
import { guardServers } from "./guard.ts";
import { outliveClients } from "./outlive-clients.ts";
import { forgetFarTimes, keepClockSteady } from "./steady-clock.ts";

const { port, host, folder, guard } = emulatorFlags();
guardServers(guard);
await waitForFolder(folder);
keepClockSteady();
forgetFarTimes(join(folder, "fauxqs.db"));
listenOnHostOnly();
outliveClients(async () => (await fauxqs).stop());
const fauxqs = startFauxqs({ port, dataDir: folder, logger: false });

/** fauxqs always listens on every interface: its option `host` only sets the host of queue URLs. */
function listenOnHostOnly(): void {
  const listen = Server.prototype.listen as (...args: unknown[]) => Server;
  Server.prototype.listen = function (this: Server, options: object, ...rest: unknown[]) {
    return listen.call(this, { ...options, host }, ...rest);
  } as typeof Server.prototype.listen;
}
