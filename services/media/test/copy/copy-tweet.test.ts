import { RetryableError } from "@memory/shared/errors";
import { expect } from "chai";
import { type Copying, startCopying } from "../support/copying.ts";
import { jpeg, mp4 } from "../support/made-files.ts";

const hourMs = 3_600_000;
const photoAt = (key: string) => ({ url: `https://pbs.twimg.com/media/${key}.jpg` });
const avatar = { kind: "avatar" as const, url: "https://pbs.twimg.com/profile_images/1/me.jpg" };
const told = { sent: ["reply-stale"] };

describe("createCopyTweet", () => {
  let copying: Copying;
  before(async () => {
    copying = await startCopying();
  });
  afterEach(async () => {
    await copying.host.clear();
    expect(await copying.onTheWay()).to.deep.equal([]);
    expect((await copying.standing()).leases).to.deep.equal([]);
  });
  after(() => copying.stop());

  const keptRequest = async (...given: Parameters<Copying["requestOf"]>) => {
    const request = copying.requestOf(...given);
    await copying.keep(request.tweetId, "5");
    return request;
  };
  const statuses = async (tweetId: string) =>
    (await copying.copies.list(tweetId)).map(({ Status }) => Status);

  it("copies a photo from the source into the bucket, and has the reply tell of it", async () => {
    const picture = jpeg();
    await copying.host.answers("/media/A", { body: picture });
    const request = await keptRequest([photoAt("A")]);
    expect(await copying.deliver(request)).to.deep.equal(told);
    const [row] = await copying.copies.list(request.tweetId);
    expect(row).to.include({
      Status: "kept",
      Bytes: picture.length,
      Type: "image/jpeg",
      Attempts: 1,
    });
    expect((await copying.read(row?.Sha256)).equals(picture)).to.equal(true);
  });

  it("does nothing anew for a repeated delivery but tell again", async () => {
    await copying.host.answers("/media/A", { body: jpeg() });
    const request = await keptRequest([photoAt("A")]);
    await copying.deliver(request);
    expect(await copying.deliver(request, { job: { receiveCount: 2 } })).to.deep.equal(told);
    expect(await copying.host.asked()).to.have.length(1);
  });

  it("tells the second person's reply what the first person's request has copied", async () => {
    await copying.host.answers("/media/A", { body: jpeg() });
    const request = await keptRequest([photoAt("A")]);
    await copying.keep(request.tweetId, "6");
    await copying.deliver(request);
    expect(await copying.deliver({ ...request, userId: "6" })).to.deep.equal(told);
    const later = { ...request, requestedAt: new Date(Date.now() + hourMs).toISOString() };
    expect(await copying.deliver(later), "in another message").to.deep.equal(told);
    expect(await copying.host.asked()).to.have.length(1);
  });

  it("copies nothing for a person who does not keep the tweet any more", async () => {
    await copying.host.answers("/media/A", { body: jpeg() });
    const request = await keptRequest([photoAt("A")]);
    await copying.letGo(request.tweetId, "5");
    expect(await copying.deliver(request)).to.deep.equal({ sent: [] });
    expect([await copying.host.asked(), await statuses(request.tweetId)]).to.deep.equal([[], []]);
  });

  it("waits while another has the tweet's copies in hand", async () => {
    const request = await keptRequest([photoAt("A")]);
    const lease = await copying.copies.lease(request.tweetId);
    expect(await copying.deliver(request)).to.deep.equal({ sent: [], waitsFor: 15 });
    await lease?.end();
  });

  it("tells nothing of a file that follows later, until it is there", async () => {
    await copying.host.answers("/media/A", { status: 500, count: 3 }, { body: jpeg() });
    const request = await keptRequest([photoAt("A")]);
    expect(await copying.deliver(request)).to.deep.equal({ sent: [], waitsFor: 61 });
    expect(await copying.deliver({ ...request, attempt: 2 })).to.deep.equal(told);
    const [row] = await copying.copies.list(request.tweetId);
    expect([row?.Status, row?.Why, row?.Attempts]).to.deep.equal(["kept", undefined, 2]);
  });

  it("waits as long as the source asks for", async () => {
    const headers = { "retry-after": "120" };
    await copying.host.answers("/media/A", { status: 429, headers });
    const request = await keptRequest([photoAt("A")]);
    const ports = { retryDelaySeconds: ({ askedSeconds = 0 }) => askedSeconds };
    const outcome = await copying.deliver(request, { ports });
    expect(outcome).to.deep.equal({ sent: [], waitsFor: 120 });
    expect(await copying.host.asked()).to.have.length(1);
  });

  it("never bothers a reply with a profile picture, nor keeps it waiting for one", async () => {
    await copying.host.answers("/media/A", { body: jpeg() });
    const request = await keptRequest([photoAt("A"), avatar]);
    expect(await copying.deliver(request)).to.deep.equal({ ...told, waitsFor: 61 });
    await copying.host.answers("/profile_images/*", { body: jpeg() });
    expect(await copying.deliver({ ...request, attempt: 2 })).to.deep.equal({ sent: [] });
    expect(await statuses(request.tweetId)).to.deep.equal(["kept", "kept"]);
  });

  it("tells nobody of an import", async () => {
    await copying.host.answers("/media/A", { body: jpeg() });
    const { origin, ...request } = await keptRequest([photoAt("A")], { purpose: "import" });
    expect(await copying.deliver(request)).to.deep.equal({ sent: [] });
  });

  it("gives up after two days: what was 404 all the time is gone", async () => {
    await copying.host.answers("/media/B", { status: 500 });
    const request = await keptRequest([photoAt("A"), photoAt("B")], {
      attempt: 200,
      requestedAt: new Date(Date.now() - 49 * hourMs).toISOString(),
    });
    expect(await copying.deliver(request)).to.deep.equal(told);
    const rows = await copying.copies.list(request.tweetId);
    expect(rows.map(({ Status, Why }) => [Status, Why])).to.deep.equal([
      ["gone", "not-found"],
      ["given-up", "server-error"],
    ]);
  });

  it("tries once more what was given up when the tweet is asked for anew", async () => {
    const request = await keptRequest([photoAt("A"), photoAt("B")], {
      attempt: 200,
      requestedAt: new Date(Date.now() - 49 * hourMs).toISOString(),
    });
    await copying.deliver(request);
    await copying.host.answers("/media/B", { body: jpeg() });
    const anew = {
      ...request,
      attempt: 1,
      requestedAt: new Date(Date.now() + 1_000).toISOString(),
    };
    expect(await copying.deliver(anew)).to.deep.equal(told);
    expect(await statuses(request.tweetId)).to.deep.equal(["gone", "kept"]);
  });

  it("leaves nothing behind when it is stopped in the middle of a file, and begins anew", async () => {
    await copying.host.answers(
      "/media/A",
      { fault: "endless", type: "image/jpeg", count: 1 },
      { body: jpeg() },
    );
    const request = await keptRequest([photoAt("A")]);
    const stopping = new AbortController();
    const stopped = copying.deliver(request, {
      job: { signal: stopping.signal },
      limits: { MEDIA_MAX_BYTES: 1e9, MEDIA_TWEET_BYTES: 1e9, MEDIA_BYTES_PER_DAY: 1e9 },
    });
    while ((await copying.onTheWay()).length === 0);
    stopping.abort(new RetryableError("the process is stopped", { retryAfterSeconds: 1 }));
    expect(await stopped).to.deep.equal({ sent: [], waitsFor: 1 });
    expect(await copying.deliver(request)).to.deep.equal(told);
  });

  it("notes a file as timed out that a job has no time for", async () => {
    await copying.host.answers("/media/A", { fault: "endless", type: "image/jpeg" });
    const request = await keptRequest([photoAt("A")]);
    const more = {
      ports: { jobMs: 200 },
      limits: { MEDIA_MAX_BYTES: 1e12, MEDIA_TWEET_BYTES: 1e12, MEDIA_BYTES_PER_DAY: 1e12 },
    };
    expect(await copying.deliver(request, more)).to.deep.equal({ sent: [], waitsFor: 61 });
    const [row] = await copying.copies.list(request.tweetId);
    expect([row?.Status, row?.Why]).to.deep.equal(["later", "timeout"]);
  });

  it("copies each file of a tweet while the bucket refuses one", async () => {
    await copying.host.answers("/media/*", { body: jpeg() });
    const request = await keptRequest([photoAt("A"), photoAt("B")]);
    let refused = 0;
    const { copies } = copying;
    const lease: typeof copies.lease = async (tweetId) => {
      const real = await copies.lease(tweetId);
      if (real === undefined) return undefined;
      return {
        ...real,
        async keep(copy, path) {
          if (copy.MediaKey === "media/A" && refused++ === 0)
            throw new RetryableError("is being erased", { retryAfterSeconds: 2 });
          await real.keep(copy, path);
        },
      };
    };
    const ports = { copies: { ...copies, lease } };
    expect(await copying.deliver(request, { ports })).to.deep.equal({ ...told, waitsFor: 61 });
    expect(await statuses(request.tweetId)).to.deep.equal(["kept"]);
    expect(await copying.deliver({ ...request, attempt: 2 }, { ports })).to.deep.equal(told);
    expect(await statuses(request.tweetId)).to.deep.equal(["kept", "kept"]);
  });

  it("counts what it copied and what failed", async () => {
    await copying.host.answers("/media/A", { body: jpeg({ bytes: 700 }) });
    const value = async (name: string) =>
      (await copying.metrics.registry.getMetricsAsJSON())
        .filter((each) => each.name === name)
        .flatMap(({ values }) => values as { value: number; labels: Record<string, string> }[]);
    const before = (await value("memory_media_bytes_total"))[0]?.value ?? 0;
    await copying.deliver(await keptRequest([photoAt("A"), photoAt("Missing")]));
    expect((await value("memory_media_bytes_total"))[0]?.value).to.equal(before + 700);
    const outcomes = (await value("memory_media_files_total")).map(({ labels }) => labels.outcome);
    expect(outcomes).to.include.members(["kept", "later"]);
  });
});

