import { readConfig } from "@memory/shared/config";
import { StartError } from "@memory/shared/errors";
import { createLog } from "@memory/shared/log";
import { onShutdown } from "@memory/shared/shutdown";
import { start } from "@memory/shared/start";
import { startPlayground } from "./app.ts";
import { PlaygroundConfig } from "./config.ts";

start("playground", async () => {
  const realSources = readFlags(process.argv.slice(2));
  const config = readConfig(PlaygroundConfig, process.env);
  const log = createLog("playground", config.LOG_LEVEL);
  const playground = await startPlayground({
    host: config.HOST,
    port: config.PLAYGROUND_PORT,
    realSources,
  });
  log.info({ url: playground.url }, "the playground is open");
  onShutdown(log, playground.close);
});

function readFlags(args: string[]): boolean {
  const unknown = args.find((arg) => arg !== "--real-sources");
  if (unknown !== undefined)
    throw new StartError(`there is no flag ${unknown}, only --real-sources`);
  return args.length > 0;
}
