declare module "dynalite" {
  import type { Server } from "node:http";

  /** Creates an HTTP server for the DynamoDB protocol. Closing it closes its LevelDB too. */
  export default function dynalite(options: {
    /** The folder for its data. Default: in memory. */
    path?: string;
    createTableMs?: number;
    updateTableMs?: number;
    deleteTableMs?: number;
  }): Server;
}