describe("the limits of copying", () => {
  let copying: Copying;
  before(async () => {
    copying = await startCopying();
  });
  afterEach(async () => {
    await copying.host.clear();
    expect(await copying.onTheWay()).to.deep.equal([]);
  });
  after(() => copying.stop());

  const film = (name: string, bitrate: number) => ({
    url: `https://video.twimg.com/amplify_video/1/vid/avc1/${name}.mp4?tag=16`,
    contentType: "video/mp4",
    bitrate,
  });
  const [large, small] = [film("1920x1080/l", 10_000_000), film("640x360/s", 800_000)];
  const video = { kind: "video" as const, url: large.url, variants: [small, large] };
  const limits = { MEDIA_MAX_BYTES: 10_000 };

  for (const fault of [undefined, "no-length"] as const) {
    it(`keeps the best film below the limit, and notes the larger one (${fault ?? "length told"})`, async () => {
      const more = fault === undefined ? {} : { fault };
      await copying.host.answers("/video/amplify_video/1/vid/avc1/1920x1080/*", {
        body: mp4({ bytes: 20_000 }),
        ...more,
      });
      await copying.host.answers("/video/amplify_video/1/vid/avc1/640x360/*", {
        body: mp4(),
        ...more,
      });
      expect(await copying.copy(video, { limits })).to.deep.equal({
        ...{ status: "kept", type: "video/mp4", size: "320x180" },
        ...{ variant: "800000", why: "too-large" },
      });
    });
  }

  it("says too large of what has no smaller file", async () => {
    await copying.host.answers("/video/*", { body: mp4({ bytes: 20_000 }) });
    const seen = await copying.copy(video, { limits });
    expect(seen).to.deep.equal({ status: "too-large", why: "too-large" });
  });

  it("ends a file that never ends", async () => {
    await copying.host.answers("/video/*", { fault: "endless" });
    expect(await copying.copy(video)).to.deep.equal({ status: "too-large", why: "too-large" });
  });

  it("copies of one tweet no more than its limit", async () => {
    await copying.host.answers("/media/*", { body: jpeg({ bytes: 3_000 }) });
    const request = copying.requestOf([photoAt("A")]);
    await copying.keep(request.tweetId, "5");
    await copying.deliver(request);
    const more = {
      ...request,
      media: [...request.media, ...copying.requestOf([photoAt("B")]).media],
    };
    await copying.deliver(more, { limits: { MEDIA_TWEET_BYTES: 5_000 } });
    const rows = await copying.copies.list(request.tweetId);
    expect(rows.map(({ Status }) => Status)).to.deep.equal(["kept", "too-large"]);
  });

  it("copies for a person no more a day than their allowance, and tells so once", async () => {
    const spent = await copying.allowance.spent("5");
    await copying.host.answers("/media/*", { body: jpeg({ bytes: 3_000 }) });
    const day = { limits: { MEDIA_BYTES_PER_DAY: spent + 5_000 } };
    expect(await copying.copy(photoAt("A"), day)).to.include({ status: "kept" });
    const request = copying.requestOf([photoAt("B")]);
    await copying.keep(request.tweetId, "5");
    expect(await copying.deliver(request, day)).to.deep.equal({ ...told, waitsFor: 61 });
    const over = await copying.copies.list(request.tweetId);
    expect(over[0]).to.include({ Status: "over-limit", Why: "daily-allowance" });
    const again = { ...request, attempt: 2 };
    expect(await copying.deliver(again, day)).to.deep.equal({ sent: [], waitsFor: 61 });
    expect(await copying.copies.list(request.tweetId)).to.deep.equal(over);
    expect(await copying.deliver(again)).to.deep.equal(told);
  });

  it("copies no more than the limit for all", async () => {
    await copying.host.answers("/media/*", { body: jpeg({ bytes: 3_000 }) });
    const all = { MEDIA_BYTES_IN_ALL: (await copying.copies.totalBytes()) + 1_000 };
    const seen = await copying.copy(photoAt("A"), { limits: all });
    expect(seen).to.deep.equal({ status: "over-limit", why: "total" });
  });
});
