import { RetryableError } from "@memory/shared/errors";
import type { Finding } from "./finding.ts";
import { inTurns } from "./in-turns.ts";
import { type Removing, removeFinding } from "./remove-finding.ts";

/** Removes each of them, and returns how many were left because somebody was at work on them. */
export async function removeAll(findings: readonly Finding[], ports: Removing): Promise<number> {
  const outcomes = await inTurns(findings, async (finding) => {
    try {
      await removeFinding(finding, ports);
      return 0;
    } catch (error) {
      if (error instanceof RetryableError && error.cause === undefined) return 1;
      throw error;
    }
  });
  return outcomes.reduce<number>((sum, left) => sum + left, 0);
}
