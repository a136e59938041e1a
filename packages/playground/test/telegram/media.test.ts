import { expect } from "chai";
import { jpeg } from "../../src/media/made/jpeg.ts";
import { lengthOf, piecesOf } from "../../src/media/made/made-file.ts";
import { png } from "../../src/media/made/png.ts";
import { type Answer, openPlayground, type Talk, token } from "../playground.ts";

const url = (name: string) => `https://pbs.twimg.com/media/${name}.jpg`;
const made = (make: typeof png, width: number, height: number, bytes = 0) => {
  const file = make({ name: "made", bytes, width, height, durationMs: 0 });
  expect(lengthOf(file)).to.be.at.most(11 * 1024 * 1024);
  return new Blob([...piecesOf(file)].map((piece) => new Uint8Array(piece)));
};
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

  /** Uploads a file as a photo of its own, or as the second of an album. */
  const upload = async (method: "sendPhoto" | "sendMediaGroup", file: Blob): Promise<Answer> => {
    const form = new FormData();
    form.set("chat_id", "5");
    form.set("photo", "attach://file");
    form.set("media", JSON.stringify([photo("a"), { type: "photo", media: "attach://file" }]));
    form.set("file", file, "picture");
    const body = { method: "POST", body: form };
    return (await (await fetch(`${talk.url}/bot${token}/${method}`, body)).json()) as Answer;
  };

  it("have the size of an uploaded picture, whose file_id is sent again", async () => {
    const { result } = await upload("sendPhoto", made(jpeg, 320, 200, 200_000));
    expect(result.photo[0]).to.include({ width: 320, height: 200 });
    const again = await call("sendPhoto", { photo: result.photo[0].file_id });
    expect(again.result.photo).to.deep.equal(result.photo);
  });

  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
  const unfit: [string, Blob, string][] = [
    ["a text", new Blob(["no picture"]), "IMAGE_PROCESS_FAILED"],
    ["an SVG", new Blob([svg]), "IMAGE_PROCESS_FAILED"],
    ["10,001 pixels in two sides", made(png, 9_000, 1_001), "PHOTO_INVALID_DIMENSIONS"],
    ["a side 21 times the other", made(jpeg, 210, 10), "PHOTO_INVALID_DIMENSIONS"],
  ];
  for (const [what, file, words] of unfit) {
    it(`are refused for ${what}, alone and in an album, of which nothing is sent`, async () => {
      expect((await upload("sendPhoto", file)).description).to.equal(`Bad Request: ${words}`);
      expect((await upload("sendMediaGroup", file)).description).to.equal(
        `Bad Request: failed to send message #2 with the error message "${words}"`,
      );
      expect(await shown()).to.deep.equal([]);
    });
  }

  it("are taken at the limits", async () => {
    for (const file of [made(png, 9_000, 1_000), made(jpeg, 200, 10)])
      expect((await upload("sendPhoto", file)).ok).to.equal(true);
  });

  it("are refused above 10 MB as a photo", async () => {
    const { description } = await upload("sendPhoto", made(jpeg, 64, 48, 10_600_000));
    expect(description).to.match(/is too big for a photo; the maximum size is 10485760 bytes/);
  });

  it("are refused by URL above 5 MB a photo and 20 MB a film, or if there is none", async () => {
    const plan = (path: string, about: object) => talk.request("PUT", `/sim/media/${path}`, about);
    const failed = "failed to get HTTP URL content";
    const video = "https://video.twimg.com/a.mp4";
    await plan("pbs/media/a.jpg", { bytes: 5 * 1024 * 1024 + 1 });
    await plan("pbs/media/b.jpg", { bytes: 5 * 1024 * 1024 });
    await plan("pbs/media/c.jpg", { status: 404 });
    await plan("video/a.mp4", { bytes: 20 * 1024 * 1024 + 1 });
    expect(await refusal("sendPhoto", { photo: url("a") })).to.equal(failed);
    expect(await refusal("sendPhoto", { photo: url("c") })).to.equal(failed);
    expect(await refusal("sendVideo", { video })).to.equal(failed);
    expect(await refusal("sendMediaGroup", { media: [photo("b"), photo("a")] })).to.equal(
      'failed to send message #2 with the error message "WEBPAGE_CURL_FAILED"',
    );
    expect(await shown()).to.deep.equal([]);
    expect((await call("sendPhoto", { photo: url("b") })).ok).to.equal(true);
  });

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
