import type { RelatedPost } from "@memory/shared/contracts/tweet";
import { expect } from "chai";
import { fxTwitter } from "../../../src/sources/fxtwitter/source.ts";
import { askSource } from "../../support/ask-source.ts";
import { type ConnectedSource, connectTo } from "../../support/connect-source.ts";
import { fixture } from "../../support/fixture.ts";
import { type StandIn, startStandIn } from "../../support/stand-in.ts";

type Entry = { type: string; id: string; [key: string]: unknown };

const told = fixture("fxtwitter", "1960000000000000051") as { status: Entry; thread: Entry[] };
const [first, second, gone, fourth, last] = told.thread as [Entry, Entry, Entry, Entry, Entry];
const ids = told.thread.map(({ id }) => id);

const otto = { screen_name: "OttoBuilds", name: "Otto" };
const answering = (post: Entry, screen_name: string, status: string): Entry => ({
  ...post,
  replying_to: { screen_name, status },
});
const alone = (post: Entry): Entry => ({ ...post, replying_to: null });

describe("the FxTwitter source's thread", () => {
  let standIn: StandIn;
  let source: ConnectedSource;
  before(async () => {
    standIn = await startStandIn();
    source = connectTo(fxTwitter, standIn.root);
  });
  after(async () => {
    await source.close();
    await standIn.close();
  });

  const ask = async (status: Entry, thread: unknown) => {
    standIn.answers({ body: { code: 200, status, thread } });
    const lookup = await askSource(source, status.id);
    if (lookup.kind !== "found") throw new Error(`not found: ${JSON.stringify(lookup)}`);
    const { tweet } = lookup;
    return { ...tweet, ids: tweet.thread?.map(({ id }) => id) };
  };
  const kinds = (thread: readonly RelatedPost[] = []) =>
    thread.map((post) => (post.kind === "found" ? post.text : post.why));

  for (const [where, status] of [
    ["first", first],
    ["second", second],
    ["last", last],
  ] as const) {
    it(`is the same from its ${where} post, with what is gone of it`, async () => {
      const { thread, replyContext, missing } = await ask(status, told.thread);
      expect({ thread: kinds(thread), replyContext, missing }).to.deep.equal({
        thread: [
          "One: the sea.",
          "Two: the waves.",
          "deleted",
          "Four: the shore.",
          "Five: the end.",
        ],
        replyContext: undefined,
        missing: [],
      });
    });
  }

  it("has each post once, and the asked one in its place", async () => {
    const twice = await ask(second, [...told.thread, ...told.thread]);
    const without = await ask(second, [first, gone, fourth, last]);
    expect([twice.ids, without.ids]).to.deep.equal([ids, ids]);
  });

  it("is none for a post that stands alone", async () => {
    for (const thread of [null, undefined, [], [first], "nonsense"]) {
      const { ids, missing } = await ask(first, thread);
      expect({ ids, missing }).to.deep.equal({ ids: undefined, missing: [] });
    }
  });

  it("is missing when the author answers themselves and it is not told", async () => {
    for (const thread of [null, [second]]) {
      const { ids, missing } = await ask(second, thread);
      expect({ ids, missing }).to.deep.equal({ ids: undefined, missing: ["thread"] });
    }
  });

  it("is missing in part when one of its posts answers one that is not there", async () => {
    const { ids, missing } = await ask(last, [fourth, last]);
    expect({ ids, missing }).to.deep.equal({ ids: [fourth.id, last.id], missing: ["thread"] });
  });

  it("is missing in part when one of its posts cannot be read", async () => {
    const { ids, missing } = await ask(first, [first, second, { type: "status", id: 7 }]);
    expect({ ids, missing }).to.deep.equal({ ids: [first.id, second.id], missing: ["thread"] });
  });

  it("ends where someone else speaks, whose post is what is answered", async () => {
    const other = { ...alone(first), author: otto };
    const opener = answering(second, "OttoBuilds", other.id);
    const next = answering(fourth, "mira_reads", opener.id);
    const { ids, replyContext, missing } = await ask(opener, [other, opener, next]);
    expect({ ids, missing }).to.deep.equal({ ids: [opener.id, next.id], missing: [] });
    expect(replyContext).to.deep.include({ kind: "found", id: other.id, text: "One: the sea." });
  });

  it("leaves out what others wrote before they were answered and it was gone", async () => {
    const opener = answering(fourth, "OttoBuilds", gone.id);
    const { ids, replyContext, missing } = await ask(opener, [gone, opener, last]);
    expect({ ids, replyContext, missing }).to.deep.equal({
      ids: [opener.id, last.id],
      replyContext: { kind: "absent", id: gone.id, why: "deleted" },
      missing: [],
    });
  });

  it("misses what is answered when that is not told", async () => {
    const { missing } = await ask(answering(first, "OttoBuilds", "1960000000000000001"), [first]);
    expect(missing).to.deep.equal(["reply-context"]);
  });

  it("is bounded around the asked post, and says so", async () => {
    const long = Array.from({ length: 300 }, (_, index) => ({
      ...alone(first),
      id: String(1_970_000_000_000_000_000n + BigInt(index)),
    }));
    for (const [at, from] of [
      [0, 0],
      [150, 100],
      [299, 200],
    ] as const) {
      const { ids, missing } = await ask(long[at] as Entry, long);
      expect(ids).to.deep.equal(long.slice(from, from + 100).map(({ id }) => id));
      expect(missing).to.deep.equal(["thread"]);
    }
  });
});
