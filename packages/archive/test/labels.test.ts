import { exampleClaim, moment } from "@memory/testing/example-claim";
import { exampleRequest, exampleTweet } from "@memory/testing/example-request";
import { type OpenArchive, openArchive } from "@memory/testing/open-archive";
import { expect } from "chai";
import type { Archive, LabelChange } from "../src/archive.ts";
import { normalNote, normalTags } from "../src/rows/labels.ts";

describe("a tag", () => {
  it("is kept without hash signs and needless space, in composed characters", () => {
    expect(
      normalTags([" #Old  films ", "##x", "＃y", "cafe\u0301", "c#", "A/B", "# ", ""]),
    ).to.deep.equal(["Old films", "x", "y", "caf\u00e9", "c#", "A/B"]);
  });

  it("is kept once whatever its case, as it was first spelled", () => {
    expect(normalTags(["Straße", "STRASSE", "ΟΔΟΣ", "οδος", "οδοσ", "straße"])).to.deep.equal([
      "Straße",
      "ΟΔΟΣ",
    ]);
  });

  it("has at most 256 characters, and a tweet at most 100 of them", () => {
    expect(normalTags(["🦊".repeat(300)])).to.deep.equal(["🦊".repeat(256)]);
    expect(normalTags(Array.from({ length: 150 }, (_, index) => `t${index}`))).to.have.length(100);
  });

  it("stays as it is when it is normalized again", () => {
    const tags = normalTags([`${"x".repeat(255)} y`, "#Ä b", "# #z"]);
    expect(normalTags(tags)).to.deep.equal(tags);
  });
});

describe("a note", () => {
  it("is trimmed, has at most 1,000 characters, and is none when nothing is left", () => {
    expect(normalNote("  see\n\nalso ")).to.equal("see\n\nalso");
    expect(normalNote("🦊".repeat(1_001))).to.equal("🦊".repeat(1_000));
    expect([normalNote("  "), normalNote(undefined)]).to.deep.equal([undefined, undefined]);
  });
});

