import type { Figure } from "./figures.ts";
import type { Results } from "./results.ts";
import { median, spread } from "./statistics.ts";
import { rounded } from "./table.ts";

/** `changed` is for a figure that is neither good nor bad. */
type Verdict = "better" | "worse" | "changed" | "within the noise";
export type Change = {
  readonly part: string;
  readonly figure: string;
  readonly unit: string;
  readonly before: number;
  readonly now: number;
  /** The least distance between the two medians that counts as a change. */
  readonly noise: number;
  readonly verdict: Verdict;
};

/** Compares the figures that both runs have. */
export function compareResults(before: Results, now: Results): Change[] {
  const earlier = new Map(
    before.parts.flatMap(({ name, figures }) =>
      figures.map((figure) => [`${name}\n${figure.name}`, figure] as const),
    ),
  );
  return now.parts.flatMap(({ name, figures }) =>
    figures.flatMap((figure) => {
      const old = earlier.get(`${name}\n${figure.name}`);
      return old === undefined ? [] : [{ part: name, ...compareFigures(old, figure) }];
    }),
  );
}

function compareFigures(old: Figure, figure: Figure): Omit<Change, "part"> {
  const [before, now] = [median(old.runs), median(figure.runs)];
  const noise = noiseOf(old) + noiseOf(figure);
  const { name, unit, better } = figure;
  return { figure: name, unit, before, now, noise, verdict: verdict(now - before, noise, better) };
}

/** No machine repeats itself by less than this share, whatever a few rounds happen to say. */
const leastNoise = 0.025;
/** The noise of a figure that was measured once, whose spread is not known. */
const singleRunNoise = 0.15;

const noiseOf = ({ runs }: Figure): number => {
  const least = Math.abs(median(runs)) * (runs.length > 1 ? leastNoise : singleRunNoise);
  return Math.max(spread(runs), least);
};

function verdict(difference: number, noise: number, better: Figure["better"]): Verdict {
  if (Math.abs(difference) <= noise) return "within the noise";
  if (better === "neither") return "changed";
  return difference > 0 === (better === "higher") ? "better" : "worse";
}

/** Rows for `drawTable`. */
export const changeRows = (changes: readonly Change[]): string[][] =>
  changes.map(({ part, figure, unit, before, now, noise, verdict }) => [
    `${part}: ${figure}`,
    `${rounded(before)} → ${rounded(now)} ${unit}`,
    before === 0 ? "" : `${now >= before ? "+" : ""}${rounded((now / before - 1) * 100)} %`,
    `noise ${rounded(noise)}`,
    verdict,
  ]);

/** Why the two runs are not to be compared as they are. Undefined if nothing speaks against it. */
export function differenceOf(before: Results, now: Results): string | undefined {
  const reasons = [
    ...(before.quick === now.quick ? [] : ["one of them was quick"]),
    ...(before.machine.processor === now.machine.processor &&
    before.machine.cores === now.machine.cores
      ? []
      : ["they ran on different machines"]),
    ...(before.machine.node === now.machine.node ? [] : ["they ran on different versions of Node"]),
  ];
  return reasons.length === 0 ? undefined : reasons.join(", ");
}
