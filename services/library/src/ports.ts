import type { Archive } from "@memory/archive/archive";
import type { Log } from "@memory/shared/process/log";
import type { Send } from "@memory/shared/queue/send";
import type { Content } from "@memory/shared/telegram/message-form";
import type { Place } from "@memory/shared/telegram/place";
import type { Document } from "@memory/shared/telegram/send-document";
import type { Exporter } from "./tweets/export/create-exporter.ts";
import type { PlaceInLine } from "./tweets/import/place-in-line.ts";

/** Answers to commands and presses. Throws a RetryableError when Telegram cannot be reached now. */
export type Answers = {
  /**
   * Sends a message as a reply to the message. Gives its id; undefined if the chat takes no messages.
   */
  say(place: Place, content: Content): Promise<number | undefined>;
  /** Changes a message of the bot; false if it is gone or can be changed no more. */
  edit(chatId: number, messageId: number, content: Content): Promise<boolean>;
  /**
   * Sends a file as a reply to the message; false if the chat does not take it. May be called again after it
   * threw; then the file may come twice.
   */
  sendDocument(place: Place, document: Document): Promise<boolean>;
  /** Shows a short plain text over the button; false when Telegram waits for it no longer. */
  answerPress(queryId: string, text?: string): Promise<boolean>;
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
export type Ports = {
  readonly archive: Archive;
  readonly answers: Answers;
  readonly exporter: Exporter;
  readonly received: ReceivedFiles;
  readonly placeInLine: PlaceInLine;
  readonly send: Send;
  readonly log: Log;
};
