import type { Archive } from "@memory/archive/archive";
import type { Copies } from "@memory/copies/copies";
import { createLog } from "@memory/shared/process/log";
import { moment } from "@memory/testing/example-claim";
import { strangers } from "@memory/testing/strangers";
import type { CopySource } from "../src/adapters/media/media-file.ts";
import type { Answers, Ports } from "../src/ports.ts";
import { createPlaceInLine } from "../src/tweets/import/place-in-line.ts";

/** Answers that nobody hears, but for those in `heard`. */
export const exampleAnswers = (heard: Partial<Answers> = {}): Answers => ({
  say: async () => undefined,
  tell: async () => false,
  edit: async () => false,
  sendDocument: async () => false,
  sendMedia: async () => [],
  answerPress: async () => true,
  answerInline: async () => true,
  ...heard,
});

/** What the chat works with, without a world behind it but for `given`. */
export const examplePorts = (given: Partial<Ports> = {}): Ports => ({
  archive: untouchable<Archive>("the archive"),
  people: strangers,
  search: untouchable("search"),
  exporter: untouchable("the exporter"),
  timers: untouchable("timers"),
  copies: { list: async () => [] },
  copyLink: async ({ sha256 }) => `https://memory.example/copies/${sha256}`,
  forgetting: untouchable("forgetting"),
  files: untouchable("files"),
  received: untouchable("received files"),
  placeInLine: createPlaceInLine(1),
  isForgotten: async () => false,
  answers: exampleAnswers(),
  send: async () => {
    throw new Error("something was sent");
  },
  log: createLog("library", "silent"),
  startLink: (payload) => `https://t.me/memory_bot?start=${payload}`,
  now: () => Date.parse(moment(1)),
  ...given,
});

/** Fails the test at the first touch. */
const untouchable = <T extends object>(what: string): T =>
  new Proxy({} as T, {
    get: (_, name) => {
      throw new Error(`${what} was touched: ${String(name)}`);
    },
  });

/** Copies of a bucket that is empty, of which Telegram knows none. */
export const noCopySource: CopySource & { copies: Pick<Copies, "list"> } = {
  copies: {
    list: async () => [],
    fileId: async () => undefined,
    noteFileId: async () => {},
    dropFileId: async () => {},
  },
  objects: { open: async () => undefined },
  botId: "7000000001",
};
