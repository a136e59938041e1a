import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { expect } from "chai";

const token = `123456789:${"Ab_-".repeat(9)}`;

describe("createLog", () => {
  it("masks a bot token wherever it stands in a line", () => {
    const script = `
      import { createLog } from ${JSON.stringify(new URL("../../src/process/log.ts", import.meta.url).href)};
      const log = createLog("test", "info");
      log.info({ url: "https://api.telegram.org/bot${token}/getMe", deep: { list: ["${token}"] } }, "${token}");
      log.error({ err: new Error("failed at /bot${token}/x", { cause: new Error("${token}") }) });
    `;
    const output = execFileSync(process.execPath, ["--input-type=module", "-e", script]).toString();
    expect(output.trim().split("\n")).to.have.length(2);
    expect(output).to.include("[token]").and.not.to.include(token);
  });

  it("lets a process go on and end when nobody reads its output any more", async () => {
    const script = `
      import { createLog } from ${JSON.stringify(new URL("../../src/process/log.ts", import.meta.url).href)};
      const log = createLog("test", "info");
      process.stdin.once("end", () => {
        for (let line = 0; line < 10; line += 1) log.info("unread");
        setImmediate(() => process.exit(7));
      });
      process.stdin.resume();
      log.info("read");
    `;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    child.stdout.destroy();
    await once(child.stdout, "close");
    child.stdin.end();
    const [code] = await once(child, "exit");
    expect(code).to.equal(7);
  });
});
