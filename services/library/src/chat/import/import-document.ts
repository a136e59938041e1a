import { escapeHtml } from "@memory/shared/telegram/html";
import { maxFileBytes } from "../../adapters/received-files.ts";
import type { Ports } from "../../ports.ts";
import { readFile } from "../../tweets/import/read-file.ts";
import type { ImportRecord } from "../../tweets/import/record.ts";
import { takeRecords } from "../../tweets/import/take-records.ts";
import type { AskedMessage, Delivery } from "../asked.ts";
import { untilSent } from "../until-sent.ts";
import { createProgress } from "./progress.ts";
import { isLong, renderReport, reportLine } from "./render-report.ts";
import { type Report, writeReport } from "./report.ts";

type Document = NonNullable<AskedMessage["command"]["document"]>;

/**
 * Imports a file that was sent in a private chat, and reports what became of each of its records. It may take
 * minutes, and is begun anew if it is cut off; what was taken before is recognized.
 */
export async function importDocument(
  asked: AskedMessage,
  document: Document,
  ports: Ports,
  delivery: Delivery,
): Promise<void> {
  const { answers, received, placeInLine } = ports;
  const words = asked.words.import;
  const say = (html: string) => answers.say(asked.command, { html });
  if ((document.bytes ?? 0) > maxFileBytes) return void (await say(words.htmlTooLarge));
  delivery.detach();
  const place = await placeInLine(asked.userId, delivery.signal);
  try {
    const downloaded = await received.download(document.fileId, delivery.signal);
    if (downloaded.kind === "too-large") return void (await say(words.htmlTooLarge));
    if (downloaded.kind === "gone") return void (await say(words.htmlGone));
    try {
      await importFile(asked, { ...downloaded, name: document.name ?? "" }, ports, delivery);
    } finally {
      await downloaded.remove();
    }
  } finally {
    place.leave();
  }
}

type File = { readonly path: string; readonly name: string; readonly digest: string };

async function importFile(
  asked: AskedMessage,
  { path, name, digest }: File,
  ports: Ports,
  { signal }: Delivery,
): Promise<void> {
  const { answers, archive, send } = ports;
  const { userId, traceId, command, receivedAt, languageCode, updateId, words } = asked;
  const { chatId, messageId } = command;
  const language = languageCode === undefined ? {} : { languageCode };
  const update = updateId === undefined ? {} : { updateId };
  const message = { userId, traceId, ...language, ...update, requestedAt: receivedAt };
  const progress = createProgress({ answers, place: command, html: words.import.htmlReading });
  const stop = createStop(asked, ports, signal);
  const taken = takeRecords(
    untilStopped(readFile(path, name), stop),
    { ...message, chatId, messageId, digest },
    { archive, send },
  );
  const report = await writeReport(taken, {
    path: `${path}-report`,
    line: (each) => reportLine(each, words.import),
    reached: progress.reached,
  });
  try {
    const shownIn = await progress.end();
    if (!(await stop.isForgotten())) await tell(report, { asked, shownIn, answers, signal });
  } finally {
    await report.remove();
  }
}

type Telling = Pick<Ports, "answers"> &
  Pick<Delivery, "signal"> & {
    readonly asked: AskedMessage;
    /** The message that told how far it was. */
    readonly shownIn: number | undefined;
  };

async function tell(report: Report, { asked, shownIn, answers, signal }: Telling): Promise<void> {
  const { command, words } = asked;
  const html = renderReport(report, words.import);
  const isChanged =
    shownIn !== undefined && (await answers.edit(command.chatId, shownIn, { html }));
  if (!isChanged) await answers.say(command, { html });
  if (!isLong(report)) return;
  const { reportName: name, done } = words.import;
  const document = { path: report.path, name, caption: escapeHtml(done) };
  await untilSent(() => answers.sendDocument(command, document, signal), signal);
}

type Stop = { readonly signal: AbortSignal; isForgotten(): Promise<boolean> };

const lookEveryMs = 5_000;

/** Looks from time to time whether the person asked to be forgotten meanwhile: then nothing more may be kept. */
function createStop(asked: AskedMessage, ports: Ports, signal: AbortSignal): Stop {
  const { userId, receivedAt: at, updateId } = asked;
  let lookedAt = -Infinity;
  let isForgotten = false;
  return {
    signal,
    async isForgotten() {
      if (!isForgotten && performance.now() - lookedAt >= lookEveryMs) {
        lookedAt = performance.now();
        isForgotten = await ports.isForgotten(userId, { at, updateId });
      }
      return isForgotten;
    },
  };
}

/** The same records, until the work has to end: what is under way is finished, nothing further begun. */
async function* untilStopped(
  records: AsyncIterable<ImportRecord>,
  { signal, isForgotten }: Stop,
): AsyncGenerator<ImportRecord> {
  for await (const record of records) {
    signal.throwIfAborted();
    if (await isForgotten()) return;
    yield record;
  }
}
