import { type Agent, request } from "undici";
import { z } from "zod";
import type { Update } from "./backlog.ts";

export type WebhookSettings = { url: string; secret: string; maxConnections: number };

export type Delivery =
  | { kind: "taken"; call?: Record<string, unknown> }
  | { kind: "refused"; why: string; retryAfterSeconds?: number };

const MethodCall = z.looseObject({ method: z.string() });

/** Posts one update. It counts as delivered only if the answer is 2xx. */
export async function deliver(
  agent: Agent,
  { url, secret }: WebhookSettings,
  update: Update,
  signal: AbortSignal,
): Promise<Delivery> {
  try {
    const { statusCode, headers, body } = await request(url, {
      dispatcher: agent,
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(secret === "" ? {} : { "x-telegram-bot-api-secret-token": secret }),
      },
      body: JSON.stringify(update),
      signal,
    });
    const text = await body.text();
    if (statusCode >= 200 && statusCode < 300) return { kind: "taken", ...methodCall(text) };
    const why = `Wrong response from the webhook: ${statusCode}`;
    const wait = retryAfter(headers["retry-after"]);
    return wait === undefined
      ? { kind: "refused", why }
      : { kind: "refused", why, retryAfterSeconds: wait };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return { kind: "refused", why: reasons[code ?? ""] ?? "Connection reset by peer" };
  }
}

const reasons: Record<string, string> = {
  ECONNREFUSED: "Connection refused",
  UND_ERR_HEADERS_TIMEOUT: "Read timeout expired",
  UND_ERR_BODY_TIMEOUT: "Read timeout expired",
};

function methodCall(text: string): { call?: Record<string, unknown> } {
  if (!text.startsWith("{")) return {};
  try {
    const call = MethodCall.safeParse(JSON.parse(text));
    return call.success ? { call: call.data } : {};
  } catch {
    return {};
  }
}

/** The seconds of a Retry-After header, up to an hour. Its date form is not supported. */
function retryAfter(header: string | string[] | undefined): number | undefined {
  if (typeof header !== "string" || !/^\d+$/.test(header)) return undefined;
  return Math.min(Number(header), 3600);
}
