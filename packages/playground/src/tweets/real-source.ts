import { type Answer, json } from "./answer.ts";

const timeoutMs = 4000;
const maxBytes = 2 * 1024 * 1024;

/** Asks the real source. Answers 502 if it cannot be reached or is too slow. */
export async function askReal(url: string, authorization?: string): Promise<Answer> {
  try {
    const response = await fetch(url, {
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        accept: "application/json",
        "user-agent": "memory-playground/0.1",
        ...(authorization === undefined ? {} : { authorization }),
      },
    });
    const body = await bounded(response);
    if (body === undefined) return json(502, { error: "the real source answered too much" });
    const type = response.headers.get("content-type") ?? "text/plain";
    return { status: response.status, type, body };
  } catch {
    return json(502, { error: "the real source cannot be reached" });
  }
}

async function bounded({ body }: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
