import { createServer, type Server } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { StartError } from "@memory/shared/errors";

export type WantedPort = {
  /** The variable that sets it, if there is one. */
  readonly variable?: string;
  readonly host: string;
  /** 0 means any free port. */
  readonly port: number;
};

/**
 * Chooses every port before anything starts, so that a process that dies is restarted at its address.
 * Waits up to `waitMs` for ports in use, which an earlier instance may hold while it finishes its work. Then
 * throws a StartError that names each port that cannot be opened, with its variable.
 */
export async function choosePorts<Name extends string>(
  wanted: Record<Name, WantedPort>,
  { waitMs = 0 }: { waitMs?: number } = {},
): Promise<Record<Name, number>> {
  const deadline = performance.now() + waitMs;
  const opened: [string, Opened][] = [];
  const problems: string[] = [];
  for (const [name, { variable, host, port }] of Object.entries<WantedPort>(wanted)) {
    const result = await (port === 0 ? openFree(host) : openInTime(host, port, deadline));
    if ("server" in result) opened.push([name, result]);
    else
      problems.push(`${problem(port, host, result.code)}; set ${variable} to a free one, or to 0`);
  }
  await Promise.all(opened.map(([, { server }]) => new Promise((done) => server.close(done))));
  if (problems.length > 0) throw new StartError(together(problems));
  const ports = opened.map(([name, { port }]) => [name, port]);
  return Object.fromEntries(ports) as Record<Name, number>;
}

type Opened = { readonly server: Server; readonly port: number };
type Refused = { readonly code: string | undefined };

// Above 10080, which `fetch` refuses to speak to, and below the ephemeral range, so that no outgoing connection
// takes the port of a process while it is restarted. Each launcher begins its search elsewhere, so that two started
// together do not collide.
const range = { first: 10_100, count: 20_000, step: 16 };
let next = (process.pid * range.step) % range.count;

async function openFree(host: string): Promise<Opened> {
  for (let tried = 0; tried < range.count; tried += 1) {
    const result = await open(host, range.first + next);
    next = (next + 1) % range.count;
    if ("server" in result) return result;
    if (result.code !== "EADDRINUSE" && result.code !== "EACCES")
      throw new StartError(`nothing can listen on ${host} (${result.code}); check HOST`);
  }
  throw new StartError(`no free port was found on ${host}`);
}

async function openInTime(host: string, port: number, deadline: number): Promise<Opened | Refused> {
  for (;;) {
    const result = await open(host, port);
    const isHeld = "code" in result && result.code === "EADDRINUSE";
    if (!isHeld || performance.now() >= deadline) return result;
    await pause(100);
  }
}

async function open(host: string, port: number): Promise<Opened | Refused> {
  const server = createServer();
  const { promise, resolve } = Promise.withResolvers<Opened | Refused>();
  server.once("error", ({ code }: NodeJS.ErrnoException) => resolve({ code }));
  server.listen({ host, port, exclusive: true }, () => resolve({ server, port }));
  return promise;
}

const together = (problems: readonly string[]) =>
  problems.length === 1
    ? `${problems[0]}`
    : ["several ports cannot be had; another Memory may be running", ...problems].join("\n  ");

const problem = (port: number, host: string, code: string | undefined) =>
  code === "EADDRINUSE"
    ? `port ${port} on ${host} is already in use`
    : `port ${port} on ${host} cannot be opened (${code})`;
