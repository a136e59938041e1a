import { parseArgs } from "node:util";
import { StartError } from "@memory/shared/errors";
import { readConfig } from "@memory/shared/process/config";
import { createLog } from "@memory/shared/process/log";
import { onShutdown } from "@memory/shared/process/shutdown";
import { start } from "@memory/shared/process/start";
import { startPlayground } from "./app.ts";
import { PlaygroundConfig } from "./config.ts";

start("playground", async () => {
  const flags = readFlags(process.argv.slice(2));
  const config = readConfig(PlaygroundConfig, process.env);
  const log = createLog("playground", config.LOG_LEVEL);
  const playground = await startPlayground({
    host: config.HOST,
    port: config.PLAYGROUND_PORT,
    ...flags,
  });
  log.info({ url: playground.url }, "the playground is open");
  onShutdown(log, playground.close);
});

function readFlags(args: string[]) {
  const options = { "real-sources": { type: "boolean" }, chats: { type: "string" } } as const;
  try {
    const { values } = parseArgs({ args, options });
    return { realSources: values["real-sources"] ?? false, chats: values.chats };
  } catch (error) {
    const [problem] = (error as Error).message.split(/[.\n]/);
    throw new StartError(`${problem}; there are only --real-sources and --chats <file>`);
  }
}
