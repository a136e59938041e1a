import { createObjectStore } from "@memory/object-store/create-object-store";
import { waitForFolder } from "@memory/shared/process/hold-folder";
import { start } from "@memory/shared/process/start";
import { explainDisk } from "./explain-disk.ts";
import { emulatorFlags } from "./flags.ts";
import { outliveClients } from "./outlive-clients.ts";

const { port, host, folder, guard } = emulatorFlags();

start(
  "s3",
  async () => {
    await waitForFolder(folder);
    const failed = (error: unknown) =>
      console.error("s3:", explainDisk(folder, error)?.message ?? error);
    const server = await createObjectStore({ folder, guard, failed });
    outliveClients(async () => {
      server.close();
      server.closeAllConnections();
    });
    server.listen(port, host);
  },
  { explain: (error) => explainDisk(folder, error) },
);
