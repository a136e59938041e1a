import { execFileSync, spawnSync } from "node:child_process";
import { expect } from "chai";
import { hideSecrets, redact } from "../../src/process/redact.ts";

const module = (path: string) =>
  JSON.stringify(new URL(`../../src/${path}.ts`, import.meta.url).href);

describe("redact", () => {
  it("leaves other text alone", () => {
    const text = "tweet 1628832338187636740:ok 12:34";
    expect(redact(text)).to.equal(text);
  });

  it("masks the values of secret variables, a token's half and what a URL makes of them", () => {
    const env = {
      BOT_TOKEN: "123456:half_of_a_token-that-is-secret",
      WEBHOOK_SECRET: "secret-of-the-webhook",
      X_BEARER_TOKEN: "AAAA%2Bbearer/secret=",
      AWS_SECRET_ACCESS_KEY: "key/of+the/account",
      AWS_SESSION_TOKEN: "session-of-the-account",
      DYNAMODB_TABLE_NAME: "TweetsOfEverybody",
    };
    hideSecrets(env);
    const { DYNAMODB_TABLE_NAME: table, ...secrets } = env;
    const forms = [
      "half_of_a_token-that-is-secret",
      ...Object.values(secrets).flatMap((value) => [value, encodeURIComponent(value)]),
    ];
    for (const form of forms)
      expect(redact(`at ${form}, ${table}`)).to.match(/^at \[(secret|token)\], TweetsOfEverybody$/);
  });

  it("masks no word so short that it may stand anywhere", () => {
    hideSecrets({ WEBHOOK_SECRET: "a" });
    expect(redact("a cat sat")).to.equal("a cat sat");
  });
});

describe("a process that fails", () => {
  const secrets = {
    BOT_TOKEN: "123456:half_of_a_token-that-is-secret",
    WEBHOOK_SECRET: "secret-of-the-webhook",
    X_BEARER_TOKEN: "secret-of-the-bearer",
  };
  const planted = [
    "half_of_a_token-that-is-secret",
    "secret-of-the-webhook",
    "secret-of-the-bearer",
  ];
  /** A process with an uncaught error whose properties contain client, token and environment. */
  const script = (fails: string) => `
    import { createTelegram } from ${module("telegram/client")};
    import { commonConfig, readConfig } from ${module("process/config")};
    import { start } from ${module("process/start")};
    import { z } from "zod";
    start("test", async () => {
      readConfig(z.object(commonConfig), process.env);
      const { BOT_TOKEN, WEBHOOK_SECRET, X_BEARER_TOKEN } = process.env;
      const client = createTelegram({ BOT_TOKEN, TELEGRAM_API_ROOT: "http://127.0.0.1:1" });
      const error = Object.assign(new Error("failed at /bot" + BOT_TOKEN, { cause: WEBHOOK_SECRET }), {
        client,
        headers: { authorization: "Bearer " + X_BEARER_TOKEN },
      });
      ${fails}
    });
  `;

  for (const [what, fails] of Object.entries({
    "in its main": "throw error;",
    "in a callback": "setTimeout(() => { throw error; }, 0);",
    "in a promise that nobody awaits": "Promise.reject(error); setTimeout(() => {}, 1_000);",
  })) {
    it(`tells what went wrong without its secrets: ${what}`, () => {
      const args = ["--input-type=module", "-e", script(fails)];
      const { status, stderr, stdout } = spawnSync(process.execPath, args, {
        cwd: import.meta.dirname,
        env: { PATH: process.env.PATH, ...secrets },
        encoding: "utf8",
      });
      expect(status).to.equal(1);
      expect(stderr)
        .to.match(/^test: Error: failed at \/bot\[token\]/)
        .and.include("Bearer [secret]");
      for (const secret of planted) expect(stderr + stdout).to.not.include(secret);
    });
  }

  it("lists no environment in a report on a crash", () => {
    const report =
      "process.stdout.write(JSON.stringify(process.report.getReport())); process.exit(0);";
    const written = execFileSync(process.execPath, ["--input-type=module", "-e", script(report)], {
      cwd: import.meta.dirname,
      env: { PATH: process.env.PATH, ...secrets },
      encoding: "utf8",
    });
    const { header, environmentVariables } = JSON.parse(written);
    expect(header.processId).to.be.a("number");
    expect(environmentVariables).to.equal(undefined);
  });
});
