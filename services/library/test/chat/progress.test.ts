import { createLog } from "@memory/shared/process/log";
import { until } from "@memory/testing/until";
import { expect } from "chai";
import { createProgress } from "../../src/chat/progress.ts";

const log = createLog("test", "silent");

describe("createProgress", () => {
  it("edits no more often than its interval, with the latest words", async () => {
    const shown: string[] = [];
    const { show } = createProgress(async (html) => shown.push(html), log, 50);
    const step = show((step: number) => `step ${step}`);
    for (let number = 1; number <= 100; number += 1) step(number);
    expect(shown).to.deep.equal([]);
    await until("an edit", () => shown.length === 1);
    step(101);
    await until("another", () => shown.length === 2);
    expect(shown).to.deep.equal(["step 100", "step 101"]);
  });

  it("shows the last words after an edit under way, and nothing after them", async () => {
    const gate = Promise.withResolvers<void>();
    const begun: string[] = [];
    const shown: string[] = [];
    const edit = async (html: string) => {
      begun.push(html);
      if (html === "slow") await gate.promise;
      shown.push(html);
    };
    const progress = createProgress(edit, log, 1);
    const show = progress.show((html: string) => html);
    show("slow");
    await until("the edit", () => begun.length === 1);
    const ended = progress.end("last");
    show("late");
    gate.resolve();
    await ended;
    expect(shown).to.deep.equal(["slow", "last"]);
  });

  it("does not mind that an edit fails", async () => {
    const progress = createProgress(async () => Promise.reject(new Error("429")), log, 1);
    progress.show(() => "unheard")(undefined);
    await progress.end("unheard");
  });
});
