import { randomBytes } from "node:crypto";
import type { KeptCopy } from "@memory/copies/copies";
import { createLog } from "@memory/shared/process/log";
import { createTelegram } from "@memory/shared/telegram/client";
import { openCopies } from "@memory/testing/open-copies";
import { createAnswers } from "../../../src/adapters/answers.ts";
import type { SentMedia } from "../../../src/ports.ts";
import { openTelegram } from "../../open-telegram.ts";
import { jpeg } from "./jpeg.ts";

export type OpenCopySender = Awaited<ReturnType<typeof openCopySender>>;

type Entry = {
  from: string;
  media_group_id?: string;
  media?: { type: string; file_id: string; url: string };
  document?: { name: string; url: string };
};

/** What the library sends to person 7 of copies in a real bucket, through a real Bot API. */
export async function openCopySender() {
  const [store, telegram] = await Promise.all([openCopies(), openTelegram()]);
  const client = createTelegram(telegram.config);
  const source = { copies: store.copies, objects: store.objects, botId: "7000000001" };
  const answers = createAnswers(client, createLog("test", "silent"), source);
  let serial = 0;
  return {
    store,
    telegram,
    source,
    /** A picture or film with a copy of these bytes. */
    async media(
      about: Partial<Pick<SentMedia, "kind" | "url">> & Partial<KeptCopy> = {},
      bytes: NonSharedBuffer = jpeg(640, 480, randomBytes(200)),
    ): Promise<SentMedia & { copy: KeptCopy; bytes: Buffer }> {
      const { kind = "photo", url, ...more } = about;
      const name = `${9000 + serial++}`;
      const { path, copy } = await store.file(name, `media/${name}`, bytes);
      const lease = await store.copies.lease(name);
      await lease?.keep(copy, path);
      await lease?.end();
      const link = `https://pbs.twimg.com/media/${name}.jpg`;
      return { kind, name, link, url, bytes, copy: { ...copy, ...more } };
    },
    async send(media: readonly SentMedia[]) {
      const messageId = await telegram.write("show");
      const unsent = await answers.sendMedia(
        { chatId: 7, messageId },
        media,
        AbortSignal.timeout(30_000),
      );
      return unsent.map(({ media: { name }, why }) => `${name} ${why}`);
    },
    /** What the bot has sent since the person last wrote. */
    async shown(): Promise<Entry[]> {
      const all = (await telegram.transcript()) as unknown as Entry[];
      const last = all.findLastIndex(({ from }) => from === "user");
      return all.slice(last + 1);
    },
    read: async (url: string) => Buffer.from(await telegram.read(url)),
    async stop() {
      await client.close();
      await telegram.close();
      await store.stop();
    },
  };
}
