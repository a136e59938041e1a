import { expect } from "chai";
import { type Copying, startCopying } from "../support/copying.ts";
import { jpeg, mp4, png } from "../support/made-files.ts";

const photo = "https://pbs.twimg.com/media/Abc?format=jpg&name=orig";
const orig = "/media/Abc?format=jpg&name=orig";
const film = (name: string, bitrate: number) => ({
  url: `https://video.twimg.com/ext_tw_video/1/pu/vid/avc1/${name}.mp4?tag=12`,
  contentType: "video/mp4",
  bitrate,
});
const [best, next] = [film("1280x720/b", 2_176_000), film("640x360/n", 832_000)];
const video = { kind: "video" as const, url: best.url, variants: [best, next] };
const at = (url: string) => new URL(url).pathname.replace(/^/, "/video");
const whole = { status: "kept", type: "image/jpeg", size: "640x480" };
const wholeFilm = { status: "kept", type: "video/mp4", size: "320x180" };

describe("what others have reported of X's media hosts", () => {
  let copying: Copying;
  before(async () => {
    copying = await startCopying();
  });
  afterEach(async () => {
    await copying.host.clear();
    expect(await copying.onTheWay()).to.deep.equal([]);
  });
  after(() => copying.stop());

  for (const fault of [{ status: 502 }, { status: 504 }, { fault: "hang" }] as const) {
    const name = Object.values(fault).join();
    it(`asks for an original that fails once more, then for 4096x4096 (${name}; gallery-dl#237 #2107)`, async () => {
      await copying.host.answers(orig, fault);
      await copying.host.answers("/media/Abc?format=jpg&name=4096x4096", { body: jpeg() });
      const why = "status" in fault ? "server-error" : "timeout";
      expect(await copying.copy({ url: photo })).to.deep.equal({
        ...whole,
        variant: "4096x4096",
        why,
      });
      expect((await copying.host.asked()).map((path) => path.replace(/.*name=/, ""))).to.deep.equal(
        ["orig", "orig", "4096x4096"],
      );
    });
  }

  it("keeps the original if only the first request fails", async () => {
    await copying.host.answers(orig, { status: 502, count: 1 }, { body: jpeg() });
    expect(await copying.copy({ url: photo })).to.deep.equal(whole);
  });

  it("asks for another format where its own does not exist (twitter-media-scraper#1, TwitterMediaAssist#35)", async () => {
    await copying.host.answers("/media/Abc?format=png&name=orig", { body: png() });
    expect(await copying.copy({ url: photo })).to.deep.equal({ ...whole, type: "image/png" });
    expect((await copying.host.asked())[0]).to.equal(orig);
  });

  it("never keeps an empty file (TwitterMediaAssist#35)", async () => {
    await copying.host.answers("/media/Abc", { body: "", type: "image/jpeg" });
    expect(await copying.copy({ url: photo })).to.deep.equal({ status: "later", why: "empty" });
  });

  it("asks for no original in WebP (twMediaDownloader#124)", async () => {
    await copying.host.answers(orig, { body: jpeg() });
    const url = "https://pbs.twimg.com/media/Abc?format=webp&name=small";
    expect(await copying.copy({ url })).to.deep.equal(whole);
    expect(await copying.host.asked()).to.deep.equal([orig]);
  });

  it("never asks for the PNG of a JPEG that exists (gallery-dl#2883)", async () => {
    await copying.host.answers("/media/Abc", { body: jpeg() });
    expect(await copying.copy({ url: "https://pbs.twimg.com/media/Abc.jpg:orig" })).to.deep.equal(
      whole,
    );
    expect(await copying.host.asked()).to.deep.equal([orig]);
  });

  it("does not call gone what is 404, as all of a protected account is (twitter-archive-parser#149 #32)", async () => {
    expect(await copying.copy({ url: photo })).to.deep.equal({ status: "later", why: "not-found" });
  });

  it("gives up at once what was taken down (twitter-archive-parser#93, gallery-dl#6235)", async () => {
    await copying.host.answers("/media/Abc", { status: 403, body: "Dmcaed", type: "text/plain" });
    expect(await copying.copy({ url: photo })).to.deep.equal({ status: "refused", why: "dmca" });
    expect(await copying.host.asked()).to.have.length(1);
  });

  it("keeps the poster of a film that is blocked in a place (danbooru#5654, pleroma-bot#88)", async () => {
    await copying.host.answers("/video/*", { status: 403, type: "text/plain" });
    await copying.host.answers("/ext_tw_video_thumb/1/pu/img/p?format=jpg&name=orig", {
      body: jpeg(),
    });
    const url = "https://pbs.twimg.com/ext_tw_video_thumb/1/pu/img/p.jpg";
    expect([await copying.copy(video), await copying.copy({ kind: "poster", url })]).to.deep.equal([
      { status: "refused", why: "forbidden" },
      whole,
    ]);
  });

  it("calls 451 a place's doing", async () => {
    await copying.host.answers("/media/Abc", { status: 451 });
    expect(await copying.copy({ url: photo })).to.deep.equal({
      status: "refused",
      why: "withheld",
    });
  });

  it("sends no Referer (react-tweet#212, karakeep#1331)", async () => {
    await copying.host.answers(at(best.url), { body: mp4() });
    expect(await copying.copy(video)).to.deep.equal(wholeFilm);
    const [asked] = await copying.host.requests();
    expect(asked?.headers).to.not.have.any.keys("referer", "origin", "cookie");
  });

  it("keeps what comes whole without its length (twitter-archive-parser#152 #92)", async () => {
    await copying.host.answers(orig, { body: jpeg(), fault: "no-length" });
    await copying.host.answers(at(best.url), { body: mp4(), fault: "no-length" });
    expect([await copying.copy({ url: photo }), await copying.copy(video)]).to.deep.equal([
      whole,
      wholeFilm,
    ]);
  });

  it("keeps nothing that comes without its length and is cut (twitter-archive-parser#152)", async () => {
    const [picture, bytes] = [jpeg(), mp4()];
    await copying.host.answers("/media/Abc", {
      body: picture.subarray(0, 900),
      fault: "no-length",
    });
    await copying.host.answers("/video/*", { body: bytes.subarray(0, 3_900), fault: "no-length" });
    const short = { status: "later", why: "short" };
    expect([await copying.copy({ url: photo }), await copying.copy(video)]).to.deep.equal([
      short,
      short,
    ]);
  });

  it("keeps the next film if the best is missing (youtube-dl#25242, gallery-dl#2450)", async () => {
    await copying.host.answers(at(next.url), { body: mp4() });
    const kept = { ...wholeFilm, variant: "832000", why: "not-found" };
    expect(await copying.copy(video)).to.deep.equal(kept);
  });

  it("never keeps the playlist of a broadcast (twitter-click-and-save#43)", async () => {
    const url = "https://video.twimg.com/live/1/playlist.m3u8";
    const variants = [{ url, contentType: "application/x-mpegURL" }];
    const seen = await copying.copy({ kind: "video", url, variants });
    expect(seen).to.deep.equal({ status: "playlist-only", why: "playlist-only" });
    expect(await copying.host.asked()).to.deep.equal([]);
  });

  it("never keeps a playlist that is served as a film", async () => {
    await copying.host.answers("/video/*", {
      body: "#EXTM3U\n#EXT-X-VERSION:3\n",
      type: "video/mp4",
    });
    expect(await copying.copy(video)).to.deep.equal({ status: "later", why: "wrong-type" });
  });

  it("waits for a fresh film that still lasts less than at its source (TumblThree#169)", async () => {
    await copying.host.answers("/video/*", { body: mp4({ durationMs: 800 }) });
    expect(await copying.copy({ ...video, durationMs: 5_000 })).to.deep.equal({
      status: "later",
      why: "short",
    });
    await copying.host.clear();
    await copying.host.answers("/video/*", { body: mp4({ durationMs: 4_900 }) });
    expect(await copying.copy({ ...video, durationMs: 5_000 })).to.deep.equal(wholeFilm);
  });

  it("keeps the bytes of a film in an odd container, and notes it (yt-dlp#8117 #8623)", async () => {
    const odd = Buffer.concat([mp4(), Buffer.alloc(30)]);
    await copying.host.answers("/video/*", { body: odd });
    const request = copying.requestOf([video]);
    await copying.keep(request.tweetId, "5");
    await copying.deliver(request);
    const [row] = await copying.copies.list(request.tweetId);
    expect([row?.Status, row?.Variant]).to.deep.equal(["kept", "odd-container"]);
    expect((await copying.read(row?.Sha256)).equals(odd)).to.equal(true);
    await copying.host.clear();
    const stream = Buffer.alloc(188 * 5).map((_, index) => (index % 188 === 0 ? 0x47 : 1));
    await copying.host.answers("/video/*", { body: Buffer.from(stream), type: "video/mp4" });
    const kept = { status: "kept", type: "video/mp2t", variant: "odd-container" };
    expect(await copying.copy(video)).to.deep.equal(kept);
  });

  it("keeps another size of a profile picture whose small one is gone (react-tweet#201)", async () => {
    const url = "https://pbs.twimg.com/profile_images/1/me_normal.jpg";
    await copying.host.answers("/profile_images/1/me_400x400.jpg", { body: jpeg() });
    expect(await copying.copy({ kind: "avatar", url })).to.deep.equal(whole);
    await copying.host.clear();
    await copying.host.answers("/profile_images/1/me.jpg", { body: jpeg() });
    const kept = { ...whole, variant: "original", why: "not-found" };
    expect(await copying.copy({ kind: "avatar", url })).to.deep.equal(kept);
    await copying.host.clear();
    const missing = { status: "later", why: "not-found" };
    expect(await copying.copy({ kind: "avatar", url })).to.deep.equal(missing);
  });

  it("lets one dead picture keep no other back (twitter-export-image-fill#8)", async () => {
    const urls = ["A", "B", "C"].map((key) => `https://pbs.twimg.com/media/${key}.jpg`);
    for (const key of ["A", "C"]) await copying.host.answers(`/media/${key}`, { body: jpeg() });
    const request = copying.requestOf(urls.map((url) => ({ url })));
    await copying.keep(request.tweetId, "5");
    expect(await copying.deliver(request)).to.deep.equal({ sent: ["reply-stale"], waitsFor: 61 });
    const rows = await copying.copies.list(request.tweetId);
    expect(rows.map(({ Status }) => Status)).to.deep.equal(["kept", "later", "kept"]);
  });

  it("keeps the film of a GIF, not its picture (snscrape#431)", async () => {
    await copying.host.answers("/video/tweet_video/Gif.mp4", { body: mp4() });
    const url = "https://pbs.twimg.com/tweet_video_thumb/Gif.jpg";
    expect(await copying.copy({ kind: "gif", url })).to.deep.equal(wholeFilm);
    await copying.host.clear();
    await copying.host.answers("/video/tweet_video/Gif.mp4", { body: jpeg(), type: "video/mp4" });
    const kept = await copying.copy({
      kind: "gif",
      url: "https://video.twimg.com/tweet_video/Gif.mp4",
    });
    expect(kept).to.deep.equal({ status: "later", why: "wrong-type" });
  });
});
