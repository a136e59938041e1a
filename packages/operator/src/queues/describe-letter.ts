import { commandReceived } from "@memory/shared/contracts/command-received";
import type { Contract } from "@memory/shared/contracts/contract";
import { tweetRequested } from "@memory/shared/contracts/tweet-requested";
import { tweetRequestedBulk } from "@memory/shared/contracts/tweet-requested-bulk";
import { tweetResolved } from "@memory/shared/contracts/tweet-resolved";
import { decodeBody } from "@memory/shared/queue/message-body";
import { z } from "zod";
import { ageSeconds, type Letter } from "./letter.ts";

export type Description = {
  /** How long it has been a dead letter. */
  readonly ageSeconds: number;
  /** Which of its queue's kinds of message it is, such as "save", "found", "callback". */
  readonly kind: string;
  readonly receiveCount: number;
  readonly traceId: string | null;
  readonly reason: string;
};

const Traced = z.object({ traceId: z.string().regex(/^[0-9a-f]{32}$/) });

/** Describes a letter without anything that a person wrote or any link that they sent. */
export function describeLetter(letter: Letter, contract: Contract<unknown>): Description {
  const { parked, receiveCount } = letter;
  return {
    ageSeconds: ageSeconds(letter),
    kind: kindOf(letter, contract),
    receiveCount: parked?.receiveCount ?? receiveCount,
    traceId: parked?.traceId ?? readable(letter, Traced)?.traceId ?? null,
    reason: parked === undefined ? movedByBroker : withoutUrls(parked.reason),
  };
}

/** The decoded body, or the raw one if it cannot be decoded. */
export const bodyOf = ({ body }: Letter): unknown => readable({ body }, z.unknown()) ?? body;

const movedByBroker = "none: the broker moved it after its last receive; its sender was not told";

function kindOf({ body }: Letter, contract: Contract<unknown>): string {
  if (readable({ body }, contract.schema) === undefined) return "unreadable";
  switch (contract.name) {
    case tweetRequested.name:
    case tweetRequestedBulk.name:
      return readable({ body }, tweetRequested.schema)?.purpose ?? "";
    case tweetResolved.name:
      return readable({ body }, tweetResolved.schema)?.result.kind ?? "";
    case commandReceived.name:
      return readable({ body }, commandReceived.schema)?.command.kind ?? "";
    default:
      return "reply";
  }
}

export function readable<T>({ body }: Pick<Letter, "body">, schema: z.ZodType<T>): T | undefined {
  try {
    return decodeBody(body, schema);
  } catch {
    return undefined;
  }
}

/** Removes URLs, which an error may quote, and characters that could control a terminal. */
const withoutUrls = (reason: string): string =>
  reason.replace(/[a-z][a-z+.-]*:\/\/\S+/gi, "[url]").replace(/[^\x20-\x7e]/g, "?");
