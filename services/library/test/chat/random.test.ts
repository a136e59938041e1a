import { expect } from "chai";
import { en } from "../../src/words/en.ts";
import { labelsOf, type OpenChat, openChat } from "./open-chat.ts";

describe("/random", () => {
  let chat: OpenChat;
  beforeEach(async () => {
    chat = await openChat();
  });
  afterEach(() => chat.stop());

  it("shows a tweet, and another one in its place, never the same twice in a row", async () => {
    for (const id of ["1", "2", "3"]) await chat.save(id, Number(id));
    let shown = await chat.ask("random");
    const texts = [shown.text];
    expect(labelsOf(shown).at(-1)).to.deep.equal([en.random.another]);
    for (let round = 0; round < 5; round += 1) {
      shown = await chat.press(shown, en.random.another);
      expect(shown.text).to.not.equal(texts.at(-1));
      texts.push(shown.text);
    }
    expect(new Set(texts).size).to.equal(3);
    expect(await chat.messages()).to.have.length(2);
  });

  it("says over the button when there is no other", async () => {
    await chat.save("20", 0);
    const shown = await chat.ask("random");
    const { toast, text } = await chat.press(shown, en.random.another);
    expect(toast).to.equal(en.random.only);
    expect(text).to.equal(shown.text);
  });

  it("goes on after a tweet was deleted in its place", async () => {
    for (const id of ["1", "2"]) await chat.save(id, Number(id));
    const deleted = await chat.press(await chat.ask("random"), en.item.buttons.delete);
    expect(deleted.text).to.include("🗑 Deleted");
    expect((await chat.press(deleted, en.random.another)).text).to.include("@jack");
  });

  it("helps whoever keeps nothing yet", async () => {
    expect((await chat.ask("random")).text).to.include("You have not saved anything yet");
  });
});
