import { setTimeout as pause } from "node:timers/promises";

type Part = { readonly name: string; readonly url: string };
type Options = {
  readonly signal: AbortSignal;
  readonly say: (sentence: string) => void;
  /** Its address. If it does not answer, that is said instead of the parts that wait for it. */
  readonly telegram?: string;
};

const askEveryMs = 50;
const tellEveryMs = 10_000;

/** Resolves once every part answers 2xx. Says every 10 s what it waits for, if that has changed. */
export async function untilReady(parts: Part[], { signal, say, telegram }: Options): Promise<void> {
  const problems = new Map<string, string>();
  let told: string | undefined;
  const tell = async () => {
    const isCut = telegram !== undefined && !(await answers(telegram));
    const names = [...problems].map(([name, problem]) => `${name} (${problem})`).join(", ");
    const waiting = isCut
      ? `Telegram cannot be reached at ${new URL(telegram).origin}; Memory goes on trying.`
      : `Still waiting for ${names}.`;
    if (problems.size > 0 && waiting !== told) say(waiting);
    told = waiting;
  };
  const timer = setInterval(tell, tellEveryMs);
  try {
    await Promise.all(
      parts.map(async ({ name, url }) => {
        for (;;) {
          const problem = await problemOf(url, signal);
          if (problem === undefined) break;
          problems.set(name, problem);
          await pause(askEveryMs, undefined, { signal });
        }
        problems.delete(name);
      }),
    );
  } finally {
    clearInterval(timer);
  }
}

/** Whether there is any answer, of whatever status. */
async function answers(url: string): Promise<boolean> {
  return fetch(url, {
    method: "HEAD",
    redirect: "manual",
    signal: AbortSignal.timeout(4_000),
  }).then(
    () => true,
    () => false,
  );
}

async function problemOf(url: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(2_000)]);
    const response = await fetch(url, { signal: limit });
    const body = await response.text();
    return response.ok ? undefined : (statusIn(body) ?? `it answers ${response.status}`);
  } catch {
    signal.throwIfAborted();
    return "no answer yet";
  }
}

/** The `status` in the answer of `/health/ready`: what the service waits for. */
function statusIn(body: string): string | undefined {
  try {
    const { status } = JSON.parse(body) as { status?: unknown };
    return typeof status === "string" ? status : undefined;
  } catch {
    return undefined;
  }
}
