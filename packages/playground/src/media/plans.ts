import { z } from "zod";

export const faults = [
  /** Hangs up after half of the bytes. */
  "cut",
  /** Sends half of the bytes, then nothing, and stays connected. */
  "stall",
  /** Sends half of the bytes as if they were all. */
  "short",
  /** Announces more than it sends, and hangs up. */
  "wrong-length",
  /** Does not say how much comes. */
  "no-length",
  "slow",
  "endless",
  "empty",
  /** Never answers. */
  "hang",
  /** Hangs up at once. */
  "reset",
  "redirect",
] as const;

export const hosts = ["pbs", "video"] as const;
export type Host = (typeof hosts)[number];
const hostNames: Readonly<Record<Host, string>> = {
  pbs: "pbs.twimg.com",
  video: "video.twimg.com",
};

const size = z.number().int().min(1).max(65_000);

export const Plan = z.strictObject({
  status: z.number().int().min(200).max(599).default(200),
  headers: z.record(z.string(), z.string()).default({}),
  /** Base64, in place of a made file. */
  body: z.base64().optional(),
  /** About how long the made file is. */
  bytes: z.number().int().min(0).max(2_000_000_000).optional(),
  /** The content type, whatever the bytes are. */
  type: z.string().optional(),
  width: size.optional(),
  height: size.optional(),
  durationMs: z.number().int().min(0).optional(),
  fault: z.enum(faults).optional(),
  /** Where a redirect leads. */
  location: z.string().optional(),
  bytesPerSecond: z.number().int().min(1).optional(),
  /** How many requests it is for. Default: all. */
  count: z.number().int().min(1).optional(),
  /** Only for requests whose query contains this. */
  query: z.string().optional(),
});
export type Plan = z.infer<typeof Plan>;

export const MediaCondition = z.strictObject({
  down: z.boolean().optional(),
  latencyMs: z.number().min(0).max(600_000).optional(),
  bytesPerSecond: z.number().int().min(1).nullable().optional(),
});

export type Asked = {
  readonly host: Host;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, unknown>>;
};
type Planned = { readonly plan: Plan; left: number };
type Condition = { down: boolean; latencyMs: number; bytesPerSecond: number | null };

const askedKept = 50_000;
const fresh: Condition = { down: false, latencyMs: 0, bytesPerSecond: null };

export type MediaDesk = ReturnType<typeof createMediaDesk>;

/** What the stand-in for X's media hosts is to answer, and what it was asked. */
export function createMediaDesk() {
  const plans = new Map<string, Planned[]>();
  const groups: { start: string; planned: Planned }[] = [];
  const asked: Asked[] = [];
  let condition = fresh;
  const idOf = (host: Host, path: string) => `${host} ${path}`;
  const find = (host: Host, path: string, query: string) => {
    const id = idOf(host, path);
    const group = groups.filter(({ start }) => id.startsWith(start)).map(({ planned }) => planned);
    return [...(plans.get(id) ?? []), ...group].find(
      ({ plan, left }) => left > 0 && query.includes(plan.query ?? ""),
    );
  };
  return {
    /**
     * Comes before the plans that were made for the path earlier. A path that ends in `*` stands for every path that
     * begins like it; a plan for a path itself comes before those.
     */
    put(host: Host, path: string, plan: Plan): void {
      const id = idOf(host, path);
      const planned = { plan, left: plan.count ?? Number.POSITIVE_INFINITY };
      if (id.endsWith("*")) groups.unshift({ start: id.slice(0, -1), planned });
      else plans.set(id, [planned, ...(plans.get(id) ?? [])]);
    },
    note(request: Asked): void {
      asked.push(request);
      if (asked.length > askedKept) asked.shift();
    },
    /** The plan for this request, which counts it. */
    planFor({ host, path, query }: Asked): Plan | undefined {
      const fits = find(host, path, query);
      if (fits === undefined) return undefined;
      fits.left -= 1;
      return fits.plan;
    },
    /** How long the file at an address of X's hosts is. 0 without a plan for it, infinite if it is refused. */
    bytesAt(url: string): number {
      const { hostname, pathname, search } = new URL(url);
      const host = hosts.find((each) => hostNames[each] === hostname);
      const plan = host && find(host, pathname.slice(1), search)?.plan;
      if (plan === undefined) return 0;
      return plan.status >= 300 ? Number.POSITIVE_INFINITY : (plan.bytes ?? 0);
    },
    asked: (): readonly Asked[] => asked,
    condition: (): Condition => condition,
    change(to: z.infer<typeof MediaCondition>): Condition {
      condition = {
        down: to.down ?? condition.down,
        latencyMs: to.latencyMs ?? condition.latencyMs,
        bytesPerSecond:
          to.bytesPerSecond === undefined ? condition.bytesPerSecond : to.bytesPerSecond,
      };
      return condition;
    },
    forget(): void {
      plans.clear();
      groups.splice(0);
      asked.splice(0);
      condition = fresh;
    },
  };
}
