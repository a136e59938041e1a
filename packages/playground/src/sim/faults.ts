import { z } from "zod";
import type { World } from "../telegram/world.ts";
import { accept } from "./bad-input.ts";

const which = {
  method: z.string().min(1).optional(),
  chat: z.number().int().optional(),
  /** Meets only calls that have one of these parameters. */
  having: z.array(z.string().min(1)).min(1).optional(),
  count: z.number().int().min(1).default(1),
};

const PlannedFault = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      kind: z.literal("429"),
      retry_after: z.number().int().min(1).default(1),
      ...which,
    }),
    z.strictObject({ kind: z.enum(["401", "403", "404", "500", "drop-after-apply"]), ...which }),
    z.strictObject({
      kind: z.literal("400"),
      description: z.string().min(1).default("Bad Request"),
      ...which,
    }),
    z.strictObject({ kind: z.literal("migrate"), to: z.number().int().negative(), ...which }),
    z.strictObject({ kind: z.literal("latency"), ms: z.number().min(0).max(600_000), ...which }),
  ],
  { error: "kind is one of 429, 400, 401, 403, 404, 500, migrate, latency, drop-after-apply" },
);

const named = z.preprocess((body) => {
  const kind = (body as { kind?: unknown } | null)?.kind;
  return typeof kind === "number" ? { ...(body as object), kind: String(kind) } : body;
}, PlannedFault);

/**
 * Plans a fault for the next matching calls of the Bot API. A supergroup that it names to move to exists
 * at once.
 */
export function planFault({ faults, chats }: World, body: unknown) {
  const { count, ...fault } = accept(named, body);
  if (fault.kind === "migrate") {
    chats.open({ id: fault.to, type: "supergroup", title: `Group ${-fault.to}` });
  }
  faults.plan(fault, count);
  return { planned: faults.list() };
}
