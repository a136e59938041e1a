import { createForgetting } from "@memory/archive/forgetting";
import type { CommandReceived } from "@memory/shared/contracts/command-received";
import { RetryableError } from "@memory/shared/errors";
import { createLog } from "@memory/shared/process/log";
import { exampleClaim, exampleItem, moment } from "@memory/testing/example-claim";
import { type OpenArchive, openArchive } from "@memory/testing/open-archive";
import { expect } from "chai";
import { answerCommand } from "../../src/chat/answer-command.ts";
import { forgetData } from "../../src/chat/presses/forget.ts";
import type { Answers } from "../../src/ports.ts";
import { de } from "../../src/words/de.ts";
import { en } from "../../src/words/en.ts";
import { es } from "../../src/words/es.ts";
import { exampleMessage, examplePress } from "../example.ts";
import { exampleAnswers, examplePorts } from "../example-ports.ts";

type Shown = { said?: string; edited?: string; pressed?: string | undefined };

describe("/forget", () => {
  let library: OpenArchive;
  let shown: Shown[];
  let buttons: string[];
  let searchFiles: number;
  beforeEach(async () => {
    library = await openArchive();
    [shown, buttons, searchFiles] = [[], [], 1];
  });
  afterEach(() => library.stop());

  const telegram: Answers = {
    ...exampleAnswers(),
    async say(_, content) {
      buttons = (content.buttons ?? [])
        .flat()
        .flatMap((button) => ("callback_data" in button ? [button.callback_data] : []));
      return shown.push({ said: content.html });
    },
    edit: async (_chat, _message, { html }) => shown.push({ edited: html }) > 0,
    answerPress: async (_, pressed) => shown.push({ pressed }) > 0,
  };
  const files = {
    async forget() {
      const removed = searchFiles;
      searchFiles = 0;
      return removed;
    },
  };
  const receive = (
    received: CommandReceived,
    answers: Answers = telegram,
    { now = Date.now, eraseAgainAfterMs = 0 } = {},
  ) =>
    answerCommand(received, {
      ...examplePorts(),
      answers,
      forgetting: createForgetting(library.client, library.tables, now),
      files,
      eraseAgainAfterMs,
      log: createLog("library", "silent"),
    });
  const press = (data = "", change: Partial<CommandReceived> = {}) => {
    const at = moment(2);
    return examplePress("delete", { data, at }, { updateId: 500, ...change });
  };
  const waits = (run: Promise<void>) =>
    run.then(
      () => false,
      (error: unknown) => error instanceof RetryableError || Promise.reject(error),
    );
  const save = async () => {
    await library.claim(exampleClaim({ UpdateID: 100, SavedBy: 100 }));
    await library.item(exampleItem());
  };
  const nothing = { claims: {}, tweets: [], trash: [] };

  it("asks once, with a button that names the person", async () => {
    await receive(exampleMessage("forget"));
    expect(shown).to.deep.equal([{ said: en.forget.ask }]);
    expect(buttons.map((data) => data.split(":").slice(0, 4))).to.deep.equal([
      ["l1", "forget", "7", "yes"],
      ["l1", "forget", "7", "no"],
    ]);
  });

  it("points to the private chat in a group", async () => {
    await receive(exampleMessage("forget", { isPrivate: false }));
    expect(shown).to.deep.equal([{ said: en.forget.inPrivate }]);
    expect(buttons).to.be.empty;
  });

  it("leaves everything if the person decides so, or another one presses", async () => {
    await save();
    await receive(exampleMessage("forget"));
    await receive(press(buttons[1]));
    await receive(press(buttons[0], { userId: "8" }));
    expect(shown.slice(1)).to.deep.equal([
      { edited: en.forget.unchanged },
      { pressed: undefined },
      { pressed: en.base.pressed["not-yours"] },
    ]);
    expect((await library.standing()).tweets).to.deep.equal(["20"]);
  });

  it("takes no press on a question of long ago", async () => {
    await save();
    await receive(press(forgetData("yes", { userId: "7", receivedAt: moment(-3700) })));
    await receive(press("l1:forget:7:yes"));
    const outdated = { pressed: en.base.pressed.outdated };
    expect(shown).to.deep.equal([outdated, outdated]);
    expect((await library.standing()).tweets).to.deep.equal(["20"]);
  });

  it("erases at once, again later, and then sends the receipt", async () => {
    await save();
    await receive(exampleMessage("forget"));
    const yes = press(buttons[0]);
    shown = [];
    expect(await waits(receive(yes))).to.equal(true);
    expect(await library.standing()).to.deep.equal(nothing);
    expect(shown).to.deep.equal([{ pressed: en.forget.pressed }, { edited: en.forget.began }]);
    // A job that had been begun before wrote this in the meantime.
    await library.claim(exampleClaim({ TweetID: "21", UpdateID: 100, SavedBy: 100 }));
    shown = [];
    await receive(yes);
    expect(await library.standing()).to.deep.equal(nothing);
    const counts = { tweets: 1, trash: 0, claims: 2, parts: 0, replies: 0, timers: 0 };
    const html = en.forget.receipt({ ...counts, settings: 0, searchFiles: 1, copies: 0 });
    expect(shown).to.deep.equal([{ said: html }, { pressed: undefined }]);
    shown = [];
    await receive(yes);
    expect(shown, "delivered once more").to.deep.equal([{ pressed: undefined }]);
  });

  it("waits no longer if the clock is set back between the two", async () => {
    await save();
    const yes = press(forgetData("yes", { userId: "7", receivedAt: moment(1) }));
    const eraseAgainAfterMs = 60_000;
    const at = (seconds: number) => ({ now: () => seconds * 1_000, eraseAgainAfterMs });
    expect(await waits(receive(yes, telegram, at(10_000)))).to.equal(true);
    expect(await waits(receive(yes, telegram, at(5_000)))).to.equal(true);
    expect(await waits(receive(yes, telegram, at(5_059)))).to.equal(true);
    expect(await waits(receive(yes, telegram, at(5_061)))).to.equal(false);
  });

  it("erases although nobody can be told that it begins, and tells the receipt again", async () => {
    await save();
    const yes = press(forgetData("yes", { userId: "7", receivedAt: moment(1) }));
    const unreachable = async () => {
      throw new RetryableError("no network");
    };
    const silent = {
      ...exampleAnswers(),
      say: unreachable,
      edit: unreachable,
      answerPress: unreachable,
    };
    expect(await waits(receive(yes, silent))).to.equal(true);
    expect(await library.standing()).to.deep.equal(nothing);
    expect(await waits(receive(yes, silent))).to.equal(true);
    await receive(yes);
    expect(shown[0]?.said).to.include("<b>All erased</b>");
  });
});

describe("the words of /forget", () => {
  it("list in the receipt what was there, and nothing else", () => {
    const none = { tweets: 0, trash: 0, claims: 0, parts: 0, replies: 0, timers: 0, settings: 0 };
    for (const { forget } of [en, de, es]) {
      const receipt = forget.receipt({ ...none, tweets: 12_345, searchFiles: 0, copies: 0 });
      const lines = receipt.split("\n").filter((line) => line.startsWith("•"));
      expect(lines).to.have.length(1);
      expect(lines[0]).to.match(/: 12[.,]345$/);
      expect(forget.receipt({ ...none, searchFiles: 0, copies: 0 })).not.to.include("•");
      expect(forget.pressed.length).to.be.within(1, 200);
    }
  });
});
