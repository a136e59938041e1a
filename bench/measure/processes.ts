import { readFileSync } from "node:fs";

/** Process ids by the names that figures show. */
export type Pids = Readonly<Record<string, number>>;

/** Linux counts a process's time in hundredths of a second. */
const msPerTick = 10;

/** CPU milliseconds of a process since its start, user and system. Throws if there is no such process. */
export const cpuMsOf = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name, in parentheses, may contain spaces. User and system time are the 12th and 13th after it.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * msPerTick;
};

/** Resident memory of a process in megabytes (10^6 bytes). Throws if there is no such process. */
export const residentMbOf = (pid: number): number => statusMb(pid, "VmRSS");

/** What of it is of the process alone: without pages of files, as Node's program is, which all processes share. */
export const ownMbOf = (pid: number): number => statusMb(pid, "RssAnon");

function statusMb(pid: number, name: string): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return (Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status)?.[1]) * 1024) / 1e6;
}

export type Used = {
  readonly wallMs: number;
  /** CPU milliseconds of each process. */
  readonly cpuMs: Readonly<Record<string, number>>;
  readonly totalCpuMs: number;
};

/** Starts to measure what these processes use. Call the result for what they have used since. */
export function startMeter(pids: Pids): () => Used {
  const before = each(pids, cpuMsOf);
  const startedAt = performance.now();
  return () => {
    const wallMs = performance.now() - startedAt;
    const cpuMs = each(pids, (pid, name) => cpuMsOf(pid) - (before[name] ?? 0));
    return { wallMs, cpuMs, totalCpuMs: Object.values(cpuMs).reduce((sum, ms) => sum + ms, 0) };
  };
}

/** The most resident memory of each process, looked at every `everyMs`, until `stop` is called. */
export function watchMemory(pids: Pids, everyMs = 250) {
  let most = each(pids, residentMbOf);
  const timer = setInterval(() => {
    most = each(pids, (pid, name) => Math.max(most[name] ?? 0, residentMbOf(pid)));
  }, everyMs);
  return {
    stop(): Readonly<Record<string, number>> {
      clearInterval(timer);
      return most;
    },
  };
}

export const each = (
  pids: Pids,
  ask: (pid: number, name: string) => number,
): Record<string, number> =>
  Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, ask(pid, name)]));
