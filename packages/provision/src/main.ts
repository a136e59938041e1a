import { askedOrExit } from "@memory/shared/process/command-line";
import { readConfig } from "@memory/shared/process/config";
import { loadEnvFile } from "@memory/shared/process/load-env-file";
import { createLog } from "@memory/shared/process/log";
import { onShutdown } from "@memory/shared/process/shutdown";
import { start } from "@memory/shared/process/start";
import { chooseTelegram } from "./choose-telegram.ts";
import { provisionConfig } from "./config.ts";
import { readFlags } from "./flags.ts";
import { provision } from "./provision.ts";

const flags = askedOrExit(readFlags(process.argv.slice(2)));

start("provision", async () => {
  loadEnvFile(process.env);
  const config = readConfig(provisionConfig, process.env);
  const log = createLog("provision", config.LOG_LEVEL);
  const stopping = new AbortController();
  onShutdown(log, async () => stopping.abort());
  if (flags.playground !== undefined)
    await chooseTelegram(flags.playground, { hasToken: config.BOT_TOKEN !== undefined, log });
  await provision(config, { signal: stopping.signal, log });
  log.info("all queues, tables and the bucket are there");
});
