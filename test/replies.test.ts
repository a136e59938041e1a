import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "chai";
import { repliesPage } from "../bench/replies/page.ts";

const file = new URL("../docs/replies.md", import.meta.url);
const renew = "UPDATE_DOCS=1 npx mocha --no-config test/replies.test.ts";

describe("docs/replies.md", () => {
  it("shows what people read as the code says it", async () => {
    const page = await repliesPage();
    if (process.env.UPDATE_DOCS) return writeFileSync(file, page);
    expect(readFileSync(file, "utf8"), `it is out of date, renew it with: ${renew}`).to.equal(page);
  });
});
