import { until } from "@memory/testing/until";

export type Ended = { readonly pid: number; readonly seconds: number };

/** Ends a service's process and waits until another answers ready in its place. */
export async function endProcess(address: string, signal: "SIGKILL" | "SIGTERM"): Promise<Ended> {
  const pid = await alivePid(address);
  const startedAt = Date.now();
  process.kill(pid, signal);
  await until(`process ${pid} to end`, () => !isRunning(pid), 60_000);
  const seconds = Math.round((Date.now() - startedAt) / 100) / 10;
  await until(
    `the service at ${address} to be back`,
    async () => (await readyPid(address)) !== undefined,
    90_000,
  );
  return { pid, seconds };
}

const alivePid = (address: string): Promise<number> =>
  until(`the service at ${address} to answer`, () => pidAt(`${address}/health/live`), 60_000);

const readyPid = (address: string) => pidAt(`${address}/health/ready`);

async function pidAt(url: string): Promise<number | undefined> {
  const answer = await fetch(url).catch(() => undefined);
  if (answer?.ok !== true) return undefined;
  return ((await answer.json()) as { pid: number }).pid;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
