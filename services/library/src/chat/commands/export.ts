import { PermanentError } from "@memory/shared/errors";
import { anchor, escapeHtml } from "@memory/shared/telegram/html";
import type { Ports } from "../../ports.ts";
import type { Export, Made } from "../../tweets/export/create-exporter.ts";
import { untilSent } from "../../until-sent.ts";
import type { AskedMessage, CommandHandler, Delivery } from "../asked.ts";
import { createProgress, type Progress } from "../progress.ts";
import { mediaSigns } from "../tweets/part-blocks.ts";

/** A third attempt would hardly succeed, and each tells the person anew. */
const mostAttempts = 2;

/**
 * Answers /export at once, makes the files without holding a slot, and sends them. If the process ends
 * meanwhile, the command is delivered again and the export begins anew, which is told.
 */
export const exportLibrary: CommandHandler = async (asked, ports, delivery) => {
  const { userId, command, words } = asked;
  const say = (html: string) => ports.answers.say(command, { html });
  if (!command.isPrivate) return void (await say(words.export.privateOnly));
  const begun = ports.exporter.begin(userId);
  if (begun === undefined) return void (await say(words.export.underWay));
  try {
    delivery.detach();
    delivery.signal.throwIfAborted();
    const isFirst = delivery.receiveCount === 1;
    const messageId = await say(isFirst ? words.export.begun : words.export.begunAgain);
    if (messageId === undefined) return;
    const edit = (html: string) => ports.answers.edit(command.chatId, messageId, { html });
    await carryOut({ begun, asked, ports, delivery, progress: createProgress(edit, ports.log) });
  } finally {
    begun.end();
  }
};

type Work = {
  readonly begun: Export;
  readonly asked: AskedMessage;
  readonly ports: Ports;
  readonly delivery: Delivery;
  readonly progress: Progress;
};

async function carryOut(work: Work): Promise<void> {
  const { begun, asked, delivery, progress } = work;
  const { signal, receiveCount } = delivery;
  const { labels, stage, refused, done, interrupted } = asked.words.export;
  try {
    const options = { labels, signal, progress: progress.show(stage) };
    let end: string | undefined = refused;
    await begun.make(options, async (made) => {
      if (await isForgotten(work)) end = undefined;
      else if (await sendAll(made, work)) {
        const { fileCount: files, media } = made;
        const lost = media.lost();
        end = done(made.counts, { files, media: media.count - lost, lost });
        await linkLarge(made, work);
      }
    });
    if (end === undefined) progress.stop();
    else await progress.end(end);
  } catch (error) {
    if (!signal.aborted && receiveCount >= mostAttempts) {
      progress.stop();
      throw new PermanentError("an export failed again", { cause: error });
    }
    await progress.end(interrupted);
    throw error;
  }
}

/** Whether the person had everything erased meanwhile, so that the files may lack some of it. */
const isForgotten = ({ asked, ports }: Work): Promise<boolean> =>
  ports.isForgotten(asked.userId, { at: asked.receivedAt, updateId: asked.updateId });

/** False if Telegram refuses a file. */
async function sendAll(made: Made, { asked, ports, delivery, progress }: Work): Promise<boolean> {
  const { caption, mediaCaption, stage } = asked.words.export;
  const { signal } = delivery;
  const show = progress.show(stage);
  const { fileCount: files, media } = made;
  const day = made.exportedAt.slice(0, 10);
  let file = 0;
  for await (const { path, kind, number } of made.files()) {
    file += 1;
    // A library with many films takes longer than the half hour of the first call.
    delivery.detach();
    const isMedia = kind === "media";
    const of = isMedia ? media.zips : files - media.zips;
    const name = `memory-${day}${isMedia ? "-media" : ""}${of === 1 ? "" : `-${number}`}.zip`;
    show({ kind: "sending", file, files });
    const words = isMedia ? mediaCaption(number, of) : caption(number, of);
    const document = { path, name, caption: words };
    const send = () => ports.answers.sendDocument(asked.command, document, signal);
    if (!(await untilSent(send, signal))) return false;
  }
  return true;
}

/** A message has room for so many links. */
const linksInMessage = 50;

/** Links to the copies that fit into no file. */
async function linkLarge({ media }: Made, { asked, ports, delivery }: Work): Promise<void> {
  const { words, command } = asked;
  const { tooLarge } = media;
  for (let from = 0; from < tooLarge.length; from += linksInMessage) {
    const some = tooLarge.slice(from, from + linksInMessage);
    const lines = some.map(async (file) => {
      const label = `${words.item.media[file.kind]}, ${words.copies.size(file.bytes)}`;
      return `${mediaSigns[file.kind]} ${anchor(await ports.copyLink(file), escapeHtml(label))}`;
    });
    const head = escapeHtml(words.export.tooLarge(some.length));
    const html = [head, ...(await Promise.all(lines))].join("\n");
    await untilSent(() => ports.answers.say(command, { html }), delivery.signal);
  }
}
