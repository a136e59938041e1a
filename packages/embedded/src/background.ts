import { constants, getPriority, setPriority } from "node:os";

const background = constants.priority.PRIORITY_BELOW_NORMAL;

/**
 * Lowers the CPU priority of a process that was just started, and so of all threads that it will make. Does nothing
 * if the process could not be started or has ended.
 */
export function letOthersGoFirst(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    // Raising it again, where the launcher's own is lower still, is allowed to root alone.
    if (getPriority(pid) < background) setPriority(pid, background);
  } catch (error) {
    const { info } = error as { info?: { code?: string } };
    if (info?.code !== "ESRCH") throw error;
  }
}
