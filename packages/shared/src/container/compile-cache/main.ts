import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { exitCodeForMisconfiguration } from "../../process/start.ts";
import { programNamed, programNames } from "../../programs/all.ts";

/**
 * Fills NODE_COMPILE_CACHE with the modules of every program of the image. Each is started with a setting that it
 * refuses, so it ends as soon as all of its modules are loaded. Node keeps a cache for each user: this has to run
 * as the one that the programs run as.
 */
for (const name of programNames) {
  if (!existsSync(inRoot(programNamed(name).main))) continue;
  const entry = inRoot("packages/shared/src/container/main.ts");
  const env = { ...process.env, SERVICE: name, LOG_LEVEL: "refused" };
  const { status, stderr } = spawnSync(process.execPath, [entry], { env, encoding: "utf8" });
  if (status !== exitCodeForMisconfiguration) {
    throw new Error(`${name} ended with ${status} and not at its configuration: ${stderr}`);
  }
}

function inRoot(path: string): string {
  return fileURLToPath(new URL(`../../../../../${path}`, import.meta.url));
}
