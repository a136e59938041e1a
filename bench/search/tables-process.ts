import { startTables } from "@memory/testing/emulators";

/** Tables in a process of their own, so that their work is not counted as the search's. */
const { config, tables } = await startTables();
process.send?.({ config, main: tables.tweets.name });
process.once("disconnect", () => process.exit());
