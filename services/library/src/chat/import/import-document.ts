import { rm } from "node:fs/promises";
import { escapeHtml } from "@memory/shared/telegram/html";
import { maxFileBytes } from "../../adapters/received-files.ts";
import type { Ports } from "../../ports.ts";
import { readFile } from "../../tweets/import/read-file.ts";
import { takeRecords } from "../../tweets/import/take-records.ts";
import { untilSent } from "../../until-sent.ts";
import type { AskedMessage, Delivery } from "../asked.ts";
import { createProgress, type Progress } from "./progress.ts";
import { isLong, renderReport, reportLine } from "./render-report.ts";
import { type Report, writeReport } from "./report.ts";
import { createStop } from "./stop.ts";

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
  const { answers, placeInLine } = ports;
  const words = asked.words.import;
  if ((document.bytes ?? 0) > maxFileBytes) {
    return void (await answers.say(asked.command, { html: words.htmlTooLarge }));
  }
  delivery.detach();
  const progress = createProgress({ answers, place: asked.command, html: words.htmlReading });
  try {
    const place = await placeInLine(asked.userId, delivery.signal);
    try {
      await downloadAndImport(asked, document, { ports, delivery, progress });
    } finally {
      place.leave();
    }
  } finally {
    await progress.end();
  }
}

type Work = {
  readonly ports: Ports;
  readonly delivery: Delivery;
  readonly progress: Progress;
};

async function downloadAndImport(asked: AskedMessage, document: Document, work: Work) {
  const { answers, received } = work.ports;
  const words = asked.words.import;
  const downloaded = await received.download(document.fileId, work.delivery.signal);
  if (downloaded.kind !== "file") {
    const html = downloaded.kind === "gone" ? words.htmlGone : words.htmlTooLarge;
    return void (await answers.say(asked.command, { html }));
  }
  try {
    await importFile(asked, { ...downloaded, name: document.name ?? "" }, work);
  } finally {
    await downloaded.remove();
  }
}

type File = { readonly path: string; readonly name: string; readonly digest: string };

async function importFile(
  asked: AskedMessage,
  { path, name, digest }: File,
  { ports, delivery, progress }: Work,
): Promise<void> {
  const { answers, archive, send } = ports;
  const { signal } = delivery;
  const { userId, traceId, command, receivedAt, languageCode, updateId, words } = asked;
  const { chatId, messageId } = command;
  const language = languageCode === undefined ? {} : { languageCode };
  const update = updateId === undefined ? {} : { updateId };
  const message = { userId, traceId, ...language, ...update, requestedAt: receivedAt };
  const stop = createStop(asked, ports, signal);
  const taken = takeRecords(
    stop.bound(readFile(path, name)),
    { ...message, chatId, messageId, digest },
    { archive, send },
  );
  const reportPath = `${path}-report`;
  try {
    const report = await writeReport(taken, {
      path: reportPath,
      line: (each) => reportLine(each, words.import),
      reached: progress.reached,
    });
    const shownIn = await progress.end();
    if (!(await stop.isForgotten())) await tell(report, { asked, shownIn, answers, signal });
  } finally {
    await rm(reportPath, { force: true });
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