describe("label", () => {
  let db: OpenArchive;
  let archive: Archive;
  let people = 100;
  let key: { userId: string; tweetId: string };

  before(async () => {
    db = await openArchive();
    archive = db.through(db.client, () => Date.parse(moment(10)));
  });
  after(() => db.stop());
  beforeEach(async () => {
    key = { userId: String(people++), tweetId: "20" };
    await db.claim(exampleClaim({ UserID: key.userId, Tags: ["old"], Note: "old" }));
  });

  const label = (change: LabelChange, updateId?: number) =>
    archive.label(key, change, { at: moment(1), updateId });
  const labels = async () => {
    const { Tags, Note } = (await archive.find(key)) ?? {};
    return { Tags, Note };
  };

  it("sets tags and note, each without the other, and normalized", async () => {
    expect(await label({ tags: ["#new", "NEW"] })).to.equal("labelled");
    expect(await labels()).to.deep.equal({ Tags: ["new"], Note: "old" });
    await label({ note: " new " });
    expect(await labels()).to.deep.equal({ Tags: ["new"], Note: "new" });
  });

  it("removes the note for null and for blanks, and all tags", async () => {
    await label({ note: null });
    expect(await archive.find(key)).to.not.have.property("Note");
    await label({ note: "new" });
    await label({ note: " ", tags: [] });
    expect(await labels()).to.deep.equal({ Tags: [], Note: undefined });
  });

  it("does not know a tweet that is deleted, or nobody's", async () => {
    await archive.trash(key, { at: moment(2) });
    const deleted = await archive.find(key);
    expect(await label({ tags: ["new"] })).to.equal("unknown");
    expect(await archive.find(key)).to.deep.equal(deleted);
    expect(
      await archive.label({ ...key, tweetId: "21" }, { note: "new" }, { at: moment(1) }),
    ).to.equal("unknown");
    expect(await archive.find({ ...key, tweetId: "21" })).to.equal(undefined);
  });

  it("lets no update that comes late or again override a later one, tags and note apart", async () => {
    const longAgo = "2025-11-02T03:04:05.000Z";
    const { userId: UserID } = key;
    await db.claim(exampleClaim({ UserID, UpdateID: 0, ChangedAt: longAgo, AskedAt: longAgo }));
    await label({ tags: ["first"] }, 1);
    await label({ tags: ["third"] }, 3);
    await label({ tags: ["first"] }, 1);
    expect(await label({ tags: ["second"], note: "second" }, 2)).to.equal("labelled");
    expect(await labels()).to.deep.equal({ Tags: ["third"], Note: "second" });
  });

  it("neither orders deletions nor is ordered by them", async () => {
    await label({ tags: ["new"] }, 9);
    expect(await archive.trash(key, { at: moment(2), updateId: 8 })).to.equal("deleted");
    await db.claim(exampleClaim({ UserID: key.userId, UpdateID: 8 }));
    await label({ tags: ["late"] }, 7);
    expect((await labels()).Tags).to.deep.equal(["late"]);
  });

  it("loses nothing of what is set at once", async () => {
    await Promise.all([
      label({ tags: ["new"] }),
      label({ note: "new" }),
      archive.mention(key, { chatId: 7, messageId: 5 }),
    ]);
    expect(await labels()).to.deep.equal({ Tags: ["new"], Note: "new" });
    expect((await archive.find(key))?.AlsoIn).to.be.a("string");
  });

  it("stays on a tweet that is deleted and brought back", async () => {
    await archive.keep(exampleRequest({ userId: key.userId }), exampleTweet());
    await label({ tags: ["new"], note: "new" });
    for (const verb of ["trash", "restore"] as const) {
      const asked = { at: moment(verb === "trash" ? 2 : 3) };
      await archive[verb](key, asked);
      await archive.settle(key, asked);
    }
    expect((await archive.open(key))?.claim).to.include({ State: "kept", Note: "new" });
  });

  describe("of a link whose content has not come", () => {
    const userIdOf = () => ({ userId: key.userId });
    beforeEach(async () => {
      key = { userId: String(people++), tweetId: "20" };
      await archive.hold(exampleRequest({ ...userIdOf(), tags: ["a"] }), "20");
      await label({ tags: ["a", "b"], note: "mine" });
    });

    it("stays when the content comes", async () => {
      await archive.keep(exampleRequest(userIdOf()), exampleTweet());
      expect(await labels()).to.deep.equal({ Tags: ["a", "b"], Note: "mine" });
    });

    it("stays beside those of a later message that saves it", async () => {
      const later = exampleRequest({
        ...userIdOf(),
        origin: { chatId: 7, messageId: 101 },
        requestedAt: moment(5),
        tags: ["B", "c"],
      });
      await archive.keep(later, exampleTweet());
      expect(await labels()).to.deep.equal({ Tags: ["a", "b", "c"], Note: "mine" });
    });
  });

  it("begins anew when a deleted tweet is saved again", async () => {
    await archive.trash(key, { at: moment(2) });
    const again = exampleRequest({
      userId: key.userId,
      origin: { chatId: 7, messageId: 101 },
      requestedAt: moment(5),
      tags: ["#again"],
    });
    await archive.keep(again, exampleTweet());
    expect(await labels()).to.deep.equal({ Tags: ["again"], Note: undefined });
  });

  it("counts every tag that is added or removed at once, in whatever order they come", async () => {
    await label({ addTags: ["b"] }, 12);
    await label({ addTags: ["a"], removeTags: ["OLD"] }, 11);
    expect((await labels()).Tags).to.deep.equal(["b", "a"]);
    const added = Array.from({ length: 5 }, (_, index) => `t${index}`);
    await Promise.all(added.map((tag, index) => label({ addTags: [tag] }, 20 + index)));
    expect((await labels()).Tags).to.have.members(["b", "a", ...added]);
  });

  it("adds nothing that a message adds which is delivered again long after the tag was removed", async () => {
    await label({ addTags: ["a"] }, 11);
    await archive.label(key, { removeTags: ["a"] }, { at: moment(90), updateId: 12 });
    const late = db.through(db.client, () => Date.parse(moment(100)));
    await late.label(key, { addTags: ["later"] }, { at: moment(100), updateId: 13 });
    await archive.label(key, { addTags: ["a"] }, { at: moment(1), updateId: 11 });
    expect((await labels()).Tags).to.deep.equal(["old", "later"]);
  });
});
