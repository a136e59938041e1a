import { until } from "@memory/testing/until";
import { expect } from "chai";
import { type Browser, chromium, type Page } from "playwright-core";
import { executablePath } from "./browser.ts";
import { openPlayground, type Talk, token } from "./playground.ts";

const ana = 1001;
const bot = "@memory_playground_bot";
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"];
/** Offline, no name is found: a page that loads a picture from elsewhere shows that it cannot. */
const offline = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

describe("the chat page gives back what was kept", () => {
  let talk: Talk;
  let browser: Browser;
  let page: Page;
  const troubles: string[] = [];
  let offset = 0;

  before(async function () {
    if (executablePath === undefined) {
      process.stdout.write("      no chromium on this machine: the chat page is not tested\n");
      this.skip();
    }
    talk = await openPlayground({ answerWaitMs: 3000 });
    browser = await chromium.launch({ executablePath, args: [...args, offline] });
  });
  after(async () => {
    await browser?.close();
    await talk?.close();
  });
  beforeEach(async () => {
    await talk.forget();
    troubles.length = 0;
    const viewport = { width: 360, height: 640 };
    const context = await browser.newContext({ reducedMotion: "reduce", viewport });
    page = await context.newPage();
    page.on("pageerror", (error) => troubles.push(String(error)));
    await talk.sim("messages", { from: ana, text: "hello" });
    const connected = page.waitForResponse("**/sim/events");
    await page.goto(`${talk.url}/#from=${ana}&chat=${ana}`);
    await connected;
  });
  afterEach(async () => {
    const widest = await page.evaluate("document.documentElement.scrollWidth");
    await page?.context().close();
    expect(troubles).to.deep.equal([]);
    expect(widest).to.equal(360);
  });

  const composer = () => page.getByRole("textbox", { name: "Message" });
  const row = (text: string) => page.locator("#history li", { hasText: text });
  const last = async () => (await talk.sim(`transcript?chat=${ana}`)).at(-1);
  /** The next update of the bot's that fits, as `wanted` gives it. */
  // biome-ignore lint/suspicious/noExplicitAny: updates are compared, not relied upon
  const next = (wanted: (update: any) => any): Promise<any> =>
    until("the update", async () => {
      const { result } = await talk.call("getUpdates", { offset, limit: 1, timeout: 1 });
      for (const { update_id } of result) offset = update_id + 1;
      return result.map(wanted).find(Boolean);
    });
  const article = (id: number) => ({
    type: "article",
    id: String(id),
    title: `Cat ${id}`,
    description: "says meow",
    input_message_content: { message_text: `meow ${id}` },
  });
  /** A film of half a second, which the browser records from a canvas. */
  const recordedFilm = async () => {
    const base64 = await page.evaluate(`new Promise((resolve) => {
      const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 48 });
      const pen = canvas.getContext("2d");
      let shade = 0;
      const drawing = setInterval(() => {
        pen.fillStyle = "rgb(" + (shade++ % 256) + ", 0, 0)";
        pen.fillRect(0, 0, 64, 48);
      }, 20);
      const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: "video/webm" });
      const pieces = [];
      recorder.ondataavailable = ({ data }) => pieces.push(data);
      recorder.onstop = async () => {
        clearInterval(drawing);
        const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
        resolve(btoa(String.fromCharCode(...bytes)));
      };
      recorder.start();
      setTimeout(() => recorder.stop(), 500);
    })`);
    return Buffer.from(String(base64), "base64");
  };
  const upload = async (method: string, fields: Record<string, string>, file: File) => {
    const form = new FormData();
    const all = { chat_id: String(ana), ...fields };
    for (const [name, value] of Object.entries(all)) form.set(name, value);
    form.set("file", file);
    const answer = await fetch(`${talk.url}/bot${token}/${method}`, { method: "POST", body: form });
    expect(answer.status).to.equal(200);
  };

  it("lists inline results while a query is typed, more on demand, and sends the chosen one", async () => {
    await composer().pressSequentially("@mem");
    await page.getByRole("option", { name: bot }).waitFor();
    await page.keyboard.press("Enter");
    expect(await composer().inputValue()).to.equal(`${bot} `);
    await page.keyboard.type("cats");
    const answer = async (
      query: string,
      offset: string,
      results: object[],
      next_offset: string,
    ) => {
      const asked = await next((update) => update.inline_query?.query === query && update);
      expect(asked.inline_query.offset).to.equal(offset);
      const inline_query_id = asked.inline_query.id;
      const more = { results, cache_time: 0, next_offset };
      await talk.call("answerInlineQuery", { inline_query_id, ...more });
    };
    await answer("cats", "", [article(1), article(2)], "2");
    await page.getByRole("option", { name: "Cat 1 says meow", selected: true }).waitFor();
    await page.getByRole("option", { name: "More" }).click();
    await answer("cats", "2", [article(3)], "");
    await page.getByRole("option", { name: "Cat 3", selected: true }).waitFor();
    expect(await page.getByRole("option").count()).to.equal(3);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await row("meow 2").getByText(`via ${bot}`).waitFor();
    expect(await last()).to.deep.include({ text: "meow 2", sender: ana });
    expect(await composer().inputValue()).to.equal("");
  });

  it("sends a file with what is written as its caption, in the language that was chosen", async () => {
    await page.getByRole("button", { name: "Change person or chat" }).click();
    await page.getByLabel("Your Telegram speaks").selectOption("es");
    await page.keyboard.press("Escape");
    await composer().fill("my likes");
    const choosing = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Send a file" }).press("Enter");
    const file = { name: "like.js", mimeType: "text/javascript", buffer: Buffer.from("[]") };
    await (await choosing).setFiles([file]);
    const sent = row("my likes").getByRole("link", { name: "like.js 2 bytes" });
    await sent.waitFor();
    expect(await last()).to.deep.include({ text: "my likes", sender: ana });
    const { message } = await next(({ message }) => message?.document && { message });
    expect(message.from.language_code).to.equal("es");
    expect(message.document).to.include({ file_name: "like.js", file_size: 2 });
  });

  it("shows a document with its size, to be downloaded", async () => {
    const zip = new File(["x".repeat(1500)], "export.zip", { type: "application/zip" });
    await upload("sendDocument", { caption: "all of it", document: "attach://file" }, zip);
    const link = row("all of it").getByRole("link", { name: "export.zip 1.5 KB" });
    const downloading = page.waitForEvent("download");
    await link.click();
    expect((await downloading).suggestedFilename()).to.equal("export.zip");
  });

  it("shows an album as one message, with a note for what cannot be loaded", async () => {
    const media = [
      { type: "photo", media: "attach://file", caption: "two of them" },
      { type: "photo", media: "https://pbs.twimg.com/media/cat.jpg" },
      { type: "video", media: "https://video.twimg.com/cat.mp4" },
    ];
    const photo = new File([pixel], "cat.png", { type: "image/png" });
    await upload("sendMediaGroup", { media: JSON.stringify(media) }, photo);
    const album = row("two of them");
    await album.getByText("Photo that cannot be loaded here").waitFor();
    await album.getByText("Film that cannot be loaded here").waitFor();
    await until("the picture", () =>
      album.getByAltText("Photo").evaluate((picture) => picture.naturalWidth === 1),
    );
    expect(await page.locator("#history li.row").count()).to.equal(2);
  });

  it("plays a film that was uploaded, from where it is asked to", async () => {
    const film = new File([await recordedFilm()], "film.webm", { type: "video/webm" });
    await upload("sendVideo", { caption: "a film", video: "attach://file" }, film);
    const video = row("a film").getByLabel("Film");
    await until("the film", () => video.evaluate((film) => film.readyState >= film.HAVE_METADATA));
    expect(await video.evaluate((film) => film.videoWidth)).to.equal(64);
    const asking = page.waitForRequest((request) => "range" in request.headers());
    await page.reload();
    expect((await (await asking).response())?.status()).to.equal(206);
  });

  it("leads to an uploaded film that the browser cannot play", async () => {
    const film = new File(["no film"], "film.mp4", { type: "video/mp4" });
    await upload("sendVideo", { caption: "a film", video: "attach://file" }, film);
    const link = row("a film").getByRole("link", { name: "Film that cannot be loaded here" });
    expect(await link.getAttribute("href")).to.equal((await last()).media.url);
  });

  it("runs no script of a page or picture that was sent as a file", async () => {
    const script = "<script>document.title = 'run'</script>";
    const svg = `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`;
    const file = new File([svg], "a.svg", { type: "image/svg+xml" });
    await upload("sendDocument", { caption: "drawn", document: "attach://file" }, file);
    const address = talk.url + (await last()).document.url;
    const downloading = page.waitForEvent("download");
    await page.goto(address).catch((error: Error) => expect(error.message).to.match(/Download/));
    expect((await downloading).suggestedFilename()).to.equal("a.svg");
    expect(await page.title()).to.equal("Memory · Ana");
  });

  it("calls the bot as a guest in a group where it is not", async () => {
    await page.goto(`${talk.url}/#from=${ana}&chat=-2002`);
    await page.getByText("A group without the bot").waitFor();
    await composer().fill("https://x.com/jack/status/20");
    await page.keyboard.press("Enter");
    await row("status/20").getByRole("button", { name: "Reply to Ana" }).click();
    await page.keyboard.type(bot);
    await page.keyboard.press("Enter");
    const { guest_message: guest } = await next((update) => update.guest_message && update);
    expect(guest.reply_to_message.text).to.equal("https://x.com/jack/status/20");
    const result = { ...article(1), input_message_content: { message_text: "kept for you" } };
    await talk.call("answerGuestQuery", { guest_query_id: guest.guest_query_id, result });
    await row("kept for you").waitFor();
  });

  it("opens the reply that the bot asks for", async () => {
    const reply_markup = { force_reply: true, input_field_placeholder: "Your note" };
    await talk.call("sendMessage", { chat_id: ana, text: "What note?", reply_markup });
    await page.getByRole("region", { name: "Reply" }).getByText("What note?").waitFor();
    expect(await composer().getAttribute("placeholder")).to.equal("Your note");
    await page.keyboard.type("nice");
    await page.keyboard.press("Enter");
    await row("nice").getByRole("button", { name: "In reply to Memory" }).waitFor();
    expect(await composer().getAttribute("placeholder")).to.equal("Message");
  });
});
