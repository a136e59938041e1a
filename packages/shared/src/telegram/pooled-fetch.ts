import type { Readable } from "node:stream";
import type { Pool } from "undici";

/** The part of `fetch` that the client uses, sent through a pool at a quarter of `fetch`'s cost. */
export function pooledFetch(pool: Pool): typeof fetch {
  return async (input, init) => {
    const { pathname, search } = new URL(String(input));
    const { statusCode, body } = await pool.request({
      path: pathname + search,
      method: "POST",
      headers: init?.headers as Record<string, string>,
      body: init?.body instanceof URLSearchParams ? init.body.toString() : (init?.body as Readable),
      signal: init?.signal ?? null,
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    return { status: statusCode, text: () => body.text() } as Response;
  };
}
