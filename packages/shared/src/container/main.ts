import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { programNamed } from "../programs/all.ts";
import { standInSources, standInToken } from "../programs/stand-ins.ts";
import { playgroundFile } from "./playground-file.ts";

/**
 * What a container runs: its image's program takes this process over, with its heap flags, so that
 * it is the one who gets the signals.
 */
const name = process.env.SERVICE ?? "";
const { main, heapFlags } = programNamed(name);
const path = fileURLToPath(new URL(`../../../../${main}`, import.meta.url));
const argv = [process.execPath, ...heapFlags, path, ...process.argv.slice(2)];
process.execve?.(process.execPath, argv, environment());

function environment(): Record<string, string | undefined> {
  // Provision settles anew whether there is a playground, whatever was so before.
  if (name === "provision" || !existsSync(playgroundFile)) return process.env;
  const playground = readFileSync(playgroundFile, "utf8").trim();
  return {
    ...process.env,
    ...standInSources(playground, process.env),
    TELEGRAM_API_ROOT: playground,
    BOT_TOKEN: standInToken,
  };
}
