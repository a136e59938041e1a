import { RetryableError } from "@memory/shared/errors";
import type { z } from "zod";
import type { Lookup } from "../../ports.ts";
import type { Answer } from "./ask.ts";
import { retryAfterSeconds } from "./retry-after.ts";

type Asked = { readonly tweetId: string; readonly readAt: string };

/** One kind of answer, and what it means. */
export type Rule<T = Lookup> = (answer: Answer, asked: Asked) => T | undefined;

/**
 * An answer of that status whose body fits. `means` may still leave it to the next rule by giving
 * undefined.
 */
export const rule =
  <Body, T = Lookup>(
    status: number,
    body: z.ZodType<Body> | "any body",
    means: (body: Body, asked: Asked) => T | undefined,
  ): Rule<T> =>
  (answer, asked) => {
    if (answer.status !== status) return undefined;
    if (body === "any body") return means(undefined as Body, asked);
    const parsed = answer.json === undefined ? undefined : body.safeParse(answer.json);
    return parsed?.success ? means(parsed.data, asked) : undefined;
  };

/** What the first rule that fits says. An answer that no rule knows is none: it throws a RetryableError. */
export function judge<T = Lookup>(
  source: string,
  rules: readonly Rule<T>[],
  answer: Answer,
  asked: Asked,
): T {
  for (const fits of rules) {
    const meaning = fits(answer, asked);
    if (meaning !== undefined) return meaning;
  }
  const { status, contentType } = answer;
  const wait = retryAfterSeconds(answer);
  throw new RetryableError(
    `${source} answered ${status} ${contentType || "without a type"} for tweet ${asked.tweetId}, which says nothing of it`,
    wait === undefined ? {} : { retryAfterSeconds: wait },
  );
}

/** Ids are compared as numbers: both sides are digits. */
export const isSameId = (a: string, b: string): boolean => BigInt(a) === BigInt(b);
