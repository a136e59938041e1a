import { RetryableError } from "@memory/shared/errors";
import type { z } from "zod";
import type { Lookup } from "../../ports.ts";
import type { Answer } from "./answer.ts";
import { retryAfterSeconds } from "./retry-after.ts";

type Asked = { readonly tweetId: string; readonly readAt: string };

/** Interprets one kind of response; undefined if the response is of another kind. */
export type Rule<T = Lookup> = (answer: Answer, asked: Asked) => T | undefined;

/**
 * A rule for responses with this status whose body fits the schema. If `means` returns undefined,
 * the next rule is tried.
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

/** Applies the first rule that fits. Throws a RetryableError if none does. */
export function judge<T = Lookup>(
  source: string,
  rules: readonly Rule<T>[],
  answer: Answer,
  asked: Asked,
): T {
  for (const apply of rules) {
    const meaning = apply(answer, asked);
    if (meaning !== undefined) return meaning;
  }
  const { status, contentType } = answer;
  const wait = retryAfterSeconds(answer);
  throw new RetryableError(
    `${source} answered ${status} ${contentType || "without a type"} for tweet ${asked.tweetId}, which says nothing of it`,
    wait === undefined ? {} : { retryAfterSeconds: wait },
  );
}

/** Compares ids as numbers, so that leading zeros do not matter. Both must consist of digits. */
export const isSameId = (a: string, b: string): boolean => BigInt(a) === BigInt(b);
