import { expect } from "chai";
import { openPlayground, type Talk, token } from "../playground.ts";

const url = (name: string) => `https://pbs.twimg.com/media/${name}.jpg`;
const photo = (name: string, more: object = {}) => ({ type: "photo", media: url(name), ...more });

describe("photos, films and albums", () => {
  let talk: Talk;
  before(async () => {
    talk = await openPlayground();
  });
  after(() => talk.close());
  beforeEach(async () => {
    await talk.forget();
    await talk.sim("messages", { from: 5, text: "hello" });
  });

  const call = (method: string, params: object) => talk.call(method, { chat_id: 5, ...params });
  const refusal = async (method: string, params: object) =>
    (await call(method, params)).description?.replace("Bad Request: ", "");
  const shown = async () => (await talk.sim("transcript?chat=5")).slice(1);

  it("are sent by URL and again by the file id that came back", async () => {
    const video = "https://video.twimg.com/a.mp4";
    const sent = await call("sendVideo", { video, width: 640, height: 360, caption: "one" });
    const { file_id } = sent.result.video;
    expect((await call("sendVideo", { video: file_id })).result.video.file_id).to.equal(file_id);
    await call("sendAnimation", { animation: video });
    await call("sendPhoto", { photo: url("a"), caption: "<b>two</b>", parse_mode: "HTML" });
    const media = (await shown()).map(({ media, html }: { media: object; html: string }) => ({
      ...media,
      file_id: "",
      html,
    }));
    const film = { type: "video", file_id: "", width: 640, height: 360, url: video };
    expect(media).to.deep.equal([
      { ...film, html: "one" },
      { ...film, width: 1280, height: 720, html: "" },
      { ...film, width: 1280, height: 720, type: "animation", html: "" },
      { type: "photo", file_id: "", width: 1280, height: 853, url: url("a"), html: "<b>two</b>" },
    ]);
  });

  it("make an album of two to ten, uploads among them", async () => {
    const form = new FormData();
    form.set("chat_id", "5");
    const media = [photo("a", { caption: "first" }), { type: "video", media: "attach://film" }];
    form.set("media", JSON.stringify(media));
    form.set("film", new Blob(["film"], { type: "video/mp4" }), "film.mp4");
    const answer = await fetch(`${talk.url}/bot${token}/sendMediaGroup`, {
      method: "POST",
      body: form,
    });
    const { result } = (await answer.json()) as { result: { media_group_id: string }[] };
    expect(result).to.have.length(2);
    const [first, second] = await shown();
    expect([first.text, first.media.url, second.media.type]).to.deep.equal([
      "first",
      url("a"),
      "video",
    ]);
    expect(await (await fetch(talk.url + second.media.url)).text()).to.equal("film");
    expect(first.media_group_id).to.equal(result[1]?.media_group_id);
    expect(first.media_group_id).to.equal(second.media_group_id);
  });

  const parsing = "can't parse InputMedia: ";
  const refusals: [string, unknown, string][] = [
    ["no list", {}, "expected an Array of InputMedia"],
    ["nothing", [], "there are no messages to send"],
    ["one", [photo("a")], "an album must include 2-10 items"],
    ["eleven", Array(11).fill(photo("a")), "too many messages to send as an album"],
    ["no type", [{}], `${parsing}can't find field "type"`],
    ["no media", [{ type: "photo" }], `${parsing}media not found`],
    [
      "an animation",
      [photo("a"), { type: "animation", media: url("b") }],
      `${parsing}type "animation" can't be used in sendMediaGroup`,
    ],
    [
      "a document beside a photo",
      [photo("a"), { type: "document", media: url("b") }],
      "document can't be mixed with other media types",
    ],
    [
      "a file id that is none",
      [photo("a"), { type: "photo", media: "nonsense" }],
      `${parsing}wrong remote file identifier specified: can't unserialize it. Wrong last symbol`,
    ],
  ];
  for (const [what, media, words] of refusals) {
    it(`make no album of ${what}`, async () => {
      expect(await refusal("sendMediaGroup", { media })).to.equal(words);
      expect(await shown()).to.deep.equal([]);
    });
  }

  it("are refused as a planned fault says", async () => {
    const description = "Bad Request: WEBPAGE_CURL_FAILED";
    await talk.sim("faults", { method: "sendMediaGroup", kind: "400", description });
    expect(await refusal("sendMediaGroup", { media: [photo("a"), photo("b")] })).to.equal(
      "WEBPAGE_CURL_FAILED",
    );
    expect((await call("sendMediaGroup", { media: [photo("a"), photo("b")] })).ok).to.equal(true);
  });

  it("are edited: the caption, the media, and a text that becomes a photo", async () => {
    const { message_id } = (await call("sendPhoto", { photo: url("a"), caption: "x" })).result;
    const edit = (what: string, more: object) =>
      call(`editMessage${what}`, { message_id, ...more });
    expect((await edit("Caption", { caption: "y" })).result.caption).to.equal("y");
    expect((await edit("Caption", { caption: "y" })).description).to.match(/is not modified/);
    expect((await edit("Text", { text: "z" })).description).to.equal(
      "Bad Request: there is no text in the message to edit",
    );
    await edit("Media", { media: { type: "video", media: url("b") } });
    expect((await shown())[0]).to.deep.include({ text: "", edits: 2 });
    expect((await shown())[0].media).to.include({ type: "video", url: url("b") });
    const text = (await call("sendMessage", { text: "only words" })).result.message_id;
    expect(await refusal("editMessageCaption", { message_id: text, caption: "x" })).to.equal(
      "there is no caption in the message to edit",
    );
    const media = photo("c", { caption: "now a photo" });
    expect((await call("editMessageMedia", { message_id: text, media })).ok).to.equal(true);
    const [, edited] = await shown();
    expect([edited.text, edited.media.url]).to.deep.equal(["now a photo", url("c")]);
  });
});
