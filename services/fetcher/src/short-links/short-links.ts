import type { MirrorHosts } from "@memory/shared/contracts/links/hosts";
import { parseLink } from "@memory/shared/contracts/links/parse-link";
import { RetryableError } from "@memory/shared/errors";
import { Pool } from "undici";
import { type ShortLinks, type Target, tryMs } from "../ports.ts";
import { userAgent } from "../sources/http/json-client.ts";
import { retryAfterSeconds } from "../sources/http/retry-after.ts";

/** X's link shortener. No other host is ever asked: of a link, only the code is used. */
const shortLinkOrigin = "https://t.co";
const maxHops = 2;
const leadsNowhere: Target = { kind: "not-a-tweet", why: "not-found-behind-short-link" };

type Options = { origin?: string; mirrorHosts?: MirrorHosts };

/**
 * Reads where t.co links lead, without visiting the target. Follows at most two t.co links in a
 * row.
 */
export function createShortLinks({
  origin = shortLinkOrigin,
  mirrorHosts,
}: Options = {}): ShortLinks & { close(): Promise<void> } {
  const pool = new Pool(origin, { connections: 8, connect: { timeout: tryMs } });

  const locationOf = async (code: string, signal: AbortSignal): Promise<string | undefined> => {
    const head = await redirect(pool, "HEAD", code, signal);
    const answer = isConclusive(head) ? head : await redirect(pool, "GET", code, signal);
    if (isConclusive(answer)) return answer.location;
    throw new RetryableError(`t.co answered ${answer.status} without a location for ${code}`);
  };

  return {
    close: () => pool.destroy(),
    async follow(url, signal) {
      let next: string | undefined = url;
      for (let hop = 0; hop <= maxHops && next !== undefined; hop += 1) {
        const link = parseLink(next, mirrorHosts);
        if (link?.kind === "tweet") return { kind: "tweet", tweetId: link.tweetId };
        if (link?.kind === "refused") return { kind: "not-a-tweet", why: link.why };
        if (link === undefined || hop === maxHops) return leadsNowhere;
        next = await locationOf(link.code, signal);
      }
      return leadsNowhere;
    },
  };
}

type Redirect = { status: number; isGone: boolean; location: string | undefined };

/**
 * Any other response, such as a refusal or a page for browsers, does not say where the link leads.
 */
const isConclusive = ({ isGone, location }: Redirect): boolean => isGone || location !== undefined;

async function redirect(
  pool: Pool,
  method: "HEAD" | "GET",
  code: string,
  signal: AbortSignal,
): Promise<Redirect> {
  const answer = await request(pool, method, code, signal);
  const { statusCode: status, headers } = answer;
  // Destroying an unread body emits an abort error: unhandled, it crashes the process.
  answer.body.on("error", () => {}).destroy();
  if (status === 429 || status === 408 || status >= 500) {
    const wait = retryAfterSeconds({ status, headers });
    throw new RetryableError(
      `t.co answered ${status} for ${code}`,
      wait === undefined ? {} : { retryAfterSeconds: wait },
    );
  }
  const location = [headers.location].flat()[0];
  return {
    status,
    isGone: status === 404 || status === 410,
    location: status >= 300 && status < 400 ? location : undefined,
  };
}

async function request(pool: Pool, method: "HEAD" | "GET", code: string, signal: AbortSignal) {
  try {
    return await pool.request({
      method,
      path: `/${encodeURIComponent(code)}`,
      headers: { "user-agent": userAgent },
      signal: AbortSignal.any([signal, AbortSignal.timeout(tryMs)]),
    });
  } catch (cause) {
    throw new RetryableError(`t.co did not answer for ${code}`, { cause });
  }
}
