/** Which direction of a figure is good. A figure that only explains others has none. */
type Better = "higher" | "lower" | "neither";

/** One measured figure. `runs` has its value in every round, in order. */
export type Figure = {
  readonly name: string;
  readonly unit: string;
  readonly better: Better;
  readonly runs: readonly number[];
};

export type Figures = {
  /** Adds the value of one round. A value that is not finite is left out. */
  add(name: string, value: number, of: Pick<Figure, "unit" | "better">): void;
  /** All figures, in the order in which they were first added. */
  all(): readonly Figure[];
};

/** Collects the values of several rounds by the names of the figures. */
export function createFigures(): Figures {
  const figures = new Map<string, Figure & { readonly runs: number[] }>();
  return {
    add(name, value, { unit, better }) {
      if (!Number.isFinite(value)) return;
      const figure = figures.get(name) ?? { name, unit, better, runs: [] };
      figure.runs.push(value);
      figures.set(name, figure);
    },
    all: () => [...figures.values()],
  };
}

export const cpuMs = { unit: "CPU ms", better: "lower" } as const;
export const perSecond = { unit: "/s", better: "higher" } as const;
export const latencyMs = { unit: "ms", better: "lower" } as const;
export const megabytes = { unit: "MB", better: "lower" } as const;
/** How many there are of something that costs. */
export const costs = (unit: string) => ({ unit, better: "lower" }) as const;
/** A figure that is neither good nor bad. */
export const plain = (unit: string) => ({ unit, better: "neither" }) as const;
