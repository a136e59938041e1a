import { Server } from "node:net";
import { startFauxqs } from "fauxqs";
import { waitForFolder } from "../hold-folder.ts";
import { emulatorFlags } from "./flags.ts";
import { outliveClients } from "./outlive-clients.ts";

const { port, folder } = emulatorFlags();
await waitForFolder(folder);
listenOnLoopbackOnly();
outliveClients(async () => (await fauxqs).stop());
const fauxqs = startFauxqs({ port, dataDir: folder, logger: false });

/** fauxqs listens on every interface and has no option for it: its `host` is that of queue URLs. */
function listenOnLoopbackOnly(): void {
  const listen = Server.prototype.listen as (...args: unknown[]) => Server;
  Server.prototype.listen = function (this: Server, options: object, ...rest: unknown[]) {
    return listen.call(this, { ...options, host: "127.0.0.1" }, ...rest);
  } as typeof Server.prototype.listen;
}
