/**
 * A recorded call. `status` is null until the call is answered, and 0 if its connection was cut instead.
 */
export type RecordedCall = {
  method: string;
  params: Record<string, unknown>;
  at: string;
  status: number | null;
};
export type Calls = ReturnType<typeof createCalls>;

/** Remembers the newest calls of the Bot API, in order, without tokens. */
export function createCalls(kept: number) {
  let calls: RecordedCall[] = [];
  let oldest = 0;
  return {
    record(method: string, params: Record<string, unknown>): RecordedCall {
      const call = { method, params, at: new Date().toISOString(), status: null };
      if (calls.length < kept) calls.push(call);
      else {
        calls[oldest] = call;
        oldest = (oldest + 1) % kept;
      }
      return call;
    },
    list(method: string | undefined): RecordedCall[] {
      const inOrder = [...calls.slice(oldest), ...calls.slice(0, oldest)];
      if (method === undefined) return inOrder;
      const wanted = method.toLowerCase();
      return inOrder.filter((call) => call.method.toLowerCase() === wanted);
    },
    forget(): void {
      calls = [];
      oldest = 0;
    },
  };
}
