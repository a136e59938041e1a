import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const help = `Runs the end-to-end suites against docker-compose.yml, in a stack of its own.

  npm run test:compose [-- --stand-ins] [-- file …]

  --stand-ins  LocalStack's queues from its Python package and its tables from the emulator of
               npm start, where LocalStack's image cannot be pulled
  file …       these suites alone; default: all of test/end-to-end
  --help, -h   this text

It needs a Docker engine and docker compose (or docker-compose 1.29), builds the images first and
removes its containers and volumes afterwards.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: "boolean", short: "h" }, "stand-ins": { type: "boolean" } },
});
if (values.help) {
  process.stdout.write(`${help}\n`);
  process.exit(0);
}
process.env.MEMORY_EDITION = "containers";
if (values["stand-ins"]) process.env.MEMORY_STAND_INS = "1";

const { compose, emulators } = await import("./engine.ts");
const anyPorts = { FETCHER_PORT: "0", STORE_PORT: "0", LIBRARY_PORT: "0" };
const images = ["provision", "ingest", "fetcher", "store", "library", "playground"];
const toBuild = values["stand-ins"] ? [...images, ...emulators] : images;
process.stdout.write(`building the images of ${toBuild.join(", ")}\n`);
await compose(["build", ...toBuild], anyPorts);

const mocha = fileURLToPath(new URL("../../node_modules/mocha/bin/mocha.js", import.meta.url));
const suites = positionals.length > 0 ? positionals : ["test/end-to-end/*.test.ts"];
const child = spawn(process.execPath, [mocha, "--no-config", "--timeout=60000", ...suites], {
  cwd: fileURLToPath(new URL("../..", import.meta.url)),
  stdio: "inherit",
});
process.on("SIGINT", () => {});
const [code] = await once(child, "close");
await compose(["down", "--volumes", "--timeout", "30"], anyPorts);
process.exit(code ?? 1);
