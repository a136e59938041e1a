import { until } from "@memory/testing/until";

export type Ended = { readonly pid: number; readonly seconds: number };

/** Ends a service's process and waits until another answers ready in its place. */
export async function endProcess(address: string, signal: "SIGKILL" | "SIGTERM"): Promise<Ended> {
  const pid = await alivePid(address);
  const startedAt = Date.now();
  process.kill(pid, signal);
  await until(`process ${pid} to end`, () => !isRunning(pid), 60_000);
  const seconds = Math.round((Date.now() - startedAt) / 100) / 10;
  await untilReplaced(address, pid);
  return { pid, seconds };
}

/**
 * Stops a service's process without ending it. `over` resolves once it was killed for not answering and another
 * answers ready in its place, and rejects when none does within 90 s.
 */
export async function hangProcess(address: string): Promise<{ over: Promise<void> }> {
  const pid = await alivePid(address);
  process.kill(pid, "SIGSTOP");
  return { over: untilReplaced(address, pid) };
}

async function untilReplaced(address: string, pid: number): Promise<void> {
  await until(
    `another process than ${pid} to answer at ${address}`,
    async () => {
      const found = await readyPid(address);
      return found !== undefined && found !== pid;
    },
    90_000,
  );
}

const alivePid = (address: string): Promise<number> =>
  until(`the service at ${address} to answer`, () => pidAt(`${address}/health/live`), 90_000);

const readyPid = (address: string) => pidAt(`${address}/health/ready`);

/** A hung process accepts connections and never answers. */
const answersWithinMs = 5_000;

async function pidAt(url: string): Promise<number | undefined> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(answersWithinMs) }).catch(
    () => undefined,
  );
  if (answer?.ok !== true) return undefined;
  return ((await answer.json()) as { pid: number }).pid;
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The process may just have ended by itself, or by another fault. */
export function killIfRunning(pid: number): void {
  if (isRunning(pid)) process.kill(pid, "SIGKILL");
}
