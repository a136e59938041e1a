import { chatWith, itemsOf, type Shown } from "@memory/testing/chat";
import { suiteEdition } from "@memory/testing/suite-edition";
import { until } from "@memory/testing/until";
import { expect } from "chai";

describe("a file of bookmarks", () => {
  const suite = suiteEdition();
  const person = 1001;
  const ids = Array.from({ length: 25 }, (_, index) => String(7101 + index));
  const bookmark = (id: string, index: number) =>
    `<DT><A HREF="https://x.com/a/status/${id}" ADD_DATE="${1_600_000_000 + index}">${id}</A>`;
  const file = [
    "<!DOCTYPE NETSCAPE-Bookmark-file-1>",
    "<DL><DT><H3>Read</H3><DL>",
    ...ids.map(bookmark),
    "</DL></DL>",
  ].join("\n");

  async function sendFile(caption = ""): Promise<number> {
    const { playground } = suite.edition.endpoints;
    const path = `/sim/documents?from=${person}&name=bookmarks.html${caption}`;
    const headers = { "content-type": "text/html" };
    const sent = await fetch(playground + path, { method: "POST", body: file, headers });
    return ((await sent.json()) as { message_id: number }).message_id;
  }
  const answers = async (): Promise<Shown[]> =>
    (await chatWith(suite.edition.endpoints).transcript(person)).filter(
      ({ from }) => from === "bot",
    );

  it("is taken with a report and then in silence, and changes nothing when it is sent again", async () => {
    for (const id of ids) await suite.chat.tweet(id, `the text of ${id}`);
    const sent = await sendFile();
    await suite.chat.reply(person, sent, /^📥 Imported\n\n• 25 tweets taken/);
    const items = await until("the tweets to be kept", async () => {
      const kept = await itemsOf(suite.edition.endpoints, person);
      return kept.length === ids.length && kept;
    });
    const kept = items.map(({ TweetID, Timestamp, Content }) => [TweetID, Timestamp, Content]);
    const expected = ids.map((id, index) => {
      const savedAt = new Date((1_600_000_000 + index) * 1000).toISOString();
      return [id, savedAt, `the text of ${id}`];
    });
    expect(kept).to.deep.equal(expected);

    const again = await sendFile("&caption=/import");
    await suite.chat.reply(person, again, /^📥 Imported\n\n• 25 tweets in your library already/);
    await until("both reports", async () => (await answers()).length === 4);
    expect(await itemsOf(suite.edition.endpoints, person)).to.deep.equal(items);
    expect((await answers()).map(({ reply_to }) => reply_to)).to.deep.equal([
      sent,
      sent,
      again,
      again,
    ]);
  });
});
