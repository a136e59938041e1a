import { expect } from "chai";
import type { Archive } from "../../src/ports.ts";
import { exampleClaim, exampleItem, moment } from "../example.ts";
import { type OpenArchive, openArchive } from "../open-archive.ts";

describe("the rows on the shelf and in the trash", () => {
  let library: OpenArchive;
  let archive: Archive;

  beforeEach(async () => {
    library = await openArchive();
    archive = library.through(library.client);
  });
  afterEach(() => library.stop());

  const claimAt = (second: number) => exampleClaim({ ChangedAt: moment(second) });
  const changes = async (table: "tweets" | "trash") =>
    (await library.rowsIn(table, "7")).map(({ ChangedAt }) => ChangedAt);

  it("yield to no older change in the trash", async () => {
    expect(await archive.trash.put(claimAt(3), exampleItem())).to.equal(true);
    expect(await archive.trash.put(claimAt(3), exampleItem())).to.equal(true);
    expect(await archive.trash.put(claimAt(1), exampleItem())).to.equal(false);
    expect(await changes("trash")).to.deep.equal([moment(3)]);
    await archive.trash.clear(claimAt(3));
    await archive.trash.clear(claimAt(2));
    expect(await changes("trash")).to.deep.equal([moment(3)]);
    await archive.trash.clear(claimAt(4));
    expect(await changes("trash")).to.deep.equal([]);
  });

  it("yield to no older change on the shelf", async () => {
    await archive.shelf.put(claimAt(3), exampleItem());
    await archive.shelf.put(claimAt(5), exampleItem());
    expect(await archive.shelf.touch(claimAt(2))).to.equal(false);
    await archive.shelf.remove(claimAt(3), exampleClaim().Timestamp);
    expect(await changes("tweets")).to.deep.equal([moment(3)]);
    expect(await archive.shelf.touch(claimAt(4))).to.equal(true);
    expect(await changes("tweets")).to.deep.equal([moment(4)]);
    await archive.shelf.remove(claimAt(5), exampleClaim().Timestamp);
    expect(await changes("tweets")).to.deep.equal([]);
  });

  it("are never made out of nothing", async () => {
    expect(await archive.shelf.touch(claimAt(1))).to.equal(false);
    expect(await archive.claims.change(claimAt(1), { State: "kept" })).to.equal(false);
    expect(await library.standing()).to.deep.equal({ claims: {}, shelf: [], trash: [] });
  });

  it("leave another tweet at the same place alone", async () => {
    await library.item(exampleItem({ TweetID: "21" }));
    await library.trashed(exampleItem({ TweetID: "21" }));
    expect(await archive.shelf.touch(claimAt(1))).to.equal(false);
    await archive.shelf.put(claimAt(1), exampleItem());
    await archive.shelf.remove(claimAt(1), exampleClaim().Timestamp);
    await archive.trash.put(claimAt(1), exampleItem());
    expect((await archive.trash.find(claimAt(1)))?.TweetID).to.equal("20");
    await archive.trash.clear(claimAt(2));
    expect(await library.standing()).to.deep.equal({ claims: {}, shelf: ["21"], trash: ["21"] });
  });

  it("can be changed only by who saw the claim as it stands", async () => {
    await library.claim(claimAt(1));
    const { claims } = archive;
    const change = { ChangedAt: moment(9) };
    expect(await claims.change(claimAt(2), change)).to.equal(false);
    expect(await claims.change({ ...claimAt(1), State: "trashed" }, change)).to.equal(false);
    expect(await claims.change({ ...claimAt(1), Timestamp: moment(0) }, change)).to.equal(false);
    expect(await claims.change(claimAt(1), change)).to.equal(true);
  });
});
