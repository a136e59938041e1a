import type { Archive } from "@memory/archive/archive";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import type { Send } from "@memory/shared/queue/send";
import type { RefusedWhy, Unreadable } from "./record.ts";

/** The file that a person sent, and the message that it came in. */
export type Importing = Pick<
  TweetRequested,
  "userId" | "traceId" | "languageCode" | "updateId" | "requestedAt"
> & {
  readonly chatId: number;
  readonly messageId: number;
  /** Names the file by its content. */
  readonly digest: string;
};

export type Ports = {
  readonly archive: Pick<Archive, "hold" | "find" | "putBack">;
  readonly send: Send;
};

/** What is taken of a file, and for whom. */
export type Taking = {
  readonly importing: Importing;
  /** Counts the records of the file from 0. */
  readonly position: number;
  readonly ports: Ports;
};

/** What became of a record. */
export type Outcome =
  /** The link is kept. The tweet follows, as soon as the sources are asked for it. */
  | { readonly outcome: "taken" }
  /** The whole tweet is kept, or in the trash as it was. */
  | { readonly outcome: "put-back" }
  /** It is kept, or asked for, already. */
  | { readonly outcome: "known" }
  /** It is in this file a second time. */
  | { readonly outcome: "twice" }
  /** The person deleted it, so that it is not taken. */
  | { readonly outcome: "deleted" }
  /** It was in the trash for its thirty days. */
  | { readonly outcome: "expired" }
  | { readonly outcome: "elsewhere" }
  | { readonly outcome: "refused"; readonly why: RefusedWhy }
  | { readonly outcome: "unread"; readonly what: Unreadable };
