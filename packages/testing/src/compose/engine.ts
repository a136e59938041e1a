import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const project = "memory-test";

/** Set by `npm run test:compose -- --stand-ins`. */
const withStandIns = process.env.MEMORY_STAND_INS === "1";
const files = [
  "docker-compose.yml",
  "packages/testing/src/compose/tests.yml",
  ...(withStandIns ? ["packages/testing/src/compose/stand-ins.yml"] : []),
];
export const emulators = withStandIns ? ["localstack", "dynamodb"] : ["localstack"];

type Env = Record<string, string>;
let composeCommand: string[] | undefined;

/** Runs docker compose on the suites' stack. If it fails, throws an error with all of its output. */
export function compose(args: string[], env: Env = {}): Promise<string> {
  composeCommand ??=
    spawnSync("docker", ["compose", "version"]).status === 0
      ? ["docker", "compose"]
      : ["docker-compose"];
  const options = [
    "--project-name",
    project,
    "--env-file",
    "packages/testing/src/compose/nothing.env",
    "--profile",
    "playground",
  ];
  const chosen = files.flatMap((file) => ["--file", file]);
  return run([...composeCommand, ...options, ...chosen, ...args], env);
}

export const docker = (...args: string[]): Promise<string> => run(["docker", ...args]);

/** The whole output of containers so far. Synchronous. */
export function logsOf(containers: readonly string[]): string {
  return containers
    .map((container) => spawnSync("docker", ["logs", container], { maxBuffer: 2 ** 28 }))
    .map(({ stdout, stderr }) => `${stdout}${stderr}`)
    .join("");
}

async function run([command = "", ...args]: string[], env: Env = {}): Promise<string> {
  const { PATH = "", HOME = "", DOCKER_HOST } = process.env;
  const child = spawn(command, args, {
    cwd: root,
    env: { PATH, HOME, ...(DOCKER_HOST === undefined ? {} : { DOCKER_HOST }), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  const [code] = await once(child, "close").catch((cause) => {
    throw new Error(`${command} cannot be run: is Docker installed?`, { cause });
  });
  const said = Buffer.concat(chunks).toString();
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}:\n${said}`);
  return said;
}
