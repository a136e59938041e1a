import { exampleClaim, exampleItem, moment } from "@memory/testing/example-claim";
import { type OpenArchive, openArchive } from "@memory/testing/open-archive";
import { expect } from "chai";
import type { Stores } from "../src/stores/stores.ts";

describe("the items of kept and of trashed tweets", () => {
  let archive: OpenArchive;
  let stores: Stores;

  beforeEach(async () => {
    archive = await openArchive();
    stores = archive.storesThrough(archive.client);
  });
  afterEach(() => archive.stop());

  const claimAt = (second: number) => exampleClaim({ ChangedAt: moment(second) });
  const changes = async (table: "tweets" | "trash") =>
    (await archive.rowsIn(table, "7")).map(({ ChangedAt }) => ChangedAt);

  it("yield to no older change in the trash", async () => {
    expect(await stores.trashedTweets.put(claimAt(3), exampleItem())).to.equal(true);
    expect(await stores.trashedTweets.put(claimAt(3), exampleItem())).to.equal(true);
    expect(await stores.trashedTweets.put(claimAt(1), exampleItem())).to.equal(false);
    expect(await changes("trash")).to.deep.equal([moment(3)]);
    await stores.trashedTweets.clear(claimAt(3));
    await stores.trashedTweets.clear(claimAt(2));
    expect(await changes("trash")).to.deep.equal([moment(3)]);
    await stores.trashedTweets.clear(claimAt(4));
    expect(await changes("trash")).to.deep.equal([]);
  });

  it("yield to no older change while they are kept", async () => {
    await stores.keptTweets.put(claimAt(3), exampleItem());
    await stores.keptTweets.put(claimAt(5), exampleItem());
    expect(await stores.keptTweets.touch(claimAt(2))).to.equal(undefined);
    await stores.keptTweets.remove(claimAt(3), exampleClaim().Timestamp);
    expect(await changes("tweets")).to.deep.equal([moment(3)]);
    expect((await stores.keptTweets.touch(claimAt(4)))?.ChangedAt).to.equal(moment(4));
    expect(await changes("tweets")).to.deep.equal([moment(4)]);
    await stores.keptTweets.remove(claimAt(5), exampleClaim().Timestamp);
    expect(await changes("tweets")).to.deep.equal([]);
  });

  it("are never made out of nothing", async () => {
    expect(await stores.keptTweets.touch(claimAt(1))).to.equal(undefined);
    expect(await stores.claims.change(claimAt(1), { State: "kept" })).to.equal(false);
    expect(await archive.standing()).to.deep.equal({ claims: {}, tweets: [], trash: [] });
  });

  it("leave another tweet at the same place alone", async () => {
    await archive.item(exampleItem({ TweetID: "21" }));
    await archive.trashed(exampleItem({ TweetID: "21" }));
    expect(await stores.keptTweets.touch(claimAt(1))).to.equal(undefined);
    await stores.keptTweets.put(claimAt(1), exampleItem());
    await stores.keptTweets.remove(claimAt(1), exampleClaim().Timestamp);
    await stores.trashedTweets.put(claimAt(1), exampleItem());
    expect((await stores.trashedTweets.find(claimAt(1)))?.TweetID).to.equal("20");
    await stores.trashedTweets.clear(claimAt(2));
    expect(await archive.standing()).to.deep.equal({ claims: {}, tweets: ["21"], trash: ["21"] });
  });

  it("can be changed only by who saw the claim as it stands", async () => {
    await archive.claim(claimAt(1));
    const { claims } = stores;
    const change = { ChangedAt: moment(9) };
    expect(await claims.change(claimAt(2), change)).to.equal(false);
    expect(await claims.change({ ...claimAt(1), State: "trashed" }, change)).to.equal(false);
    expect(await claims.change({ ...claimAt(1), Timestamp: moment(0) }, change)).to.equal(false);
    expect(await claims.change(claimAt(1), change)).to.equal(true);
  });

  it("can be changed only by who saw that the claim has no such attribute, if it has none", async () => {
    await archive.claim(claimAt(1));
    const mention = (AlsoIn: string) =>
      stores.claims.change(claimAt(1), { AlsoIn }, ["State", "AlsoIn"]);
    expect([await mention("[1]"), await mention("[2]")]).to.deep.equal([true, false]);
  });

  it("are renewed and removed as they were read, also those of before there were revisions", async () => {
    const { keptTweets } = stores;
    const content = { Content: "", Media: [], Username: "jack", Tweet: exampleItem().Tweet };
    const renewFrom = (revision: unknown) => keptTweets.renew(claimAt(1), content, revision);
    await archive.item(exampleItem());
    expect([await renewFrom(undefined), await renewFrom(undefined)]).to.deep.equal([true, false]);
    const removeAsOf = (asRead: { Revision?: number | undefined }) =>
      keptTweets.remove(claimAt(2), exampleClaim().Timestamp, asRead);
    expect(await removeAsOf({ Revision: undefined })).to.equal(undefined);
    expect(await removeAsOf({ Revision: 1 })).to.include({ Revision: 1 });
  });

  it("are renewed also if their revision cannot be read", async () => {
    await archive.item({ ...exampleItem(), Revision: "first" });
    const content = { Content: "", Media: [], Username: "jack", Tweet: exampleItem().Tweet };
    const revision = (await stores.keptTweets.findContent(claimAt(1)))?.revision;
    expect(await stores.keptTweets.renew(claimAt(1), content, revision)).to.equal(true);
    expect((await archive.rowsIn("tweets", "7"))[0]).to.include({ Revision: 1 });
  });
});
