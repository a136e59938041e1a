import { expect } from "chai";
import { startPayload } from "../../src/chat/commands/start-payload.ts";
import { pressData } from "../../src/chat/presses/press-data.ts";
import { buttonsOf, openChat } from "./open-table-chat.ts";

describe("tags and notes in the chat", () => {
  let chat: Awaited<ReturnType<typeof openChat>>;
  beforeEach(async () => {
    chat = await openChat();
    await chat.keep("20", { Tags: ["birds"] });
    await chat.keep("21", { Tags: ["Art", "birds"] });
  });
  afterEach(() => chat.stop());

  const claim = (tweetId: string) => chat.ports.archive.find({ userId: "7", tweetId });
  const tagsOf = async (tweetId: string) => (await claim(tweetId))?.Tags;
  const noteOf = async (tweetId: string) => (await claim(tweetId))?.Note;
  const link = (tweetId: string) => `https://x.com/jack/status/${tweetId}`;

  it("shows the tags of a tweet, removes one by its button, and adds one that is used elsewhere", async () => {
    const panel = await chat.write(`/tags ${link("20")}`);
    expect(panel?.html).to.include("#birds");
    expect(buttonsOf(panel)).to.deep.equal(["✕ #birds", "+ #Art", "Note"]);
    const without = await chat.press(panel, "✕ #birds");
    expect(without?.id).to.equal(panel?.id);
    expect(await tagsOf("20")).to.deep.equal([]);
    expect(buttonsOf(await chat.press(without, "+ #Art"))).to.include("✕ #Art");
    expect(await tagsOf("20")).to.deep.equal(["Art"]);
  });

  it("has replies rendered anew after a change", async () => {
    await chat.write(`/tags ${link("20")} #later`);
    expect(chat.stale).to.have.length(1);
    expect(chat.stale[0]).to.deep.include({ tweetId: "20", origin: { chatId: 7, messageId: 100 } });
  });

  it("takes #tags in reply to its message for tags, and other words for the note", async () => {
    const panel = await chat.write(`/tags ${link("20")}`);
    await chat.reply(panel, "#later #zürich");
    expect(await tagsOf("20")).to.deep.equal(["birds", "later", "zürich"]);
    await chat.reply(panel, "for the #talk");
    expect(await noteOf("20")).to.equal("for the #talk");
    expect(await tagsOf("20")).to.have.length(3);
  });

  it("asks for a note, shows it, replaces it and removes it", async () => {
    const asked = await chat.write(`/note ${link("20")}`);
    expect(asked?.asks).to.equal("Your note");
    await chat.reply(asked, "read <this>");
    expect(await noteOf("20")).to.equal("read <this>");
    const shown = await chat.write(`/note ${link("20")}`);
    expect(shown?.html).to.include("read &lt;this&gt;");
    await chat.reply(shown, "or that");
    expect(await noteOf("20")).to.equal("or that");
    await chat.press(shown, "Remove note");
    expect(await noteOf("20")).to.equal(undefined);
  });

  it("shows a group neither the note, nor the tags, nor those that are used elsewhere", async () => {
    await chat.keep("20", { Tags: ["birds"], Note: "my secret" });
    const group = { more: { isPrivate: false } };
    for (const text of ["/note", "/tags", "/tags #later", "/note private words"]) {
      const said = await chat.write(`${text} ${link("20")}`, group);
      expect(JSON.stringify(said)).not.to.match(/secret|birds|Art|later|private words/);
    }
    expect(await noteOf("20")).to.equal("private words");
    expect(await tagsOf("20")).to.deep.equal(["birds", "later"]);
  });

  it("takes a button of somebody else's for none", async () => {
    const buttons = [pressData("tag", "8", "20"), pressData("tag", "7", "21")];
    const repliesTo = { messageId: 5, isOurs: true, buttons };
    const more = { isPrivate: false, repliesTo };
    await chat.write("/note of the other one", { more });
    expect([await noteOf("20"), await noteOf("21")]).to.deep.equal([undefined, "of the other one"]);
    const theirs = { ...more, repliesTo: { ...repliesTo, buttons: buttons.slice(0, 1) } };
    expect((await chat.write("/note", { more: theirs }))?.html).to.include("Which tweet?");
  });

  it("tells when no tweet is meant, or several, or one that is not kept", async () => {
    const words = async (text: string) => (await chat.write(text))?.html;
    expect(await words("/note")).to.include("Which tweet?");
    expect(await words(`/note ${link("20")} ${link("21")}`)).to.include("several");
    expect(await words(`/note ${link("22")} hello`)).to.include("not in your library");
  });

  it("lists all tags, and those that are used once", async () => {
    const list = await chat.write("/tags");
    expect(buttonsOf(list)).to.deep.equal(["#birds · 2", "#Art · 1", "Used once (1)"]);
    const once = await chat.press(list, "Used once (1)");
    expect(buttonsOf(once)).to.deep.equal(["#Art · 1", "All tags"]);
  });

  it("renames a tag everywhere, merges it with another, and removes it", async () => {
    const page = await chat.press(await chat.write("/tags"), "#birds · 2");
    const asked = await chat.press(page, "Rename or merge");
    const told = await chat.reply(asked, "#Vögel");
    expect(told?.html).to.equal("🏷 #birds is now #Vögel: 2 tweets changed.");
    expect([await tagsOf("20"), await tagsOf("21")]).to.deep.equal([["Vögel"], ["Art", "Vögel"]]);
    await chat.write("/tags #art #vögel");
    expect((await tagsOf("21"))?.length).to.equal(1);
    const sure = await chat.press(await chat.write("/tags #vögel"), "Remove");
    await chat.press(sure, "Yes, remove");
    expect([await tagsOf("20"), await tagsOf("21")]).to.deep.equal([[], []]);
    expect((await chat.write("/tags"))?.html).to.include("no tags yet");
  });

  it("changes nothing by a link to the bot, which anybody can write", async () => {
    const payload = startPayload("tags", "#birds #Art");
    const page = await chat.write(`/start ${payload}`);
    expect(page?.html).to.include("#birds");
    expect(buttonsOf(page)).to.include("Rename or merge");
    expect([await tagsOf("20"), await tagsOf("21")]).to.deep.equal([["birds"], ["Art", "birds"]]);
  });

  it("shows and changes nothing that is somebody else's", async () => {
    await chat.keep("30", { Tags: ["secret"] }, {}, "8");
    const panel = await chat.write(`/tags ${link("20")}`);
    expect(JSON.stringify(await chat.write("/tags"))).not.to.include("secret");
    await chat.press(panel, "✕ #birds", "8");
    expect(chat.overButtons.at(-1)).to.equal("Only the person who saved it can do this.");
    expect(await tagsOf("20")).to.deep.equal(["birds"]);
    await chat.write(`/note ${link("30")} mine`);
    const theirs = await chat.ports.archive.find({ userId: "8", tweetId: "30" });
    expect(theirs?.Note).to.equal(undefined);
  });
});
