import { until } from "@memory/testing/until";
import { expect } from "chai";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { startPlayground } from "../src/app.ts";
import { executablePath } from "./browser.ts";
import { openPlayground, type Talk } from "./playground.ts";

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const [ana, ben, group] = [1001, 1002, -2001];
const hostile = `<img src=x onerror="document.title='owned'"><a href="javascript:alert(1)">x</a>`;

describe("the chat page", () => {
  let talk: Talk;
  let browser: Browser;
  let page: Page;
  const troubles: string[] = [];

  before(async function () {
    if (executablePath === undefined) {
      process.stdout.write("      no chromium on this machine: the chat page is not tested\n");
      this.skip();
    }
    talk = await openPlayground({ answerWaitMs: 3000 });
    browser = await chromium.launch({ executablePath, args });
  });
  after(async () => {
    await browser?.close();
    await talk?.close();
  });
  beforeEach(async () => {
    await talk.forget();
    troubles.length = 0;
  });
  afterEach(async () => {
    await page?.context().close();
    expect(troubles).to.deep.equal([]);
  });

  const visit = async (from: number, chat = from, options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({ reducedMotion: "reduce", ...options });
    page = await context.newPage();
    page.on("pageerror", (error) => troubles.push(String(error)));
    const connected = page.waitForResponse("**/sim/events");
    await page.goto(`${talk.url}/#from=${from}&chat=${chat}`);
    await connected;
  };
  const composer = () => page.getByRole("textbox", { name: "Message" });
  const status = () => page.locator("#chat-status");
  const person = (name: string) => page.getByRole("link", { name, exact: true });
  const row = (text: string) => page.locator("#history li", { hasText: text });
  const write = async (text: string) => {
    await composer().fill(text);
    await composer().press("Enter");
  };
  /** What the chat shows, top to bottom. */
  const shown = () =>
    page.evaluate(`[...document.querySelectorAll("#history li.row")].map((row) => ({
      side: row.classList.contains("mine") ? "right" : "left",
      text: [...row.querySelectorAll(".text")].map((text) => {
        const copy = text.cloneNode(true);
        copy.querySelectorAll(".stamp, .reaction").forEach((part) => part.remove());
        return copy.textContent;
      }).join(),
    }))`);
  const botSays = async (chat_id: number, text: string, more: Record<string, unknown> = {}) => {
    const { ok, result, description } = await talk.call("sendMessage", { chat_id, text, ...more });
    if (!ok) throw new Error(description);
    return result.message_id as number;
  };
  const buttons = (...row: Record<string, string>[]) => ({
    reply_markup: { inline_keyboard: [row] },
  });
  const answerPress = async (answer: Record<string, unknown>) => {
    const query = await talk.nextUpdate("callback_query");
    await talk.call("answerCallbackQuery", { callback_query_id: query.id, ...answer });
    return query.data;
  };

  it("sends what is typed, on Enter, and shows it at once and never twice", async () => {
    await visit(ana);
    await page.evaluate(`window.most = 0; new MutationObserver(() => {
      most = Math.max(most, document.querySelectorAll("#history li.row").length);
    }).observe(document.getElementById("history"), { childList: true })`);
    await composer().pressSequentially("one");
    await composer().press("Shift+Enter");
    await composer().pressSequentially("two");
    await composer().press("Enter");
    await row("two").waitFor();
    expect(await shown()).to.deep.equal([{ side: "right", text: "one\ntwo" }]);
    expect(await composer().inputValue()).to.equal("");
    const [sent] = await talk.sim(`transcript?chat=${ana}`);
    expect([sent.sender, sent.text]).to.deep.equal([ana, "one\ntwo"]);
    await page.locator(`li[data-key="${sent.message_id}"]`).waitFor();
    expect(await page.evaluate("most")).to.equal(1);
  });

  it("offers examples in an empty chat, and sends one when it is pressed", async () => {
    await visit(ana);
    await page.getByRole("button", { name: "x.com/jack/status/20" }).click();
    await row("https://x.com/jack/status/20").waitFor();
    expect(await page.locator("#welcome").isVisible()).to.equal(false);
  });

  it("shows the bot's reply with its HTML, its quote, its buttons, and the reaction before it", async () => {
    await visit(ana);
    await write("https://x.com/jack/status/20");
    const message_id = await until(
      "the message",
      async () => (await talk.sim(`transcript?chat=${ana}`))[0]?.message_id,
    );
    await talk.call("setMessageReaction", {
      chat_id: ana,
      message_id,
      reaction: [{ type: "emoji", emoji: "👀" }],
    });
    await botSays(ana, '<b>kept</b> <a href="https://x.com/jack">jack</a>', {
      parse_mode: "HTML",
      reply_parameters: { message_id },
      ...buttons({ text: "Open", url: "https://x.com/jack/status/20" }),
    });
    const reply = row("kept");
    await reply.waitFor();
    await page.getByRole("img", { name: "Reaction 👀" }).waitFor();
    expect(await reply.locator("b", { hasText: "kept" }).count()).to.equal(1);
    expect(await reply.getByRole("link", { name: "jack" }).getAttribute("href")).to.equal(
      "https://x.com/jack",
    );
    const open = reply.getByRole("link", { name: "Open" });
    expect([await open.getAttribute("target"), await open.getAttribute("rel")]).to.deep.equal([
      "_blank",
      "noopener noreferrer",
    ]);
    await reply.getByRole("button", { name: "In reply to Ana" }).click();
    await page.locator("#history .mine.pointed").waitFor();
  });

  it("edits a message in its place", async () => {
    await visit(ana);
    await write("hello");
    await row("hello").waitFor();
    const message_id = await botSays(ana, "link kept");
    await botSays(ana, "and more");
    await row("link kept").waitFor();
    await page.evaluate(
      `document.querySelector('li[data-key="${message_id}"]').before = "the edit"`,
    );
    await talk.call("editMessageText", { chat_id: ana, message_id, text: "saved" });
    await row("saved").getByText("edited").waitFor();
    expect(await shown()).to.deep.equal([
      { side: "right", text: "hello" },
      { side: "left", text: "saved" },
      { side: "left", text: "and more" },
    ]);
    const kept = await page.evaluate(
      `document.querySelector('li[data-key="${message_id}"]').before`,
    );
    expect(kept).to.equal("the edit");
  });

  it("tells those who hear the page what the bot says", async () => {
    await visit(ana);
    await write("hello");
    await row("hello").waitFor();
    await botSays(ana, "good evening");
    await page
      .locator("[aria-live]", { hasText: "Memory: good evening" })
      .waitFor({ state: "attached" });
  });

  it("presses a button and shows the answer as a note", async () => {
    await visit(ana);
    await write("hello");
    await row("hello").waitFor();
    await botSays(ana, "kept", buttons({ text: "Delete", callback_data: "v1:delete:1001:20" }));
    const button = page.getByRole("button", { name: "Delete" });
    await button.click();
    await page.locator("button[aria-busy=true]", { hasText: "Delete" }).waitFor();
    expect(await answerPress({ text: "Deleted." })).to.equal("v1:delete:1001:20");
    await page.locator("#toasts", { hasText: "Deleted." }).waitFor();
    await page.locator("button[aria-busy=false]", { hasText: "Delete" }).waitFor();
  });

  it("shows an alert as a dialog that Escape closes, with the focus back on the button", async () => {
    await visit(ana);
    await write("hello");
    await row("hello").waitFor();
    await botSays(ana, "kept", buttons({ text: "Why", callback_data: "why" }));
    await page.getByRole("button", { name: "Why" }).press("Enter");
    await answerPress({ text: "Because.", show_alert: true });
    await page.getByRole("dialog", { name: "Because." }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await page.locator("button:focus", { hasText: "Why" }).waitFor();
  });

  it("says when the bot does not answer a press", async () => {
    await visit(ana);
    await write("hello");
    await row("hello").waitFor();
    await botSays(ana, "kept", buttons({ text: "Delete", callback_data: "x" }));
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByText("the bot did not answer in time").waitFor();
  });

  it("puts the note of a press where nothing is under it that is pressed next", async () => {
    await visit(ana);
    await write("hello");
    await row("hello").waitFor();
    const message_id = await botSays(ana, "kept", buttons({ text: "Delete", callback_data: "d" }));
    await page.getByRole("button", { name: "Delete" }).click();
    await answerPress({ text: "Deleted." });
    const undo = buttons({ text: "Undo", callback_data: "u" });
    await talk.call("editMessageText", { chat_id: ana, message_id, text: "gone", ...undo });
    await page.locator(".toast").waitFor();
    await page.getByRole("button", { name: "Undo" }).click({ timeout: 2000 });
    expect(await page.locator(".toast").count()).to.equal(1);
    await page.locator("button[aria-busy=true]", { hasText: "Undo" }).waitFor();
    await person("Ben").click();
    await page.locator(".toast").waitFor({ state: "detached", timeout: 2000 });
  });

  it("replies to a message, whose words stand above the draft and then in the reply", async () => {
    await visit(ana);
    await write("https://x.com/jack/status/20");
    await row("status/20").hover();
    await page.getByRole("button", { name: "Reply to Ana" }).click();
    await page.getByRole("region", { name: "Reply" }).getByText("status/20").waitFor();
    await page.keyboard.type("/save");
    await page.keyboard.press("Enter");
    await row("/save").getByRole("button", { name: "In reply to Ana" }).waitFor();
    expect(await page.getByRole("region", { name: "Reply" }).isVisible()).to.equal(false);
    const [link, save] = await until("both messages", async () => {
      const sent = await talk.sim(`transcript?chat=${ana}`);
      return sent.length === 2 && sent;
    });
    expect([save.text, save.reply_to]).to.deep.equal(["/save", link.message_id]);
  });

  it("cancels a reply on Escape, by its button and with a change of person", async () => {
    await visit(ana);
    await write("hello");
    await row("hello").waitFor();
    const bar = page.getByRole("region", { name: "Reply" });
    for (const cancel of [
      () => page.keyboard.press("Escape"),
      () => page.getByRole("button", { name: "Cancel the reply" }).click(),
      () => person("Ben").click(),
    ]) {
      await page.getByRole("button", { name: "Reply to Ana" }).press("Enter");
      await bar.waitFor();
      await cancel();
      await bar.waitFor({ state: "hidden" });
    }
    await person("Ana").click();
    await write("no reply");
    const second = await until("the second message", async () => {
      const sent = await talk.sim(`transcript?chat=${ana}`);
      return sent[1];
    });
    expect([second.text, second.reply_to]).to.deep.equal(["no reply", null]);
  });

  it("lets a command at the end of a sentence be pressed", async () => {
    await visit(ana);
    await write("hello");
    await row("hello").waitFor();
    await botSays(ana, "Reply with /save. Not /a.b or x/y.");
    await page.getByRole("button", { name: "/save", exact: true }).click();
    // A message that is on its way is shown plain: its command is marked once the server has it.
    await page.locator("#history .mine .command", { hasText: "/save" }).waitFor();
    expect(await page.locator(".command").count()).to.equal(2);
  });

  it("has all sample tweets at hand when the chat is no longer empty", async () => {
    await visit(ana);
    await write("hello");
    await row("hello").waitFor();
    await page.getByText("Tweets to try").click();
    await page.getByRole("button", { name: "a tweet of a protected account" }).click();
    await until(
      "two messages",
      async () => (await talk.sim(`transcript?chat=${ana}`)).length === 2,
    );
  });

  it("shows hostile text as text", async () => {
    await visit(ana);
    await write(hostile);
    await row("onerror").waitFor();
    await botSays(ana, hostile);
    await until("both rows", async () => (await row("onerror").count()) === 2);
    expect(await shown()).to.deep.equal([
      { side: "right", text: hostile },
      { side: "left", text: hostile },
    ]);
    expect(await page.locator("#history :is(img, a)").count()).to.equal(0);
  });

  it("keeps only Telegram's tags of hostile HTML, even without its content policy", async () => {
    const html = [
      hostile,
      `<b onclick="document.title='owned'" style="position:fixed" class="card" id="x">bold</b>`,
      `<script>document.title='owned'</script><style>*{display:none}</style>`,
      `<svg onload="document.title='owned'"></svg><iframe srcdoc="<script>1</script>"></iframe>`,
      `<a href=" javascript:alert(1)">a</a><a href="data:text/html,x">b</a><form action="/x"><input></form>`,
      "</div></body><tg-spoiler>secret</tg-spoiler><pre><code>x</code></pre>",
    ].join("");
    const message = { message_id: 1, from: "bot", sender: 1, text: "t", html, date: 1, edits: 0 };
    const button = { text: "away", url: "javascript:document.title='owned'" };
    await visit(ben, ben, { bypassCSP: true });
    await page.route("**/sim/transcript*", (route) =>
      route.fulfill({ json: [{ ...message, buttons: [[button]] }] }),
    );
    await page.reload();
    await page.getByText("bold").waitFor();
    const tags = await page.evaluate(
      `[...document.querySelectorAll(".text *:not(.stamp, .stamp *)")].map((tag) => tag.localName + tag.id)`,
    );
    expect(tags).to.deep.equal(["b", "span", "span", "pre", "code"]);
    expect(await page.evaluate(`document.querySelector(".text b").attributes.length`)).to.equal(0);
    expect(await page.locator("#history a").count()).to.equal(0);
    expect(await page.getByRole("button", { name: "away" }).isDisabled()).to.equal(true);
    expect(await page.title()).to.equal("Memory · Ben");
    await page.getByRole("button", { name: "Hidden text, press to show" }).press("Enter");
    await page.locator(".revealed", { hasText: "secret" }).waitFor();
  });

  it("works from the keyboard: commands by arrow keys, buttons by Tab and Enter", async () => {
    const commands = ["start", "help"].map((command) => ({
      command,
      description: `${command} it`,
    }));
    await talk.call("setMyCommands", { commands });
    await visit(ana);
    await page.getByRole("button", { name: "Commands" }).waitFor();
    await page.keyboard.type("/");
    await page.getByRole("option", { name: "/help", selected: false }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("option").first().waitFor({ state: "hidden" });
    await page.keyboard.type("x");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("ArrowDown");
    await page.getByRole("option", { name: "/help", selected: true }).waitFor();
    await page.keyboard.press("Enter");
    await row("/help").waitFor();
    await botSays(ana, "kept", buttons({ text: "Delete", callback_data: "x" }));
    await page.getByRole("button", { name: "Delete" }).waitFor();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await page.locator("button:focus", { hasText: "Delete" }).waitFor();
    await page.keyboard.press("Enter");
    await answerPress({ text: "Gone." });
    await page.locator("#toasts", { hasText: "Gone." }).waitFor();
  });

  it("switches between people, who share a group and nothing else", async () => {
    await visit(ana, group);
    await write("from Ana");
    await row("from Ana").waitFor();
    await person("Ben").click();
    await page
      .locator("li.theirs", { hasText: "from Ana" })
      .getByText("Ana", { exact: true })
      .waitFor();
    await page.getByRole("link", { name: "Memory Private chat" }).click();
    await page.locator("#welcome").waitFor();
    await write("from Ben");
    await row("from Ben").waitFor();
    await page.reload();
    await row("from Ben").waitFor();
    expect(await shown()).to.deep.equal([{ side: "right", text: "from Ben" }]);
    expect(new URL(page.url()).hash).to.equal(`#from=${ben}&chat=${ben}`);
    expect((await talk.sim(`transcript?chat=${group}`))[0].sender).to.equal(ana);
    expect((await talk.sim(`transcript?chat=${ben}`))[0].sender).to.equal(ben);
  });

  it("marks a chat in which something happened elsewhere", async () => {
    await visit(ana);
    await talk.sim("messages", { from: ben, text: "psst" });
    await page.getByRole("link", { name: "Ben new messages" }).waitFor();
  });

  it("keeps a text that could not be sent, and sends it on demand", async () => {
    await visit(ana);
    await page.route("**/sim/messages", (route) => route.abort());
    await write("precious");
    await page.getByText("Not sent: the playground cannot be reached").waitFor();
    await page.unroute("**/sim/messages");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("Not sent").waitFor({ state: "hidden" });
    expect(await shown()).to.deep.equal([{ side: "right", text: "precious" }]);
    expect(await talk.sim(`transcript?chat=${ana}`)).to.have.length(1);
  });

  it("shows what the server has against a text, and gives it back to be written anew", async () => {
    await visit(ana);
    await composer().fill("x".repeat(4097));
    await composer().press("Enter");
    await page.getByText("Not sent: ").waitFor();
    await page.getByRole("button", { name: "Edit" }).click();
    expect(await composer().inputValue()).to.have.length(4097);
    expect(await shown()).to.deep.equal([]);
  });

  it("keeps a draft over a change of person and a reload", async () => {
    await visit(ana);
    await composer().fill("half a thou");
    await person("Ben").click();
    await until("no draft", async () => (await composer().inputValue()) === "");
    await person("Ana").click();
    await until("the draft", async () => (await composer().inputValue()) === "half a thou");
    await page.reload();
    await until("the draft", async () => (await composer().inputValue()) === "half a thou");
  });

  it("follows the newest message, but leaves alone who reads further up", async () => {
    const lines = (name: string) =>
      Array.from({ length: 60 }, (_, line) => `${name} ${line}`).join("\n");
    await talk.sim("messages", { from: ana, text: lines("first") });
    await visit(ana);
    await row("first 59").waitFor();
    const distances = (): Promise<{ top: number; bottom: number }> =>
      page.evaluate(`(({ scrollTop, scrollHeight, clientHeight }) => ({
        top: scrollTop,
        bottom: scrollHeight - clientHeight - scrollTop,
      }))(document.getElementById("scroller"))`);
    const isAtBottom = async () => {
      const { top, bottom } = await distances();
      return top > 0 && bottom < 2;
    };
    await until("the newest message", isAtBottom);
    await botSays(ana, lines("second"));
    await row("second 59").waitFor();
    await until("the newest message", isAtBottom);
    await page.evaluate(`document.getElementById("scroller").scrollTop = 100`);
    await page.getByRole("button", { name: "To the newest" }).waitFor();
    await botSays(ana, lines("third"));
    await page.getByRole("button", { name: "To the newest, 1 unread" }).waitFor();
    expect((await distances()).top).to.equal(100);
    await page.getByRole("button", { name: "To the newest" }).click();
    await page.getByRole("button", { name: "To the newest" }).waitFor({ state: "hidden" });
  });

  it("fits a phone: nothing scrolls sideways, people and chats are behind a button", async () => {
    const long = `https://x.com/${"jack".repeat(60)}/status/20`;
    await talk.sim("messages", { from: ana, text: long });
    await botSays(ana, `<pre>${"wide ".repeat(40)}${"W".repeat(300)}</pre>`, {
      parse_mode: "HTML",
      ...buttons(
        ...["Open it there", "Delete it here", "Show me more"].map((text) => ({
          text,
          callback_data: text,
        })),
      ),
    });
    await visit(ana, ana, { viewport: { width: 360, height: 640 } });
    await page.getByRole("button", { name: "Show me more" }).waitFor();
    const widest = () =>
      page.evaluate(`Math.max(document.documentElement.scrollWidth,
        ...[...document.querySelectorAll("main *")].map((part) => part.getBoundingClientRect().right))`);
    expect(await widest()).to.be.at.most(360);
    await page.getByRole("button", { name: "Reply to Memory" }).click();
    await page.getByRole("button", { name: "Cancel the reply" }).waitFor();
    expect(await widest()).to.be.at.most(360);
    expect(await person("Ben").isVisible()).to.equal(false);
    const opener = page.getByRole("button", { name: "Change person or chat" });
    await opener.press("Enter");
    await person("Ben").waitFor();
    await page.keyboard.press("Escape");
    await person("Ben").waitFor({ state: "hidden" });
    await opener.press("Enter");
    await person("Ben").press("Enter");
    await page.getByRole("button", { name: "the first tweet there was" }).waitFor();
    expect(await widest()).to.be.at.most(360);
    expect(await person("Ben").isVisible()).to.equal(false);
  });

  it("says that the connection is lost, and goes on when it is back", async () => {
    const first = await startPlayground();
    const port = Number(new URL(first.url).port);
    page = await browser.newPage();
    await page.goto(`${first.url}/#from=${ana}&chat=${ana}`);
    await status().getByText("bot").waitFor();
    await first.close();
    await status().getByText("Connection lost").waitFor();
    const second = await startPlayground({ port });
    try {
      await status().getByText("bot").waitFor();
      await write("still here");
      await row("still here").waitFor();
    } finally {
      await second.close();
    }
  });
});
