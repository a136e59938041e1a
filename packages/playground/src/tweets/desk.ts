import type { Answer } from "./answer.ts";
import { bundled } from "./samples/bundled.ts";
import { linkTo } from "./samples/sample.ts";
import { sources } from "./sources/table.ts";

/** `true` hangs up on every request, `"503"` answers each with that status. */
export type Outage = boolean | "503";
export type Condition = { down: Outage; latencyMs: number; rate: number | null };
export type Desk = ReturnType<typeof createDesk>;

const samples = new Map(bundled.map((sample) => [sample.id, sample]));

/** The answers, the condition and the call counts of one source. */
function createDesk(name: string) {
  const put = new Map<string, Answer>();
  const calls = new Map<string, number>();
  let total = 0;
  let condition: Condition = { down: false, latencyMs: 0, rate: null };
  let allowance = { left: 0, at: 0 };

  return {
    name,
    put,
    /** The answer that was put for this id, else the bundled one. */
    answer(id: string): Answer | undefined {
      const sample = samples.get(id);
      return put.get(id) ?? (sample === undefined ? undefined : sources.get(name)?.render(sample));
    },
    /** Counts one call, however many tweets it asks for. */
    count(ids: readonly string[]): void {
      total += 1;
      for (const id of ids) calls.set(id, (calls.get(id) ?? 0) + 1);
    },
    /** A token bucket with a capacity of one second's calls. False for a call beyond the rate. */
    admits(now: number): boolean {
      const { rate } = condition;
      if (rate === null) return true;
      const left = Math.min(
        Math.max(rate, 1),
        allowance.left + ((now - allowance.at) / 1000) * rate,
      );
      allowance = { left: left >= 1 ? left - 1 : left, at: now };
      return left >= 1;
    },
    condition: () => condition,
    change(to: Partial<Condition>): Condition {
      condition = { ...condition, ...to };
      allowance = { left: Math.max(condition.rate ?? 0, 1), at: performance.now() };
      return condition;
    },
    report: () => ({ ...condition, calls: total, ids: Object.fromEntries(calls) }),
    forget(): void {
      put.clear();
      calls.clear();
      total = 0;
      condition = { down: false, latencyMs: 0, rate: null };
    },
  };
}

export type Desks = ReturnType<typeof createDesks>;

/** The state of all simulated sources, by name. */
export function createDesks() {
  const desks = new Map([...sources.keys()].map((name) => [name, createDesk(name)]));
  return {
    find: (name: string): Desk | undefined => desks.get(name),
    names: (): string[] => [...desks.keys()],
    report: () => Object.fromEntries([...desks].map(([name, desk]) => [name, desk.report()])),
    /** All tweets that any source knows, bundled ones first. */
    list() {
      const known = bundled.map((sample) => ({
        id: sample.id,
        url: linkTo(sample),
        shows: sample.shows,
        bundled: true,
        sources: [...desks.keys()],
      }));
      const ids = new Set([...desks.values()].flatMap(({ put }) => [...put.keys()]));
      const added = [...ids].map((id) => ({
        id,
        url: samples.has(id) ? undefined : `https://x.com/i/status/${id}`,
        shows: "put by /sim/tweets",
        bundled: false,
        sources: [...desks].flatMap(([name, { put }]) => (put.has(id) ? [name] : [])),
      }));
      return [...known, ...added];
    },
    forget(): void {
      for (const desk of desks.values()) desk.forget();
    },
  };
}
