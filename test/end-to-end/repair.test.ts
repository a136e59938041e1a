import { dynamodbClient } from "@memory/shared/aws/clients";
import { rowsOf } from "@memory/shared/aws/rows";
import { type chatWith, itemsOf, type Kept } from "@memory/testing/chat";
import { runOperator } from "@memory/testing/run-operator";
import { suiteEdition } from "@memory/testing/suite-edition";
import { until } from "@memory/testing/until";
import { expect } from "chai";

describe("a kept tweet that can be better", () => {
  const suite = suiteEdition();

  const setDown = async (down: boolean) => {
    const sources = Object.keys(await suite.chat.ask("GET", "/sim/sources"));
    for (const source of sources.filter((name) => name !== "syndication")) {
      await suite.chat.ask("POST", `/sim/sources/${source}`, { down });
    }
  };
  const itemOf = async (person: number): Promise<Kept> => {
    const [item, ...others] = await itemsOf(suite.edition.endpoints, person);
    expect(others).to.deep.equal([]);
    if (item === undefined) throw new Error(`nothing is kept of ${person}`);
    return item;
  };
  const callsOfSources = async () =>
    Object.values<{ calls: number }>(await suite.chat.ask("GET", "/sim/sources")).map(
      ({ calls }) => calls,
    );

  it("is made whole by itself, in the table and in its reply, once a source can", async () => {
    const id = await longTweet(suite.chat);
    await setDown(true);
    const sent = await suite.chat.send(1001, `https://x.com/a/status/${id}`);
    const cut = await suite.chat.reply(1001, sent, /characters/);
    const before = await itemOf(1001);

    await setDown(false);
    const whole = await until(
      "the text to be whole",
      async () => {
        const [reply] = await suite.chat.repliesTo(1001, sent);
        return reply?.text.includes("characters") === false ? reply : undefined;
      },
      75_000,
    );
    expect(whole.message_id).to.equal(cut.message_id);
    const after = await itemOf(1001);
    expect(after.Content.length).to.be.greaterThan(before.Content.length);
    expect(after).to.include({ Timestamp: before.Timestamp, URL: before.URL });
  });

  it("is read anew from kept answers on demand, without a call to any source", async () => {
    const sent = await suite.chat.send(1002, "https://x.com/jack/status/20");
    const reply = await suite.chat.reply(1002, sent, /^✅ Saved/);
    const { UserID, Timestamp, Content } = await itemOf(1002);
    const client = dynamodbClient({
      AWS_DEFAULT_REGION: "us-east-1",
      AWS_ENDPOINT_URL_DYNAMODB: suite.edition.endpoints.dynamodb,
    });
    const set = { Content: "misread" };
    await rowsOf(client, "Tweets").update({ UserID, Timestamp }, { set });
    client.destroy();

    const calls = await callsOfSources();
    const { exitCode } = await runOperator("reparse", ["--user", "1002"], suite.edition);
    expect(exitCode).to.equal(0);
    await until("the tweet to be read anew", async () => (await itemOf(1002)).Content === Content);
    expect(await callsOfSources()).to.deep.equal(calls);
    expect(await suite.chat.repliesTo(1002, sent)).to.deep.equal([reply]);
  });
});

/** Finds a sample tweet whose text syndication cuts. */
async function longTweet(chat: ReturnType<typeof chatWith>): Promise<string> {
  const known: { id: string; shows: string }[] = await chat.ask("GET", "/sim/tweets");
  const found = known.find(({ shows }) => /long/i.test(shows));
  if (found === undefined) throw new Error("the playground knows no long tweet");
  return found.id;
}
