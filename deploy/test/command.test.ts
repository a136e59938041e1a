import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const home = mkdtempSync(join(tmpdir(), "memory-home-"));
/** An environment with neither credentials nor Docker. */
const bare = { PATH: dirname(process.execPath), HOME: home, AWS_EC2_METADATA_DISABLED: "true" };
const credentials = { AWS_ACCESS_KEY_ID: "id", AWS_SECRET_ACCESS_KEY: "key" };
const image = ["-c", "imageRepository=memory", "-c", "imageTag=1"];

/** Runs the command. Resolves with its exit code and its output. */
const run = (args: string[], env: Record<string, string> = {}) =>
  new Promise<{ code: unknown; says: string }>((resolve) => {
    execFile(process.execPath, [main, ...args], { env: { ...bare, ...env } }, (error, out, err) =>
      resolve({ code: error?.code ?? 0, says: `${out}${err}`.trim() }),
    );
  });

describe("npm run deploy and npm run synth", () => {
  after(() => rmSync(home, { recursive: true }));

  it("explain every setting", async () => {
    const { code, says } = await run(["deploy", "--help"]);
    expect(code).to.equal(0);
    const { settingNames } = await import("../src/settings.ts");
    for (const name of settingNames) expect(says).to.include(name);
  });

  it("name every wrong setting in one sentence", async () => {
    const settings = ["vpcId=mine", "domain=bot.example.org", "maxStore=0", "colour=red"];
    const variables = ["BOT_TOKEN=1:2", "HOST=0.0.0.0", "STORE_SLOTS=none"];
    const flags = [...settings, ...variables].flatMap((setting) => ["-c", setting]);
    expect(await run(["synth", ...flags])).to.deep.equal({
      code: 78,
      says: `deploy: the settings are wrong: ${[
        "vpcId must be the id of a VPC",
        "maxStore must be a whole number between 1 and 1000",
        "STORE_SLOTS must be a whole number between 1 and 1000",
        "domain needs certificateArn too",
        "vpcId needs taskSubnetIds too",
        "there is no setting colour",
        "BOT_TOKEN is a secret: keep it in the secretStore alone",
        "HOST is set by the stack itself",
      ].join("; ")}; --help explains them`,
    });
  });

  it("say what is missing before anything is begun", async () => {
    const region = { AWS_REGION: "eu-central-1" };
    const told = await Promise.all([
      run(["deploy"]),
      run(["deploy", ...image], region),
      run(["deploy"], { ...region, ...credentials }),
    ]);
    expect(told.map(({ code }) => code)).to.deep.equal([78, 78, 78]);
    expect(
      told.map(({ says }) => says.match(/(no region|no AWS cred|Docker).*: (\w+)/)?.slice(1)),
    ).to.deep.equal([
      ["no region", "set"],
      ["no AWS cred", "set"],
      ["Docker", "start"],
    ]);
  });

  it("refuse what they do not know", async () => {
    const told = await Promise.all([
      run(["synth", "--yes"]),
      run(["deploy", "-c", "domain"]),
      run(["destroy"]),
    ]);
    expect(told).to.deep.equal([
      { code: 2, says: "deploy: Unknown option '--yes'; --help tells what there is" },
      { code: 2, says: "deploy: -c takes name=value, not domain; --help tells what there is" },
      { code: 2, says: "deploy: the command is synth or deploy; --help tells what there is" },
    ]);
  });
});
