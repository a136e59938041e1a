import { readConfig } from "@memory/shared/config";
import { createLog } from "@memory/shared/log";
import { onShutdown } from "@memory/shared/shutdown";
import { start } from "@memory/shared/start";
import { startPlayground } from "./app.ts";
import { PlaygroundConfig } from "./config.ts";

start("playground", async () => {
  const config = readConfig(PlaygroundConfig, process.env);
  const log = createLog("playground", config.LOG_LEVEL);
  const playground = await startPlayground({ host: config.HOST, port: config.PLAYGROUND_PORT });
  log.info({ url: playground.url }, "the playground is open");
  onShutdown(log, playground.close);
});
