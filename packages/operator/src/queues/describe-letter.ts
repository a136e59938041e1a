import { commandReceived } from "@memory/shared/contracts/command-received";
import type { Contract } from "@memory/shared/contracts/contract";
import { tweetRequested } from "@memory/shared/contracts/tweet-requested";
import { tweetResolved } from "@memory/shared/contracts/tweet-resolved";
import { decodeBody } from "@memory/shared/queue/message-body";
import { z } from "zod";
import { ageSeconds, type Letter } from "./letter.ts";

export type Description = {
  /** Since it became a dead letter. */
  readonly ageSeconds: number;
  /** Of its queue's messages: "save", "found", "callback". */
  readonly kind: string;
  readonly receiveCount: number;
  readonly traceId: string | null;
  readonly reason: string;
};

const Traced = z.object({ traceId: z.string().regex(/^[0-9a-f]{32}$/) });

/** What there is to say of a letter without a word that a person wrote or a link that they sent. */
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

/** The body as it can be read, or as it is. */
export const bodyOf = ({ body }: Letter): unknown => readable({ body }, z.unknown()) ?? body;

const movedByBroker = "none: the broker moved it after its last receive; its sender was not told";

function kindOf({ body }: Letter, contract: Contract<unknown>): string {
  if (readable({ body }, contract.schema) === undefined) return "unreadable";
  switch (contract.name) {
    case tweetRequested.name:
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

/** An error's words may quote what was asked for; nothing but printable characters gets to a terminal. */
const withoutUrls = (reason: string): string =>
  reason.replace(/[a-z][a-z+.-]*:\/\/\S+/gi, "[url]").replace(/[^\x20-\x7e]/g, "?");
