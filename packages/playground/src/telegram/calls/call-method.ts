import { setTimeout as delay } from "node:timers/promises";
import { findMethod } from "../methods/table.ts";
import type { World } from "../world.ts";
import { ApiError } from "./api-error.ts";
import { refusalOf } from "./faults.ts";
import type { Call, Outcome } from "./method.ts";

/**
 * The outcome of a call. `cut` means that it was carried out, but the connection ends without an answer.
 */
export type Ending =
  | { kind: "done"; outcome: Outcome }
  | { kind: "refused"; error: ApiError }
  | { kind: "cut" };

/** Runs one method of the Bot API with its planned faults, and records the call. */
export async function callMethod(world: World, named: string, call: Call): Promise<Ending> {
  const found = findMethod(named);
  const method = found?.name ?? named;
  const recorded = world.calls.record(method, withFiles(call));
  const { delayMs, trouble } = world.faults.meet(method, call.params);
  if (delayMs > 0) await delay(delayMs);
  const ending = await attempt(async () => {
    const refusal = refusalOf(trouble);
    if (refusal !== undefined) throw refusal;
    if (found === undefined) throw new ApiError(404, "Not Found");
    return await found.method(world, call);
  });
  const isCut = trouble?.kind === "drop-after-apply";
  recorded.status = isCut ? 0 : ending.kind === "refused" ? ending.error.code : 200;
  return isCut ? { kind: "cut" } : ending;
}

async function attempt(run: () => Promise<Outcome>): Promise<Ending> {
  try {
    return { kind: "done", outcome: await run() };
  } catch (error) {
    if (error instanceof ApiError) return { kind: "refused", error };
    throw error;
  }
}

function withFiles({ params, files }: Call): Call["params"] {
  if (files.size === 0) return params;
  const sent = [...files].map(([field, { name, type, bytes }]) => [field, { name, type, bytes }]);
  return { ...params, ...Object.fromEntries(sent) };
}
