import type { Report } from "./run-chaos.ts";

const shownFailures = 10;

/** Prints the injected faults, what they met and the checks. Returns how many failed. */
export function printReport(
  { checks, done, counts }: Report,
  print: (line: string) => void,
): number {
  print("\nwhat went wrong on purpose");
  const kinds = Map.groupBy(done, ({ what }) => what);
  for (const [what, times] of [...kinds].sort(([one], [other]) => one.localeCompare(other)))
    print(row(what, String(times.length)));
  print("\nwhat it met");
  for (const [what, count] of counts) print(row(what, String(count)));
  print("\nwhat holds");
  for (const { what, tried, failures } of checks) {
    print(
      row(
        what,
        failures.length === 0 ? `${tried} of ${tried}` : `${failures.length} FAILED of ${tried}`,
      ),
    );
    for (const failure of failures.slice(0, shownFailures)) print(`      ${failure}`);
    if (failures.length > shownFailures)
      print(`      … and ${failures.length - shownFailures} more`);
  }
  const failed = checks.reduce((sum, { failures }) => sum + failures.length, 0);
  const tried = checks.reduce((sum, check) => sum + check.tried, 0);
  print(`\n${tried - failed} passed, ${failed} failed`);
  return failed;
}

const row = (what: string, value: string) => `  ${what.padEnd(60)} ${value}`;
