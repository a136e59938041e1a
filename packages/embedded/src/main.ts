import { resolve } from "node:path";
import { askedOrExit } from "@memory/shared/process/command-line";
import { readConfig } from "@memory/shared/process/config";
import { loadEnvFile } from "@memory/shared/process/load-env-file";
import { createLog } from "@memory/shared/process/log";
import { exitCodeForMisconfiguration, start } from "@memory/shared/process/start";
import { tellUnused } from "./aws-variables.ts";
import { embeddedConfig } from "./config.ts";
import { createEdition, type Edition } from "./edition.ts";
import { readFlags } from "./flags.ts";
import { holdDataDir } from "./hold-data-dir.ts";
import { createOutput } from "./output.ts";
import { planEdition } from "./plan.ts";
import { welcome } from "./welcome.ts";

const flags = askedOrExit(readFlags(process.argv.slice(2)));

start("memory", async () => {
  process.umask(0o077);
  const env = readEnv();
  const config = readConfig(embeddedConfig, env);
  const dataDir = resolve(config.DATA_DIR);
  holdDataDir(dataDir);
  const plan = await planEdition(config, env, flags);

  const output = createOutput({ forPeople: process.stdout.isTTY === true });
  const log = createLog("embedded", config.LOG_LEVEL, {
    write: (line) => output.line(line.trimEnd()),
  });
  const unused = tellUnused(env, plan.emulators.length > 0);
  if (unused !== undefined) output.say(unused);
  const { promise: asked, resolve: end } = Promise.withResolvers<number>();
  const onMisconfigured = () => end(exitCodeForMisconfiguration);
  const edition = createEdition(config, plan, { output, log, onMisconfigured });
  endOnSignals(edition, () => {
    output.say("\nStopping when the work in hand is done; Ctrl-C again stops at once.");
    end(0);
  });

  const starting = new AbortController();
  edition.start(starting.signal).then(
    async () => output.say(await welcome(config, plan.endpoints)),
    (err: unknown) => {
      if (starting.signal.aborted) return;
      log.fatal({ err }, "starting failed");
      end(1);
    },
  );
  const exitCode = await asked;
  starting.abort();
  await edition.stop();
  if (exitCode === 0) output.say(`Stopped. Everything saved is in ${dataDir}.`);
  process.exit(exitCode);
});

/** The environment, completed by `.env`. Empty variables count as unset. */
function readEnv(): Record<string, string | undefined> {
  loadEnvFile(process.env);
  return Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
}

/** npm repeats the Ctrl-C that the terminal sends, so a second signal within 500 ms is ignored. */
function endOnSignals(edition: Edition, end: () => void): void {
  let askedAt: number | undefined;
  const onSignal = () => {
    if (askedAt === undefined) {
      askedAt = performance.now();
      end();
    } else if (performance.now() - askedAt > 500) {
      edition.kill();
      process.exit(130);
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
  // A program that started us with an IPC channel, such as a test, takes us down with it.
  process.once("disconnect", end);
  process.channel?.unref();
}
