import { chatWith, itemsOf, type Shown } from "@memory/testing/chat";
import { startListener } from "@memory/testing/listener";
import type { Memory } from "@memory/testing/memory";
import { describeProcesses, startMemory } from "@memory/testing/start-memory";
import { until } from "@memory/testing/until";
import { expect } from "chai";

const owner = 881_001_001;
const other = 881_001_002;
const busy = 881_001_003;
const stranger = 881_009_999;
const group = -881_700;
const link = "https://x.com/jack/status/20";
const hostileId = "1990000000000000066";
const hostileWords = `<b>bold</b> <a href="tg://user?id=1">me</a> &amp; <script>`;
const linksPerMinute = 5;
const secret = "the-secret-of-the-doors";

describeProcesses(
  "the doors of a running edition",
  "its traps listen on this machine's loopback alone",
  () => {
    let edition: Memory;
    let chat: ReturnType<typeof chatWith>;
    /** An address on this machine to which nothing in a tweet or an answer may send a service. */
    let elsewhere: Awaited<ReturnType<typeof startListener>>;
    /** The source that is asked first. It redirects every request to that address. */
    let redirecting: typeof elsewhere;

    let webhook: string;

    before(async () => {
      elsewhere = await startListener(() => ({ status: 200, body: "{}" }));
      redirecting = await startListener(({ index }) => ({
        status: [301, 302, 307, 308][index % 4] ?? 302,
        headers: {
          location: `${elsewhere.root}/from/redirect`,
          "content-type": "application/json",
        },
      }));
      edition = await startMemory({
        env: {
          ALLOWED_USERS: [owner, other, busy].join(","),
          LINKS_PER_MINUTE: String(linksPerMinute),
          SYNDICATION_API_ROOT: redirecting.root,
        },
        webhook: { path: "/updates", secret },
      });
      webhook = `${edition.endpoints.ingest}/updates`;
      chat = chatWith(edition.endpoints);
      await chat.ask("PUT", `/sim/tweets/fxtwitter/${hostileId}`, {
        status: 200,
        body: hostileTweet(elsewhere.root),
      });
    });
    after(async () => {
      await edition.stop();
      await redirecting.close();
      await elsewhere.close();
    });

    const save = async (person: number, text = link, place: number = person): Promise<Shown> => {
      const more = place === person ? {} : { chat: place };
      const sent = await chat.send(person, text, more);
      return chat.reply(place, sent, /✅ Saved|📌 Already/);
    };
    const kept = async (person: number) =>
      (await itemsOf(edition.endpoints, person)).map(({ TweetID }) => TweetID);

    /** Posts an update exactly as Telegram does. */
    async function post(body: string): Promise<void> {
      const { status } = await fetch(webhook, {
        method: "POST",
        headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret },
        body,
      });
      expect(status).to.equal(200);
    }

    let presses = 0;
    /** Sends a forged button press as Telegram would deliver it, and resolves with its answer. */
    async function press(from: number | string, data: unknown, message?: object): Promise<string> {
      presses += 1;
      const id = `crafted-${presses}`;
      const user = { id: from, is_bot: false, first_name: "Eve" };
      const callback_query = {
        id,
        from: user,
        chat_instance: "1",
        data,
        ...(message && { message }),
      };
      await chat.ask("POST", "/sim/updates", { callback_query });
      return until(`an answer to ${id}`, async () => {
        const calls = (await chat.calls("answerCallbackQuery")) as {
          params: { callback_query_id: string; text: string };
        }[];
        return calls.find(({ params }) => params.callback_query_id === id)?.params.text;
      });
    }

    it("tell a stranger that the bot is private, and keep nothing of theirs", async () => {
      const sent = await chat.send(stranger, link);
      await chat.reply(stranger, sent, /private/);
      expect(await press(stranger, `v1:delete:${stranger}:20`)).to.equal("This bot is private.");
      expect(await kept(stranger)).to.deep.equal([]);
    });

    it("let nobody delete what another has kept, by whatever data or keyboard", async () => {
      await save(owner);
      const [before] = (await chat.transcript(owner)).filter(({ from }) => from === "bot");
      const forwarded = { message_id: 7, date: 1, chat: { id: other, type: "private" } };
      for (const answer of [
        await press(other, `v1:delete:${owner}:20`),
        await press(other, `v1:undo:${owner}:20`),
        await press(other, `v1:delete:${owner}:20`, forwarded),
        await press(other, `v1:delete:0${owner}:20`),
        await press(other, "v1:delete:-100:20"),
      ])
        expect(answer).to.equal("Only the person who saved it can do this.");
      expect(await press(other, `v1:delete:${other}:20`)).to.match(/is not in your library/);
      const [after] = (await chat.transcript(owner)).filter(({ from }) => from === "bot");
      expect([await kept(owner), after]).to.deep.equal([["20"], before]);
    });

    it("do nothing for data that Memory has not written, not even its owner's", async () => {
      await save(owner);
      const crafted = [
        undefined,
        "",
        "v1",
        "delete:20",
        `v2:delete:${owner}:20`,
        `v1:erase:${owner}:20`,
        `v1:__proto__:${owner}:20`,
        `v1:delete:${owner}:20:more`,
        `v1:delete:${owner}:`,
        `v1:delete:${owner}:20 OR 1=1`,
        `v1:delete:${owner}:${"9".repeat(21)}`,
        `v1:delete:${"9".repeat(30)}:20`,
        `v1:delete:${owner}.0:20`,
        `v1:delete:+${owner}:20`,
        `v1:delete:${owner}:20\u0000`,
        `v1:delete:${owner}:20${"0".repeat(10_000)}`,
        "👾".repeat(5_000),
      ];
      for (const data of crafted)
        expect(await press(owner, data), String(data).slice(0, 60)).to.match(/too old/);
      expect(await kept(owner)).to.deep.equal(["20"]);
    });

    it("take no id that a computer would round to another's", async () => {
      const ids = ["9007199254740993", "1e300", "99999999999999999999", `${owner}.5`, `"${owner}"`];
      for (const [index, id] of ids.entries()) {
        const user = `{"id":${id},"is_bot":false,"first_name":"Eve"}`;
        const press = `{"id":"rounded","from":${user},"data":"v1:delete:${owner}:20"}`;
        await post(`{"update_id":${900_001 + index},"callback_query":${press}}`);
      }
      const passedOver = () => edition.output().match(/unreadable update passed over/g)?.length;
      await until("the log", () => passedOver() === ids.length);
      const answered = JSON.stringify(await chat.calls("answerCallbackQuery"));
      expect(answered).to.include("crafted").and.not.include("rounded");
      expect(await kept(owner)).to.deep.equal(["20"]);
    });

    it("keep for whoever sends a command, not for whose message it answers", async () => {
      const sent = await chat.send(stranger, `look ${link}`, { chat: group });
      const command = await chat.send(other, "/save", { chat: group, reply_to_message: sent });
      const saved = await chat.reply(group, command, /✅ Saved/);
      expect([await kept(other), await kept(stranger)]).to.deep.equal([["20"], []]);
      const data = saved.buttons?.flat().find(({ text }) => text === "Delete")?.callback_data;
      expect(
        await press(owner, data, { message_id: saved.message_id, chat: { id: group } }),
      ).to.equal("Only the person who saved it can do this.");
      expect(await chat.repliesTo(group, sent)).to.deep.equal([]);
      expect(await kept(other)).to.deep.equal(["20"]);
    });

    it("show a tweet's markup as words, and go to no address that it names", async () => {
      const saved = await save(owner, `https://x.com/i/status/${hostileId}`);
      expect(saved.text).to.include(hostileWords);
      expect((saved as Shown & { html: string }).html).to.not.match(/<script|<a href="tg:/);
      expect(redirecting.requests).to.not.be.empty;
      expect(elsewhere.requests).to.deep.equal([]);
    });

    it("take so many links in a minute, tell of each beyond that, and ask no source for it", async () => {
      const ids = Array.from(
        { length: linksPerMinute + 2 },
        (_, index) => `19900000000000001${index}0`,
      );
      const text = ids.map((id) => `https://x.com/i/status/${id}`).join(" ");
      const tooMany = /you have sent as many links as I take in a minute/g;
      const sent = await chat.send(busy, text);
      const told = await chat.reply(busy, sent, tooMany);
      expect(told.text.match(tooMany)).to.have.length(2);
      const next = await chat.send(busy, link);
      expect((await chat.reply(busy, next, /Not saved/)).text).to.match(tooMany);
      const refused = ids.slice(linksPerMinute);
      const asked = redirecting.requests.map(({ url }) => url).join(" ");
      expect(refused.filter((id) => asked.includes(id))).to.deep.equal([]);
      expect(asked).to.include(ids[0]);
      await save(other, `https://x.com/i/status/${hostileId}`);
    });

    it("tell nobody in health and metrics who writes or what is kept", async () => {
      for (const service of ["ingest", "fetcher", "store", "library"] as const) {
        for (const path of ["/health/live", "/health/ready", "/metrics"]) {
          const told = await (await fetch(edition.endpoints[service] + path)).text();
          expect(told, `${service}${path}`).to.not.match(
            /\b881001\d{3}\b|jack|hostile|bold|status\/|\/20\b/,
          );
        }
      }
    });
  },
);

/** An answer of FxTwitter with an address on this machine in every field that can contain one. */
const hostileTweet = (root: string) => ({
  code: 200,
  status: {
    type: "status",
    id: hostileId,
    text: hostileWords,
    author: {
      id: "1",
      name: hostileWords,
      screen_name: "hostile",
      avatar_url: `${root}/avatar.png`,
    },
    created_timestamp: 1_772_600_767,
    media: {
      all: [
        { type: "photo", url: `${root}/photo.jpg` },
        { type: "video", url: `${root}/video.mp4`, thumbnail_url: `${root}/thumbnail.jpg` },
      ],
    },
    card: { url: `${root}/card`, title: "a card", image: { url: `${root}/card.png` } },
  },
});
