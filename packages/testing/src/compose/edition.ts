import { tmpdir } from "node:os";
import { choosePorts } from "@memory/embedded/ports";
import type { Endpoints } from "../edition.ts";
import type { Memory, MemoryOptions } from "../memory.ts";
import { until } from "../until.ts";
import { emptyStack } from "./empty-stack.ts";
import { compose, docker, emulators, logsOf } from "./engine.ts";

const services = ["ingest", "fetcher", "store", "library", "media"] as const;
const programs = [...services, "playground"] as const;
const startWithinMs = 120_000;

let ports: Record<(typeof programs)[number] | "localstack" | "dynamodb", number> | undefined;
let kept: string | undefined;

/**
 * Starts Memory as `docker compose --profile playground up` does. The emulators are reused by the next
 * suite, emptied.
 */
export async function startContainers(options: MemoryOptions = {}): Promise<Memory> {
  const { env = {}, dataDir, webhook } = options;
  ports ??= await choosePorts(anyPorts());
  const endpoints = endpointsAt(ports);
  const variables = {
    ...Object.fromEntries(
      Object.entries(ports).map(([name, port]) => [`${name.toUpperCase()}_PORT`, String(port)]),
    ),
    // Short, because a stop waits for the poll under way.
    QUEUE_WAIT_SECONDS: "2",
    ...(emulators.includes("dynamodb")
      ? { AWS_ENDPOINT_URL_DYNAMODB: "http://dynamodb:8000" }
      : {}),
    ...(webhook === undefined
      ? {}
      : { WEBHOOK_URL: `http://ingest:8081${webhook.path}`, WEBHOOK_SECRET: webhook.secret }),
    ...env,
  };
  await compose(["up", "-d", ...emulators, "playground"], variables);
  await Promise.all([endpoints.sqs, endpoints.dynamodb, endpoints.playground].map(untilOk));
  if (dataDir === undefined || dataDir !== kept) {
    await emptyStack(endpoints);
    await fetch(`${endpoints.playground}/sim`, { method: "DELETE" });
  }
  kept = dataDir;
  await compose(["up", "-d"], variables);
  const containers = new Map<string, string>();
  for (const name of [...programs, "provision", "localstack"])
    containers.set(name, (await compose(["ps", "--all", "-q", name], variables)).trim());
  const containerOf = (name: string) => containers.get(name) ?? "";
  await Promise.all(services.map((name) => untilOk(`${endpoints[name]}/health/ready`)));

  let written: string | undefined;
  const own = [...programs, "provision"].map(containerOf);
  return {
    endpoints,
    dataDir: dataDir ?? tmpdir(),
    env: {
      AWS_ENDPOINT_URL_SQS: endpoints.sqs,
      AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    },
    output: () => written ?? logsOf(own),
    async crash(program) {
      await docker("kill", "--signal", "KILL", containerOf(program));
      // Docker does not restart a container that was killed by a command.
      await docker("start", containerOf(program));
      await untilOk(`${endpoints[program]}${program === "playground" ? "" : "/health/live"}`);
    },
    async freezeQueues() {
      await docker("pause", containerOf("localstack"));
    },
    async thawQueues() {
      await docker("unpause", containerOf("localstack"));
    },
    async stop() {
      await compose(["stop", ...services], variables);
      await compose(["stop", "playground"], variables);
      const state = await docker("inspect", "--format", "{{.State.ExitCode}}", ...own);
      written = logsOf(own);
      await compose(["rm", "--force", ...programs, "provision"], variables);
      return Math.max(...state.trim().split("\n").map(Number));
    },
  };
}

const anyPorts = () => {
  const free = { host: "127.0.0.1", port: 0 };
  return {
    ...{ ingest: free, fetcher: free, store: free, library: free, media: free, playground: free },
    ...{ localstack: free, dynamodb: free },
  };
};

function endpointsAt(at: NonNullable<typeof ports>): Endpoints {
  const url = (name: keyof typeof at) => `http://127.0.0.1:${at[name]}`;
  return {
    ingest: url("ingest"),
    fetcher: url("fetcher"),
    store: url("store"),
    library: url("library"),
    telegram: url("playground"),
    playground: url("playground"),
    sqs: url("localstack"),
    s3: url("localstack"),
    media: url("media"),
    dynamodb: url(emulators.includes("dynamodb") ? "dynamodb" : "localstack"),
  };
}

const untilOk = (url: string) =>
  until(
    `${url} to answer`,
    async () => {
      const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(
        () => undefined,
      );
      return answer?.ok;
    },
    startWithinMs,
  );
