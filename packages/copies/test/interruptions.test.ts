import { randomBytes } from "node:crypto";
import { type OpenCopies, openCopies } from "@memory/testing/open-copies";
import { expect } from "chai";
import type { Copies } from "../src/copies.ts";
import { type Around, cutAt, interrupted, stalledAt } from "./support/interrupted.ts";

const minute = 60_000;
let serial = 0;
const newTweet = () => String(9000 + serial++);

describe("copies whose processes end or stand still anywhere", function () {
  this.timeout(300_000);
  let open: OpenCopies;
  let time: number;
  before(async () => {
    open = await openCopies();
    time = Date.now();
  });
  after(() => open.stop());

  const now = () => time;
  const through = (around: Around) => {
    const parts = interrupted(open.client, open.objects, around);
    const copies = open.through(parts.client, { objects: parts.objects, now });
    return { copies, calls: parts.calls };
  };
  const plain = () => open.through(open.client, { now });

  async function keepIn(copies: Copies, tweetId: string, bytes: NonSharedBuffer) {
    const { path, copy } = await open.file(tweetId, "media/a", bytes);
    const lease = await copies.lease(tweetId);
    if (lease === undefined) throw new Error("another has the lease");
    try {
      await lease.keep({ ...copy, ChangedAt: new Date(time).toISOString() }, path);
    } finally {
      await lease.end();
    }
  }

  const attempt = (work: Promise<unknown>) =>
    work.then(
      () => true,
      () => false,
    );
  /** As a queue does: again and again, later each time. */
  async function untilDone(work: () => Promise<unknown>) {
    for (let tries = 0; tries < 12; tries += 1) {
      if (await attempt(work())) return;
      time += minute;
    }
    await work();
  }

  /** What the media service does for a tweet that somebody keeps: it leaves what is kept already. */
  async function copyAgain(tweetId: string, bytes: NonSharedBuffer) {
    const [copy] = await plain().list(tweetId);
    if (copy?.Status !== "kept") await keepIn(plain(), tweetId, bytes);
  }

  async function expectKept(tweetId: string, bytes: NonSharedBuffer, told: string) {
    const [copy] = await plain().list(tweetId);
    expect(copy?.Status, told).to.equal("kept");
    const pieces: Buffer[] = [];
    for await (const piece of (await open.objects.open(String(copy?.Sha256))) ?? []) {
      pieces.push(piece);
    }
    expect(Buffer.concat(pieces).equals(bytes), told).to.equal(true);
  }

  async function letGo(tweetId: string) {
    await open.letGo(tweetId, "7");
    await untilDone(() => plain().eraseUnkept(tweetId));
  }

  for (const when of ["before", "after"] as const) {
    it(`copies a tweet again that is kept after its erasing was cut off ${when} any call`, async () => {
      for (let last = 1, isWhole = false; !isWhole; last += 1) {
        const [tweetId, bytes] = [newTweet(), randomBytes(50)];
        await keepIn(plain(), tweetId, bytes);
        const process = through(cutAt(last, when));
        isWhole = await attempt(process.copies.eraseUnkept(tweetId));
        await open.keep(tweetId, "7");
        time += 2 * minute;
        await untilDone(() => copyAgain(tweetId, bytes));
        await expectKept(tweetId, bytes, `cut at ${last}`);
        await letGo(tweetId);
      }
      const { objects, copies, objectRows } = await open.standing();
      expect([objects, copies, objectRows]).to.deep.equal([[], [], []]);
    });

    it(`leaves nothing of a copy that was cut off ${when} any call and is erased then`, async () => {
      for (let last = 1, isWhole = false; !isWhole; last += 1) {
        const [tweetId, bytes] = [newTweet(), randomBytes(50)];
        isWhole = await attempt(keepIn(through(cutAt(last, when)).copies, tweetId, bytes));
        await letGo(tweetId);
        const { objects, copies, objectRows } = await open.standing();
        expect([objects, copies, objectRows], `cut at ${last}`).to.deep.equal([[], [], []]);
      }
    });
  }

  for (const which of ["the same tweet", "another tweet"] as const) {
    it(`keeps ${which} whole while an eraser that has lost its lease stands still at any call`, async () => {
      for (let stalled = 1, wasReached = true; wasReached; stalled += 1) {
        const [tweetId, bytes] = [newTweet(), randomBytes(50)];
        const kept = which === "the same tweet" ? tweetId : newTweet();
        await keepIn(plain(), tweetId, bytes);
        let isDone = false;
        const process = through(
          stalledAt(stalled, async () => {
            time += 2 * minute;
            await attempt(plain().eraseUnkept(tweetId));
            await open.keep(kept, "7");
            isDone = await attempt(copyAgain(kept, bytes));
          }),
        );
        await attempt(process.copies.eraseUnkept(tweetId));
        wasReached = process.calls() >= stalled;
        await open.keep(kept, "7");
        // The queue delivers nothing again that was done.
        if (!isDone) await untilDone(() => copyAgain(kept, bytes));
        await expectKept(kept, bytes, `stood still at ${stalled}`);
        await letGo(kept);
        await untilDone(() => plain().eraseUnkept(tweetId));
        const { objects, copies, objectRows } = await open.standing();
        expect([objects, copies, objectRows], `at ${stalled}`).to.deep.equal([[], [], []]);
      }
    });
  }
});
