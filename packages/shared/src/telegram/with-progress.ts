/**
 * Cuts a call off whose body does not go on for so long, or whose answer does not begin so long after it was sent.
 * An upload may take as long as its line needs, but not stand still. Calls without a stream are left alone.
 */
export function withProgress(call: typeof fetch, pauseMs: number): typeof fetch {
  return async (input, init) => {
    const given = init?.body;
    if (!(given instanceof ReadableStream)) return call(input, init);
    const stalled = new AbortController();
    const timer = setTimeout(() => {
      const why = `the upload did not go on for ${pauseMs / 1000} s`;
      stalled.abort(new DOMException(why, "TimeoutError"));
    }, pauseMs);
    const counted = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        timer.refresh();
        controller.enqueue(chunk);
      },
    });
    const signals = [stalled.signal, ...(init?.signal == null ? [] : [init.signal])];
    try {
      const body = given.pipeThrough(counted);
      return await call(input, { ...init, body, signal: AbortSignal.any(signals) });
    } finally {
      clearTimeout(timer);
    }
  };
}
