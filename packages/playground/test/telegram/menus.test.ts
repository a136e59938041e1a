import { expect } from "chai";
import { openPlayground, type Talk } from "../playground.ts";

const menu = (description: string) => [{ command: "list", description }];

describe("the menu of commands", () => {
  let talk: Talk;
  before(async () => {
    talk = await openPlayground();
  });
  after(() => talk.close());

  const shown = async (query: string) =>
    (await talk.sim(`commands?${query}`))[0]?.description as string | undefined;

  it("is the one for a person's language and chat, else a more general one", async () => {
    const set = (description: string, more: object = {}) =>
      talk.call("setMyCommands", { commands: menu(description), ...more });
    await set("general");
    await set("Spanish", { language_code: "es" });
    await set("groups", { scope: { type: "all_group_chats" } });
    expect((await set("one chat", { scope: { type: "chat", chat_id: -9 } })).ok).to.equal(true);
    expect(await shown("language=fr")).to.equal("general");
    expect(await shown("language=es-MX")).to.equal("Spanish");
    expect(await shown("language=es&chat=-1")).to.equal("groups");
    expect(await shown("language=es&chat=-9")).to.equal("one chat");
    const { result } = await talk.call("getMyCommands", { language_code: "es" });
    expect(result).to.deep.equal(menu("Spanish"));
    await talk.call("deleteMyCommands", { language_code: "es" });
    expect(await shown("language=es")).to.equal("general");
  });

  it("has a button that may be set", async () => {
    const set = (menu_button: object) => talk.call("setChatMenuButton", { menu_button });
    expect((await set({ type: "commands" })).result).to.equal(true);
    expect((await set({ type: "none" })).ok).to.equal(false);
  });
});
