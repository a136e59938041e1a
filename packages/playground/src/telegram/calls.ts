/** `status` is null until the call is answered, and 0 where its connection was cut instead. */
export type RecordedCall = {
  method: string;
  params: Record<string, unknown>;
  at: string;
  status: number | null;
};
export type Calls = ReturnType<typeof createCalls>;

/** The newest calls of the Bot API, in order. They never hold a token. */
export function createCalls(kept: number) {
  let calls: RecordedCall[] = [];
  return {
    record(method: string, params: Record<string, unknown>): RecordedCall {
      if (calls.length >= 2 * kept) calls = calls.slice(-kept);
      const call = { method, params, at: new Date().toISOString(), status: null };
      calls.push(call);
      return call;
    },
    list(method: string | undefined): RecordedCall[] {
      const newest = calls.slice(-kept);
      if (method === undefined) return newest;
      const wanted = method.toLowerCase();
      return newest.filter((call) => call.method.toLowerCase() === wanted);
    },
    forget(): void {
      calls = [];
    },
  };
}
