import { ApiError } from "./api-error.ts";

type Params = Readonly<Record<string, unknown>>;
type Which = {
  method?: string | undefined;
  chat?: number | undefined;
  having?: string[] | undefined;
};
export type Fault = Which &
  (
    | { kind: "429"; retry_after: number }
    | { kind: "400"; description: string }
    | { kind: "401" | "403" | "404" | "500" | "drop-after-apply" }
    | { kind: "migrate"; to: number }
    | { kind: "latency"; ms: number }
  );
export type Faults = ReturnType<typeof createFaults>;

/** The planned faults, each for a number of calls. A call gets the oldest one that matches it. */
export function createFaults() {
  let planned: { fault: Fault; left: number }[] = [];

  const take = (method: string, params: Params, isLatency: boolean): Fault | undefined => {
    const found = planned.find(
      ({ fault }) => fits(fault, method, params) && (fault.kind === "latency") === isLatency,
    );
    if (found === undefined) return undefined;
    found.left -= 1;
    if (found.left === 0) planned = planned.filter((plan) => plan !== found);
    return found.fault;
  };

  return {
    plan: (fault: Fault, count: number) => void planned.push({ fault, left: count }),
    /** Takes the faults for this call: a delay, then a refusal or a cut connection. */
    meet(method: string, params: Params): { delayMs: number; trouble: Fault | undefined } {
      if (planned.length === 0) return { delayMs: 0, trouble: undefined };
      const delay = take(method, params, true);
      return {
        delayMs: delay?.kind === "latency" ? delay.ms : 0,
        trouble: take(method, params, false),
      };
    },
    list: () => planned.map(({ fault, left }) => ({ ...fault, count: left })),
    forget(): void {
      planned = [];
    },
  };
}

export function refusalOf(fault: Fault | undefined): ApiError | undefined {
  switch (fault?.kind) {
    case "429":
      return tooManyRequests(fault.retry_after);
    case "400":
      return new ApiError(400, fault.description);
    case "401":
      return new ApiError(401, "Unauthorized");
    case "404":
      return new ApiError(404, "Not Found");
    case "403":
      return new ApiError(403, "Forbidden: bot was blocked by the user");
    case "migrate":
      return movedTo(fault.to);
    case "500":
      return new ApiError(500, "Internal Server Error");
    default:
      return undefined;
  }
}

const tooManyRequests = (seconds: number) =>
  new ApiError(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });

const movedTo = (supergroup: number) =>
  new ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", {
    migrate_to_chat_id: supergroup,
  });

/** A fault without a method does not match getUpdates: a waiting poll would use it up unnoticed. */
function fits({ method, chat, having }: Which, called: string, params: Params): boolean {
  if (method === undefined && called === "getUpdates") return false;
  if (method !== undefined && method.toLowerCase() !== called.toLowerCase()) return false;
  if (having?.every((name) => isAbsent(params[name])) === true) return false;
  return chat === undefined || String(chat) === String(params.chat_id);
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === "";
