import { randomBytes } from "node:crypto";
import { failingAt } from "@memory/testing/failing-client";
import { type OpenCopies, openCopies } from "@memory/testing/open-copies";
import { expect } from "chai";
import type { Copies } from "../src/copies.ts";
import { createObjects } from "../src/create-objects.ts";

let serial = 0;
const newTweet = () => String(7000 + serial++);

describe("the copies of a tweet's files", () => {
  let open: OpenCopies;
  before(async () => {
    open = await openCopies();
  });
  after(() => open.stop());

  const keepIn = async (
    copies: Copies,
    tweetId: string,
    bytes?: NonSharedBuffer,
    key = "media/a",
  ) => {
    const { path, copy } = await open.file(tweetId, key, bytes);
    const lease = await copies.lease(tweetId);
    if (lease === undefined) throw new Error("another has the lease");
    try {
      await lease.keep(copy, path);
    } finally {
      await lease.end();
    }
    return copy;
  };
  const read = async (sha256: string) => {
    const pieces: Buffer[] = [];
    for await (const piece of (await open.objects.open(sha256)) ?? []) pieces.push(piece);
    return Buffer.concat(pieces);
  };
  /** Nothing in the bucket that no row of a tweet names, and nothing named that is not there. */
  const expectConsistent = async () => {
    const { objects, copies, objectRows, leases } = await open.standing();
    const named = copies.flatMap(({ Status, Sha256 }) => (Status === "kept" ? [Sha256] : []));
    expect(objects).to.deep.equal([...new Set(named)].sort());
    expect(leases).to.deep.equal([]);
    const references = objectRows.filter(({ MediaKey }) => MediaKey !== "#object");
    expect(references).to.have.length(named.length);
  };

  it("keeps a file, whose bytes can be read again whole or in part", async () => {
    const tweetId = newTweet();
    const bytes = randomBytes(2_000);
    const copy = await keepIn(open.copies, tweetId, bytes);
    expect(await open.copies.list(tweetId)).to.deep.equal([copy]);
    expect((await read(copy.Sha256)).equals(bytes)).to.equal(true);
    const some: Buffer[] = [];
    for await (const piece of (await open.objects.open(copy.Sha256, [10, 19])) ?? [])
      some.push(piece);
    expect(Buffer.concat(some).equals(bytes.subarray(10, 20))).to.equal(true);
    expect(await open.objects.open("f".repeat(64))).to.equal(undefined);
    await open.copies.eraseUnkept(tweetId);
  });

  it("keeps one object for all tweets with the same bytes, until the last lets go", async () => {
    const bytes = randomBytes(500);
    const [one, other] = [newTweet(), newTweet()];
    const before = await open.copies.totalBytes();
    const { Sha256 } = await keepIn(open.copies, one, bytes);
    await keepIn(open.copies, other, bytes, "media/b");
    expect((await open.copies.totalBytes()) - before).to.equal(500);
    expect(await open.copies.eraseUnkept(one)).to.deep.equal({ copies: 1, objects: 0, bytes: 0 });
    expect((await read(Sha256)).equals(bytes)).to.equal(true);
    expect(await open.copies.eraseUnkept(other)).to.deep.equal({
      copies: 1,
      objects: 1,
      bytes: 500,
    });
    expect(await open.objects.open(Sha256)).to.equal(undefined);
    expect(await open.copies.totalBytes()).to.equal(before);
    await expectConsistent();
  });

  it("erases nothing of a tweet that somebody keeps", async () => {
    const tweetId = newTweet();
    await open.keep(tweetId, "7");
    const copy = await keepIn(open.copies, tweetId);
    expect(await open.copies.eraseUnkept(tweetId)).to.deep.equal({
      copies: 0,
      objects: 0,
      bytes: 0,
    });
    expect(await open.copies.list(tweetId)).to.deep.equal([copy]);
    await open.letGo(tweetId, "7");
    expect((await open.copies.eraseUnkept(tweetId)).objects).to.equal(1);
    expect(await open.copies.list(tweetId)).to.deep.equal([]);
  });

  it("lets one alone change a tweet's copies, until the lease ends or runs out", async () => {
    const tweetId = newTweet();
    let now = Date.now();
    const timed = open.through(open.client, { now: () => now });
    const first = await timed.lease(tweetId);
    expect(await timed.lease(tweetId)).to.equal(undefined);
    const refused = await open.copies.eraseUnkept(tweetId).catch((error: unknown) => error);
    expect(Reflect.get(refused as Error, "name")).to.equal("RetryableError");
    now += 61_000;
    const second = await timed.lease(tweetId);
    expect(second).not.to.equal(undefined);
    const lost = await first?.renew().catch((error: unknown) => error);
    expect(lost).to.be.instanceOf(Error);
    await first?.end();
    expect(await timed.lease(tweetId)).to.equal(undefined);
    await second?.end();
  });

  it("takes the object of a failed attempt away when the file has become another", async () => {
    const tweetId = newTweet();
    const old = await keepIn(open.copies, tweetId, randomBytes(100));
    const renewed = await keepIn(open.copies, tweetId, randomBytes(100));
    expect(await open.objects.open(old.Sha256)).to.equal(undefined);
    expect((await open.copies.list(tweetId)).map(({ Sha256 }) => Sha256)).to.deep.equal([
      renewed.Sha256,
    ]);
    await open.copies.eraseUnkept(tweetId);
    await expectConsistent();
  });

  it("leaves nothing behind, wherever keeping or erasing is cut off, once it is repeated", async function () {
    this.timeout(120_000);
    // Every process comes two minutes after the one before, when the lease of one that was cut off has ended.
    let at = Date.now();
    const later = (client = open.client) => {
      at += 120_000;
      const now = at;
      return open.through(client, { now: () => now });
    };
    const succeeds = (work: Promise<unknown>) =>
      work.then(
        () => true,
        () => false,
      );
    let isWhole = false;
    for (let call = 1; !isWhole; call += 1) {
      const tweetId = newTweet();
      const bytes = randomBytes(50);
      isWhole = await succeeds(keepIn(later(failingAt(open.client, call)), tweetId, bytes));
      if (call % 2 === 0) await keepIn(later(), tweetId, bytes);
      let last = 1;
      while (!(await succeeds(later(failingAt(open.client, last)).eraseUnkept(tweetId)))) last += 1;
      expect(await open.copies.list(tweetId), `cut at ${call}`).to.deep.equal([]);
    }
    const { objects, copies, objectRows } = await open.standing();
    expect([objects, copies, objectRows]).to.deep.equal([[], [], []]);
  });

  it("never loses an object that one tweet takes up while another lets it go", async function () {
    this.timeout(120_000);
    for (let round = 0; round < 40; round += 1) {
      const bytes = randomBytes(50);
      const [one, other] = [newTweet(), newTweet()];
      const { Sha256 } = await keepIn(open.copies, one, bytes);
      const keepOther = async () => {
        for (let tries = 0; tries < 50; tries += 1) {
          try {
            return await keepIn(open.through(open.client), other, bytes);
          } catch {
            // The object was being erased: the queue would deliver the message again.
            await new Promise((resolve) => setTimeout(resolve, 5));
          }
        }
        throw new Error("never kept");
      };
      await Promise.all([
        open.copies.eraseUnkept(one),
        new Promise((resolve) => setTimeout(resolve, round % 8)).then(keepOther),
      ]);
      expect((await read(Sha256)).equals(bytes), `round ${round}`).to.equal(true);
      await open.copies.eraseUnkept(other);
    }
    await expectConsistent();
  });

  it("waits for a bucket that is still to be made", async () => {
    const { path, copy } = await open.file(newTweet(), "media/a");
    const early = createObjects({ ...open.bucket.config, MEDIA_BUCKET: "not-yet-there" });
    const stored = { sha256: copy.Sha256, bytes: copy.Bytes, type: copy.Type };
    const refused: unknown = await early.put(stored, path).catch((error: unknown) => error);
    early.close();
    expect(Reflect.get(refused as Error, "name")).to.equal("RetryableError");
  });

  it("remembers what Telegram calls an object, by bot and kind", async () => {
    const { Sha256 } = await keepIn(open.copies, newTweet());
    const sent = { botId: "70", kind: "photo" as const };
    expect(await open.copies.fileId(Sha256, sent)).to.equal(undefined);
    await open.copies.noteFileId(Sha256, sent, "AgAC");
    expect(await open.copies.fileId(Sha256, sent)).to.equal("AgAC");
    expect(await open.copies.fileId(Sha256, { ...sent, kind: "document" })).to.equal(undefined);
    await open.copies.dropFileId(Sha256, sent);
    expect(await open.copies.fileId(Sha256, sent)).to.equal(undefined);
  });
});
