import { createLog } from "@memory/shared/process/log";
import { expect } from "chai";
import { createUnlessDown } from "../../../src/sources/cache/unless-down.ts";

describe("createUnlessDown", () => {
  it("gives up a call that is not answered, and makes no other for a while", async () => {
    const warnings: string[] = [];
    const log = createLog("fetcher", "warn", { write: (line) => warnings.push(line) });
    const { isDown, unlessDown } = createUnlessDown(log);
    expect(await unlessDown(async () => "answer")).to.equal("answer");
    expect(await unlessDown(() => new Promise(() => {}))).to.equal(undefined);
    expect(isDown()).to.equal(true);
    expect(await unlessDown(async () => "answer")).to.equal(undefined);
    expect(warnings).to.have.length(1);
  });
});
