import type { Archive, Asked } from "@memory/archive/archive";
import type { People } from "@memory/archive/people";
import type { Timers } from "@memory/archive/timers";
import type { Copies, KeptCopy, StoredObject } from "@memory/copies/copies";
import type { Log } from "@memory/shared/process/log";
import type { Send } from "@memory/shared/queue/send";
import type { Content } from "@memory/shared/telegram/message-form";
import type { Place } from "@memory/shared/telegram/place";
import type { Document } from "@memory/shared/telegram/send-document";
import type { Search } from "./search/search.ts";
import type { Exporter } from "./tweets/export/create-exporter.ts";
import type { Ports as ForgetPorts } from "./tweets/forget/forget-person.ts";
import type { PlaceInLine } from "./tweets/import/place-in-line.ts";

/** Answers to commands, presses and inline queries. Throws a RetryableError when Telegram cannot be reached now. */
export type Answers = {
  /**
   * Sends a message as a reply to the message. Gives its id; undefined if the chat takes no messages.
   */
  say(place: Place, content: Content): Promise<number | undefined>;
  /** Sends a message that answers none; false if the chat takes no messages. */
  tell(chatId: number, content: Content): Promise<boolean>;
  /** Changes a message of the bot; false if it is gone or can be changed no more. */
  edit(chatId: number, messageId: number, content: Content): Promise<boolean>;
  /**
   * Sends a file as a reply to the message; false if the chat does not take it. May be called again after it
   * threw; then the file may come twice. Throws when the signal aborts.
   */
  sendDocument(place: Place, document: Document, signal: AbortSignal): Promise<boolean>;
  /**
   * Sends up to ten of them as a reply to the message, several as an album. Gives those that could not be sent.
   * Called again after it threw, it may send some twice. Throws when the signal aborts.
   */
  sendMedia(place: Place, media: readonly SentMedia[], signal: AbortSignal): Promise<Unsent[]>;
  /** Shows a short plain text over the button; false when Telegram waits for it no longer. */
  answerPress(queryId: string, text?: string): Promise<boolean>;
  /** Offers the results to the person alone; false when Telegram waits for them no longer. */
  answerInline(queryId: string, offer: InlineOffer): Promise<boolean>;
};

/** A picture or video of a tweet. One of `copy` and `url` is there. */
export type SentMedia = {
  readonly kind: "photo" | "video" | "gif";
  /** Without an extension. */
  readonly name: string;
  /** Where it is, or was, at its source. */
  readonly link: string;
  readonly copy?: KeptCopy | undefined;
  /** Where Telegram fetches it, should there be no copy that it takes: a photo of up to 5 MB, or 20 MB of others. */
  readonly url?: string | undefined;
};
export type Unsent = {
  readonly media: SentMedia;
  /** `too-large`: the copy has more bytes than a bot may upload; a smaller variant may have been sent. */
  readonly why: "too-large" | "refused" | "object-gone";
};

export type InlineOffer = {
  readonly results: readonly InlineResult[];
  /** What Telegram sends when the person scrolls on, in at most 64 bytes. Absent on the last page. */
  readonly nextOffset?: string | undefined;
  /** A button above the results that opens the bot with this payload. */
  readonly button?: { readonly text: string; readonly payload: string };
};
/** A tweet that can be shared. */
export type InlineResult = {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly thumbnailUrl?: string | undefined;
  /** What is sent into the chat. */
  readonly content: Content;
};

export type ReceivedFiles = {
  /**
   * Downloads a file that a person sent. Throws a RetryableError when Telegram cannot be reached now, and the
   * signal's reason when it aborts.
   */
  download(fileId: string, signal: AbortSignal): Promise<Downloaded>;
};
export type Downloaded =
  | {
      readonly kind: "file";
      readonly path: string;
      /** Names the file by its content. */
      readonly digest: string;
      remove(): Promise<void>;
    }
  /** Telegram gives a bot no file of more than 20 MB. */
  | { readonly kind: "too-large" }
  /** Telegram has it no longer. */
  | { readonly kind: "gone" };

/** What the commands and presses of the chat work with. */
export type Ports = ForgetPorts & {
  readonly archive: Archive;
  readonly search: Pick<Search, "find">;
  readonly people: People;
  readonly timers: Pick<Timers, "set">;
  readonly copies: Pick<Copies, "list">;
  /** An address by which whoever has it can read the copy, for up to six hours. */
  readonly copyLink: (object: StoredObject) => Promise<string>;
  readonly answers: Answers;
  readonly exporter: Exporter;
  readonly received: ReceivedFiles;
  readonly placeInLine: PlaceInLine;
  /** Whether the person asked to be forgotten after they asked for this. */
  readonly isForgotten: (userId: string, asked: Asked) => Promise<boolean>;
  readonly send: Send;
  readonly log: Log;
  /** A link that opens the private chat with the bot and sends /start with this payload. */
  readonly startLink: (payload: string) => string;
  /** Unix ms. */
  readonly now: () => number;
};
