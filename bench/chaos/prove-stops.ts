import type { InjectedFault } from "./faults/faults.ts";
import type { Check } from "./prove.ts";
import type { World } from "./world.ts";

const drainWithinSeconds = 30;

/**
 * Checks every process that was asked to stop. Checks redeliveries too if no other fault was injected.
 */
export function proveStops(
  done: readonly InjectedFault[],
  { edition, proxies }: World,
  { nothingElse }: { nothingElse: boolean },
): Check[] {
  const stops = done.flatMap(({ what, ended }) => (ended === undefined ? [] : { what, ...ended }));
  const codes = exitCodes(edition.output());
  const unasked = withoutWaits(proxies.sqs.redeliveries.repeated(), edition.output());
  return [
    {
      what: "every stop ends well and in time",
      tried: stops.length,
      failures: stops.flatMap(({ what, pid, seconds }) => {
        const code = codes.get(pid);
        const isRight = code === 0 && seconds <= drainWithinSeconds;
        return isRight ? [] : `${what} ended with ${code} after ${seconds} s`;
      }),
    },
    ...(nothingElse
      ? [
          {
            what: "no stop has a message given out again",
            tried: 1,
            failures: unasked.length === 0 ? [] : [`${unasked.length} were`],
          },
        ]
      : []),
  ];
}

/** The redelivered messages that no service had made to wait. */
function withoutWaits(repeated: readonly string[], output: string): string[] {
  const lines = output.matchAll(/"id":"([^"]+)","outcome":"waiting"/g);
  const waits = Map.groupBy(lines, ([, id]) => id);
  return repeated.filter((id) => waits.get(id)?.pop() === undefined);
}

/** The exit codes by process id, from what the supervisor logged. */
function exitCodes(output: string): Map<number, number | null> {
  const lines = output.matchAll(/"pid":(\d+),"code":(\d+|null),[^\n]*"msg":"died, restarting"/g);
  return new Map(
    [...lines].map(([, pid, code]) => [Number(pid), code === "null" ? null : Number(code)]),
  );
}
