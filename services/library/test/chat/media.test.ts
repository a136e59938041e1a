import type { Copy } from "@memory/copies/rows/copy";
import type { Media } from "@memory/shared/contracts/tweet";
import { RetryableError } from "@memory/shared/errors";
import { moment } from "@memory/testing/example-claim";
import { exampleTweet, requestFor } from "@memory/testing/example-request";
import { type OpenArchive, openArchive } from "@memory/testing/open-archive";
import { expect } from "chai";
import { answerCommand } from "../../src/chat/answer-command.ts";
import { pressData } from "../../src/chat/presses/press-data.ts";
import type { Answers, SentMedia } from "../../src/ports.ts";
import { en } from "../../src/words/en.ts";
import { examplePress } from "../example.ts";
import { exampleAnswers, examplePorts } from "../example-ports.ts";

describe("the button that shows a tweet's pictures and films", () => {
  let library: OpenArchive;
  before(async () => {
    library = await openArchive();
    const video = (name: string): Media => ({
      ...{
        kind: "video" as const,
        url: `https://video.twimg.com/ext_tw_video/${name}/pu/vid/1.mp4`,
      },
      previewUrl: `https://pbs.twimg.com/ext_tw_video_thumb/${name}/pu/img/p.jpg`,
    });
    await library
      .through(library.client)
      .keep(
        requestFor("20", { timestamp: moment(1), requestedAt: moment(1) }),
        exampleTweet({ id: "20", media: [video("1"), video("2"), video("3"), video("4")] }),
      );
  });
  after(() => library.stop());

  const row: Copy = {
    TweetID: "20",
    MediaKey: "ext_tw_video/1",
    Kind: "video",
    Status: "kept",
    Url: "",
    ChangedAt: moment(1),
    Sha256: "a".repeat(64),
    Bytes: 80_000_000,
    Type: "video/mp4",
  };
  const copies = {
    list: async (): Promise<Copy[]> => [
      row,
      { ...row, MediaKey: "ext_tw_video/2", Status: "gone" },
      { ...row, MediaKey: "ext_tw_video/3", Status: "refused" },
      {
        ...row,
        ...{ MediaKey: "ext_tw_video_thumb/3/pu/img/p", Kind: "poster" },
        ...{ Status: "kept", Type: "image/jpeg", Sha256: "b".repeat(64) },
      },
    ],
  };

  async function press(sendMedia: Answers["sendMedia"], signal = new AbortController().signal) {
    const told: string[] = [];
    const ports = examplePorts({
      archive: library.through(library.client),
      copies,
      answers: exampleAnswers({
        answerPress: async (_, text) => told.push(`answered ${text}`) > 0,
        say: async (_, { html }) => told.push(html),
        sendMedia: (...about) => {
          told.push("sent");
          return sendMedia(...about);
        },
      }),
    });
    const pressed = examplePress("delete", { data: pressData("media", "7", "20") });
    const command = { ...pressed.command, chatId: 7, messageId: 50 } as typeof pressed.command;
    const detach = () => void told.push("detached");
    const delivery = { signal, receiveCount: 1, detach };
    const failure = await answerCommand({ ...pressed, command }, ports, delivery).catch(
      (error: unknown) => error,
    );
    return { told, failure };
  }

  it("is answered at once; the work of minutes keeps no slot", async () => {
    const { told } = await press(async () => []);
    expect(told).to.deep.equal(["answered undefined", "detached", "sent"]);
  });

  it("sends copies, the poster of a film that cannot be had, and by its address what is not copied yet", async () => {
    let sent: readonly SentMedia[] = [];
    await press(async (_, media) => {
      sent = media;
      return [];
    });
    const inShort = sent.map(({ name, kind, copy, url }) => [name, kind, copy?.Sha256[0], url]);
    expect(inShort).to.deep.equal([
      ["20-1", "video", "a", "https://video.twimg.com/ext_tw_video/1/pu/vid/1.mp4"],
      ["20-2", "photo", "b", undefined],
      ["20-3", "video", undefined, "https://video.twimg.com/ext_tw_video/4/pu/vid/1.mp4"],
    ]);
  });

  it("leads to links for what Telegram did not take: to our copy, and without one to the source", async () => {
    const { told } = await press(async (_, media) => [
      { media: media[0] as SentMedia, why: "too-large" },
      { media: media[2] as SentMedia, why: "refused" },
    ]);
    expect(told.at(-1)).to.equal(
      [
        `${en.copies.unsent["too-large"]}\n🎬 <a href="https://memory.example/copies/${"a".repeat(64)}">Video, 80 MB</a>`,
        `${en.copies.unsent.refused}\n🎬 <a href="https://video.twimg.com/ext_tw_video/4/pu/vid/1.mp4">Video</a>`,
        `<i>${en.copies.linkEnds}</i>`,
      ].join("\n\n"),
    );
  });

  it("comes again by the queue when the process is stopped", async () => {
    const stopped = new RetryableError("the process is stopped");
    const { told, failure } = await press(async () => [], AbortSignal.abort(stopped));
    expect(failure).to.equal(stopped);
    expect(told).to.deep.equal(["answered undefined", "detached"]);
  });
});
