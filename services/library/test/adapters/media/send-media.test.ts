import { expect } from "chai";
import { type OpenCopySender, openCopySender } from "./open-copy-sender.ts";

describe("sending media from our copies", () => {
  let open: OpenCopySender;
  before(async () => {
    open = await openCopySender();
  });
  after(() => open.stop());

  const video = { kind: "video", Type: "video/mp4", Width: 320, Height: 240 } as const;
  const calls = async (method: string) => (await open.telegram.calls(method)).length;
  const refuse = (method: string, description: string, count = 1) =>
    open.telegram.fault({ kind: "400", method, description: `Bad Request: ${description}`, count });
  const typesShown = async () =>
    (await open.shown()).map(({ media, document }) => media?.type ?? (document && "document"));

  it("uploads one picture, byte for byte, and sends it by its file_id the next time", async () => {
    const picture = await open.media();
    expect(await open.send([picture])).to.deep.equal([]);
    const [first] = await open.shown();
    expect((await open.read(first?.media?.url ?? "")).equals(picture.bytes)).to.equal(true);
    await open.store.objects.remove(picture.copy.Sha256);
    expect(await open.send([picture])).to.deep.equal([]);
    const [second] = await open.shown();
    expect(second?.media).to.deep.equal(first?.media);
  });

  it("sends several as one album, a GIF in it as a video", async () => {
    const media = [
      await open.media(),
      await open.media(video),
      await open.media({ ...video, kind: "gif" }),
    ];
    expect(await open.send(media)).to.deep.equal([]);
    const shown = await open.shown();
    expect(shown.map(({ media }) => media?.type)).to.deep.equal(["photo", "video", "video"]);
    expect(new Set(shown.map(({ media_group_id }) => media_group_id)).size).to.equal(1);
    const bytes = await Promise.all(shown.map(({ media }) => open.read(media?.url ?? "")));
    expect(
      bytes.map((each, index) => each.equals(media[index]?.bytes ?? Buffer.of())),
    ).to.deep.equal([true, true, true]);
  });

  it("sends one GIF as an animation", async () => {
    await open.send([await open.media({ ...video, kind: "gif" })]);
    expect(await typesShown()).to.deep.equal(["animation"]);
  });

  it("sends as a document what is too wide, too long or too large for a photo", async () => {
    const before = await calls("sendPhoto");
    await open.send([
      await open.media({ Width: 9_000, Height: 2_000 }),
      await open.media(),
      await open.media({ Width: 2_100, Height: 100 }),
      await open.media({ Bytes: 11 * 1024 * 1024 }),
    ]);
    expect(await typesShown()).to.deep.equal(["photo", "document", "document", "document"]);
    expect(await calls("sendPhoto")).to.equal(before + 1);
  });

  it("sends a smaller variant by its address where the copy is too large, and says so", async () => {
    const url = "https://video.twimg.com/small.mp4";
    const large = await open.media({ ...video, Bytes: 51 * 1024 * 1024, url });
    const without = await open.media({ ...video, Bytes: 51 * 1024 * 1024 });
    expect(await open.send([large, without])).to.deep.equal([
      `${large.name} too-large`,
      `${without.name} too-large`,
    ]);
    expect((await open.shown()).map(({ media }) => media?.url)).to.deep.equal([url]);
  });

  it("uploads again what Telegram knows no more by its file_id", async () => {
    const [one, other] = [await open.media(), await open.media()];
    await open.send([one]);
    const sent = { botId: open.source.botId, kind: "photo" } as const;
    await open.store.copies.noteFileId(one.copy.Sha256, sent, "forgotten");
    expect(await open.send([one, other])).to.deep.equal([]);
    const shown = await open.shown();
    expect(shown).to.have.length(2);
    expect(await open.store.copies.fileId(one.copy.Sha256, sent)).to.equal(
      shown[0]?.media?.file_id,
    );
  });

  it("sends as a document what Telegram cannot process as a photo", async () => {
    for (const words of ["PHOTO_INVALID_DIMENSIONS", "IMAGE_PROCESS_FAILED"]) {
      await refuse("sendPhoto", words);
      expect(await open.send([await open.media()])).to.deep.equal([]);
      expect(await typesShown(), words).to.deep.equal(["document"]);
    }
  });

  it("sends an album without the one that Telegram refuses, and that one alone", async () => {
    const media = [await open.media(), await open.media(), await open.media(video)];
    const words = 'failed to send message #2 with the error message "PHOTO_INVALID_DIMENSIONS"';
    await refuse("sendMediaGroup", words);
    await refuse("sendPhoto", "PHOTO_INVALID_DIMENSIONS");
    expect(await open.send(media)).to.deep.equal([]);
    const shown = await open.shown();
    expect(await typesShown()).to.deep.equal(["photo", "video", "document"]);
    const last = shown.at(-1)?.document?.url ?? "";
    expect((await open.read(last)).equals(media[1]?.bytes ?? Buffer.of())).to.equal(true);
  });

  it("sends each alone where Telegram does not say what is wrong with the album", async () => {
    const media = [await open.media(), await open.media(video)];
    await refuse("sendMediaGroup", "SOMETHING_NEW");
    expect(await open.send(media)).to.deep.equal([]);
    expect((await open.shown()).map(({ media_group_id }) => media_group_id)).to.deep.equal([
      undefined,
      undefined,
    ]);
    expect(await typesShown()).to.deep.equal(["photo", "video"]);
  });

  it("names what Telegram takes in no form, and sends the rest", async () => {
    const media = [await open.media(), await open.media(video)];
    await refuse("sendMediaGroup", 'failed to send message #1 with the error message "NO"');
    await refuse("sendPhoto", "NO");
    await refuse("sendDocument", "NO");
    expect(await open.send(media)).to.deep.equal([`${media[0]?.name} refused`]);
    expect(await typesShown()).to.deep.equal(["video"]);
  });

  it("sends by its address what has no copy, or whose object was just erased", async () => {
    const url = "https://pbs.twimg.com/media/a.jpg";
    const erased = await open.media({ url });
    const lost = await open.media();
    await open.store.objects.remove(erased.copy.Sha256);
    await open.store.objects.remove(lost.copy.Sha256);
    const { copy: _, ...bare } = await open.media({ url });
    expect(await open.send([erased, lost, bare])).to.deep.equal([`${lost.name} object-gone`]);
    expect((await open.shown()).map(({ media }) => media?.url)).to.deep.equal([url, url]);
  });

  it("waits as Telegram asks, and sends what was not sent yet", async () => {
    await open.telegram.fault({ kind: "429", retry_after: 1, method: "sendDocument" });
    const media = [await open.media(), await open.media({ Width: 9_000, Height: 2_000 })];
    expect(await open.send(media)).to.deep.equal([]);
    expect(await typesShown()).to.deep.equal(["photo", "document"]);
  });
});
