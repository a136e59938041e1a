import { execFileSync } from "node:child_process";
import { expect } from "chai";
import { redact } from "../src/log.ts";

const token = `123456789:${"Ab_-".repeat(9)}`;

describe("createLog", () => {
  it("masks a bot token wherever it stands in a line", () => {
    const script = `
      import { createLog } from ${JSON.stringify(new URL("../src/log.ts", import.meta.url).href)};
      const log = createLog("test", "info");
      log.info({ url: "https://api.telegram.org/bot${token}/getMe", deep: { list: ["${token}"] } }, "${token}");
      log.error({ err: new Error("failed at /bot${token}/x", { cause: new Error("${token}") }) });
    `;
    const output = execFileSync(process.execPath, ["--input-type=module", "-e", script]).toString();
    expect(output.trim().split("\n")).to.have.length(2);
    expect(output).to.include("[token]").and.not.to.include(token);
  });

  it("leaves other text alone", () => {
    expect(redact("tweet 1628832338187636740:ok 12:34")).to.equal(
      "tweet 1628832338187636740:ok 12:34",
    );
  });
});
