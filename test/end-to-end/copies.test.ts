import { objectsIn, rowsAt } from "@memory/testing/look-into-edition";
import { suiteEdition } from "@memory/testing/suite-edition";
import { until } from "@memory/testing/until";
import { expect } from "chai";

const waitMs = 60_000;

/** Each test has a tweet of its own, with one photo. */
describe("the copy of a tweet's photo", () => {
  const [ana, ben, eve] = [2001, 2002, 2003];
  const suite = suiteEdition();
  let serial = 0;
  let tweetId = "";

  beforeEach(async () => {
    serial += 1;
    tweetId = `190000000000000020${serial}`;
    const text = `a picture ${serial}`;
    await suite.chat.tweet(tweetId, text);
    const photo = {
      type: "photo",
      media_url_https: `https://pbs.twimg.com/media/kept${serial}.jpg`,
      original_info: { width: 640, height: 480 },
    };
    const body = {
      __typename: "Tweet",
      id_str: tweetId,
      text,
      created_at: "2026-05-05T05:05:05.000Z",
      display_text_range: [0, text.length],
      user: { id_str: "99", name: "Test Author", screen_name: "test_author" },
      mediaDetails: [photo],
    };
    await suite.chat.ask("PUT", `/sim/tweets/syndication/${tweetId}`, { status: 200, body });
  });

  const objects = () => objectsIn(suite.edition.endpoints);
  const copies = (key: string) => rowsAt(suite.edition.endpoints, "TweetsMedia", ["TweetID", key]);
  const keepers = () => rowsAt(suite.edition.endpoints, "TweetsKeepers", ["TweetID", tweetId]);
  const claims = (from: number) =>
    rowsAt(suite.edition.endpoints, "TweetsClaims", ["UserID", String(from)]);
  const keep = async (from: number): Promise<void> => {
    const sent = await suite.chat.send(from, `https://x.com/test_author/status/${tweetId}`);
    await suite.chat.reply(from, sent, /^✅ Saved.*copies kept/s, waitMs);
  };
  const pressForget = async (from: number): Promise<void> => {
    const sent = await suite.chat.send(from, "/forget");
    const question = await suite.chat.reply(from, sent, /Erase everything/);
    await suite.chat.press(from, question, "Erase everything");
  };
  /** Claims go last: without one all else of the person is erased. */
  const isErased = (from: number) =>
    until(
      `everything of ${from} to be erased`,
      async () => (await claims(from)).length === 0 || undefined,
      waitMs,
    );
  const forget = async (from: number): Promise<void> => {
    await pressForget(from);
    await isErased(from);
  };

  it("is one for two people, stays for the second, and goes with the last one", async function () {
    this.timeout(4 * waitMs);
    await keep(ana);
    await keep(ben);
    const [object, ...others] = await objects();
    expect(object).to.match(/^sha256\/[0-9a-f]{64}$/);
    expect(others).to.deep.equal([]);
    await forget(ana);
    expect(await objects()).to.deep.equal([object]);
    await forget(ben);
    expect(await objects()).to.deep.equal([]);
    expect(await copies(tweetId)).to.deep.equal([]);
    expect(await copies(object ?? "")).to.deep.equal([]);
    expect(await keepers()).to.deep.equal([]);
  });

  it("is whole for who saves the tweet while it goes", async function () {
    this.timeout(4 * waitMs);
    await keep(ana);
    await Promise.all([pressForget(ana), keep(eve)]);
    await isErased(ana);
    await until(
      "the copy to be there",
      async () => {
        const [copy] = await copies(tweetId);
        const object = `sha256/${copy?.Sha256}`;
        return (copy?.Status === "kept" && (await objects()).includes(object)) || undefined;
      },
      waitMs,
    );
    expect(await keepers()).to.deep.equal([{ TweetID: tweetId, UserID: String(eve) }]);
    await forget(eve);
    expect(await objects()).to.deep.equal([]);
  });
});
