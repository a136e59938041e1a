import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Shown } from "@memory/testing/chat";
import { readZipBytes } from "@memory/testing/read-zip";
import { suiteEdition } from "@memory/testing/suite-edition";
import { until } from "@memory/testing/until";
import { expect } from "chai";

type WithFile = Shown & {
  media?: { type: string; file_id: string; url: string };
  document?: { name: string; url: string };
};

const photo = "https://pbs.twimg.com/media/GrKeptPhoto.jpg";

describe("copies of pictures and films", () => {
  const suite = suiteEdition();
  const person = 1001;

  const film = () => `https://video.twimg.com/ext_tw_video/${id}/pu/vid/640x360/Kept.mp4?tag=12`;
  const poster = () => `https://pbs.twimg.com/ext_tw_video_thumb/${id}/pu/img/Poster.jpg`;
  const shown = async (): Promise<WithFile[]> => suite.chat.transcript(person);
  const afterwards = async (messageId: number) =>
    (await shown()).filter(({ from, message_id }) => from === "bot" && message_id > messageId);
  const read = async (url = "") =>
    Buffer.from(
      await (await fetch(new URL(url, suite.edition.endpoints.playground))).arrayBuffer(),
    );
  const newest = async () => (await shown()).at(-1)?.message_id ?? 0;

  async function opened(): Promise<Shown> {
    const asked = await suite.chat.send(person, "/list");
    const list = await suite.chat.reply(person, asked, /1\./);
    await suite.chat.press(person, list, "1");
    return suite.chat.reply(person, asked, new RegExp(`My holiday ${id}`));
  }
  /** What the bot sends after a press on the button that shows both. */
  async function showMedia(message: Shown): Promise<WithFile[]> {
    const last = await newest();
    await suite.chat.press(person, message, "Show all 2");
    return until("both to be shown", async () => {
      const sent = await afterwards(last);
      return sent.length < 2 ? undefined : sent;
    });
  }

  const path = (url: string) => new URL(url).pathname.slice(1);

  /** Makes a tweet with a photo and a film known to syndication alone. */
  async function tweet(text: string) {
    await suite.chat.ask("PUT", `/sim/tweets/syndication/${id}`, {
      status: 200,
      body: {
        ...{ __typename: "Tweet", id_str: id, text, lang: "en" },
        created_at: "2026-05-05T05:05:05.000Z",
        display_text_range: [0, text.length],
        user: { id_str: "99", name: "Test Author", screen_name: "test_author" },
        mediaDetails: [
          {
            ...{ type: "photo", media_url_https: photo },
            original_info: { width: 640, height: 480 },
          },
          {
            ...{ type: "video", media_url_https: poster() },
            original_info: { width: 640, height: 360 },
            video_info: {
              duration_millis: 2_000,
              variants: [{ content_type: "video/mp4", bitrate: 832_000, url: film() }],
            },
          },
        ],
      },
    });
    for (const source of ["fxtwitter", "oembed"])
      await suite.chat.ask("PUT", `/sim/tweets/${source}/${id}`, { status: 503, body: {} });
  }
  const save = async () => {
    const sent = await suite.chat.send(person, `https://x.com/test_author/status/${id}`);
    await suite.chat.reply(person, sent, /copies kept/, 60_000);
  };

  const filmOf = (plan: object) => suite.chat.ask("PUT", `/sim/media/video/${path(film())}`, plan);

  let id = "";
  beforeEach(async () => {
    id = String(BigInt(id || "1900000000000000900") + 1n);
    await tweet(`My holiday ${id}`);
    await suite.chat.ask("POST", "/sim/media", { down: false });
  });

  it("are shown in the chat and held by an export when the source is gone", async function () {
    this.timeout(120_000);
    await filmOf({ durationMs: 2_000 });
    await save();
    await suite.chat.ask("POST", "/sim/media", { down: true });

    const tweet = await opened();
    expect(tweet.text).to.match(/🖼 Photo \(copy kept, .*\) · 🎬 Video \(copy kept, .*\)/);
    const first = await showMedia(tweet);
    expect(first.map(({ media }) => media?.type)).to.deep.equal(["photo", "video"]);
    const [jpeg, mp4] = await Promise.all(first.map(({ media }) => read(media?.url)));
    expect(jpeg?.subarray(0, 3).toString("hex")).to.equal("ffd8ff");
    expect(mp4?.subarray(4, 8).toString()).to.equal("ftyp");
    const second = await showMedia(tweet);
    expect(second.map(({ media }) => media?.file_id)).to.deep.equal(
      first.map(({ media }) => media?.file_id),
    );

    const asked = await suite.chat.send(person, "/export");
    const { document } = await until("the export", async () =>
      ((await suite.chat.repliesTo(person, asked)) as WithFile[]).find(({ document }) => document),
    );
    const zip = join(tmpdir(), `memory-${process.pid}.zip`);
    writeFileSync(zip, await read(document?.url));
    const files = readZipBytes(zip);
    rmSync(zip);
    const held = [...files].flatMap(([path, bytes]) => (path.startsWith("media/") ? [bytes] : []));
    for (const bytes of [jpeg, mp4])
      expect(held.some((each) => each.equals(bytes ?? Buffer.of()))).to.equal(true);
  });

  it("are led to by a link, where a film is too large for Telegram", async function () {
    this.timeout(240_000);
    const bytes = 60_000_000;
    await filmOf({ durationMs: 2_000, bytes });
    await save();
    await suite.chat.ask("POST", "/sim/media", { down: true });
    const message = await opened();
    const last = await newest();
    await suite.chat.press(person, message, "Show all 2");
    const told = await until("a link", async () =>
      (await afterwards(last)).find(({ text }) => text.includes("Too large for Telegram")),
    );
    const [, link = ""] = /href="([^"]+)"/.exec((told as { html?: string }).html ?? "") ?? [];
    const { pathname, search } = new URL(link.replaceAll("&amp;", "&"));
    const answer = await fetch(suite.edition.endpoints.library + pathname + search, {
      headers: { range: "bytes=4-7" },
    });
    expect(answer.status).to.equal(206);
    expect(await answer.text()).to.equal("ftyp");
    expect(Number(answer.headers.get("content-range")?.split("/")[1])).to.be.closeTo(
      bytes,
      100_000,
    );
  });
});
