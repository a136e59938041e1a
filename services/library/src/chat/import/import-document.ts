import { escapeHtml } from "@memory/shared/telegram/html";
import { maxFileBytes } from "../../adapters/received-files.ts";
import type { Ports } from "../../ports.ts";
import { readFile } from "../../tweets/import/read-file.ts";
import { takeRecords } from "../../tweets/import/take-records.ts";
import type { AskedMessage, Delivery } from "../asked.ts";
import { untilSent } from "../until-sent.ts";
import { createProgress } from "./progress.ts";
import { isLong, renderReport, reportLine } from "./render-report.ts";
import { writeReport } from "./report.ts";

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
  { answers, archive, send }: Ports,
  { signal }: Delivery,
): Promise<void> {
  const { userId, traceId, command, receivedAt, languageCode, updateId, words } = asked;
  const { chatId, messageId } = command;
  const language = languageCode === undefined ? {} : { languageCode };
  const update = updateId === undefined ? {} : { updateId };
  const message = { userId, traceId, ...language, ...update, requestedAt: receivedAt };
  const progress = createProgress({ answers, place: command, html: words.import.htmlReading });
  const taken = takeRecords(
    untilAborted(readFile(path, name), signal),
    { ...message, chatId, messageId, digest },
    { archive, send },
  );
  const report = await writeReport(taken, {
    path: `${path}-report`,
    line: (each) => reportLine(each, words.import),
    reached: progress.reached,
  });
  try {
    const html = renderReport(report, words.import);
    const shownIn = await progress.end();
    const isChanged = shownIn !== undefined && (await answers.edit(chatId, shownIn, { html }));
    if (!isChanged) await answers.say(command, { html });
    if (isLong(report)) {
      const { reportName: name, done } = words.import;
      const document = { path: report.path, name, caption: escapeHtml(done) };
      await untilSent(() => answers.sendDocument(command, document), signal);
    }
  } finally {
    await report.remove();
  }
}

/** The same, until the work has to end: what is under way is finished, nothing further begun. */
async function* untilAborted<T>(values: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  for await (const value of values) {
    signal.throwIfAborted();
    yield value;
  }
}
