import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { askedOrExit } from "@memory/shared/process/command-line";
import { readFlags } from "./flags.ts";

const flags = askedOrExit(readFlags(process.argv.slice(2)));
process.env.MEMORY_EDITION = "containers";
if (flags.withStandIns) process.env.MEMORY_STAND_INS = "1";

const { compose, docker, emulators } = await import("./engine.ts");
const anyPorts = { FETCHER_PORT: "0", STORE_PORT: "0", LIBRARY_PORT: "0", MEDIA_PORT: "0" };
const images = ["provision", "ingest", "fetcher", "store", "library", "media", "playground"];
const toBuild = flags.withStandIns ? [...images, ...emulators] : images;
process.stdout.write(`building the images of ${toBuild.join(", ")}\n`);
try {
  await docker("version");
  await compose(["build", ...toBuild], anyPorts);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}

const mocha = fileURLToPath(
  new URL("../../../../node_modules/mocha/bin/mocha.js", import.meta.url),
);
const child = spawn(process.execPath, [mocha, "--no-config", "--timeout=60000", ...flags.suites], {
  cwd: fileURLToPath(new URL("../../../..", import.meta.url)),
  stdio: "inherit",
});
process.on("SIGINT", () => {});
const [code] = await once(child, "close");
await compose(["down", "--volumes", "--timeout", "30"], anyPorts);
process.exit(code ?? 1);
