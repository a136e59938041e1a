import { StartError } from "@memory/shared/errors";
import { readConfig } from "@memory/shared/process/config";
import { expect } from "chai";
import { IngestConfig } from "../src/config.ts";

const token = `123456:${"A".repeat(35)}`;
const configured = (env: Record<string, string>) =>
  readConfig(IngestConfig, { BOT_TOKEN: token, ...env });

describe("IngestConfig", () => {
  it("needs nothing but a token", () => {
    expect(configured({})).to.deep.include({ INGEST_PORT: 8081, LOG_LEVEL: "info" });
  });

  it("reads who is allowed", () => {
    expect(configured({ ALLOWED_USERS: "7, -100123 ,8" }).ALLOWED_USERS).to.deep.equal(
      new Set(["7", "-100123", "8"]),
    );
  });

  it("reads further mirrors as a link's parser gives their hosts", () => {
    const hosts = (list: string) => [...(configured({ MIRROR_HOSTS: list }).MIRROR_HOSTS ?? [])];
    expect(hosts("Nitter.Example, birds.example:8443")).to.deep.equal([
      "nitter.example",
      "birds.example:8443",
    ]);
  });

  const wrong: readonly [env: Record<string, string>, RegExp][] = [
    [{ WEBHOOK_URL: "https://bot.example/hook" }, /WEBHOOK_SECRET is not set \(WEBHOOK_URL needs/],
    [
      { WEBHOOK_URL: "https://bot.example/hook", WEBHOOK_SECRET: "sécret" },
      /WEBHOOK_SECRET is not/,
    ],
    [{ WEBHOOK_URL: "ftp://bot.example/hook", WEBHOOK_SECRET: "s" }, /WEBHOOK_URL/],
    [{ WEBHOOK_URL: "https://bot.example/:id", WEBHOOK_SECRET: "s" }, /WEBHOOK_URL has a path/],
    [
      { WEBHOOK_URL: `https://bot.example/${"A".repeat(35)}`, WEBHOOK_SECRET: "s" },
      /WEBHOOK_URL holds/,
    ],
    [{ ALLOWED_USERS: "7;8" }, /ALLOWED_USERS is not a list/],
    [{ MIRROR_HOSTS: "https://nitter.example" }, /MIRROR_HOSTS is not a list of host names/],
    [{ MIRROR_HOSTS: "nitter.example/a" }, /MIRROR_HOSTS is not a list/],
    [{ MIRROR_HOSTS: "nitter.example,," }, /MIRROR_HOSTS is not a list/],
    [{ BOT_TOKEN: "nonsense" }, /BOT_TOKEN/],
  ];
  for (const [env, sentence] of wrong) {
    it(`refuses ${Object.keys(env).join(" with ")}: ${sentence.source}`, () => {
      expect(() => configured(env))
        .to.throw(StartError, sentence)
        .and.not.match(/A{35}/);
    });
  }
});
