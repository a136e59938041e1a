import { readConfig } from "@memory/shared/process/config";
import { expect } from "chai";
import { embeddedConfig } from "../src/config.ts";
import { planEdition } from "../src/plan.ts";

const freePorts = {
  INGEST_PORT: "0",
  FETCHER_PORT: "0",
  STORE_PORT: "0",
  LIBRARY_PORT: "0",
  MEDIA_PORT: "0",
  PLAYGROUND_PORT: "0",
};
const token = `123456:${"t".repeat(35)}`;

/** The programs that are planned, by name. */
async function plan(given: Record<string, string> = {}, realSources = false) {
  const env = { ...freePorts, ...given };
  const { endpoints, ...groups } = await planEdition(readConfig(embeddedConfig, env), env, {
    realSources,
  });
  const programs = [...groups.emulators, ...groups.playground, ...groups.services];
  return { endpoints, programs: new Map(programs.map((program) => [program.name, program])) };
}

const services = ["ingest", "fetcher", "store", "library", "media"];

describe("planEdition", () => {
  it("brings emulators and the playground where nothing is given", async () => {
    const { programs } = await plan();
    expect([...programs.keys()]).to.deep.equal([
      "sqs",
      "dynamodb",
      "s3",
      "playground",
      ...services,
    ]);
  });

  it("brings no playground with a token, and leaves the sources alone", async () => {
    const { endpoints, programs } = await plan({ BOT_TOKEN: token });
    expect([...programs.keys()]).to.deep.equal(["sqs", "dynamodb", "s3", ...services]);
    expect(endpoints).to.include({ telegram: "https://api.telegram.org", playground: null });
    expect(programs.get("fetcher")?.env).not.to.have.property("SYNDICATION_API_ROOT");
  });

  it("brings no emulator for what the environment names", async () => {
    const own = "http://127.0.0.1:4566";
    const both = await plan({ AWS_ENDPOINT_URL: own });
    const queues = await plan({ AWS_ENDPOINT_URL_SQS: own });
    expect(both.endpoints).to.include({ sqs: own, dynamodb: own, s3: own });
    expect([...both.programs.keys()]).to.deep.equal(["playground", ...services]);
    expect([...queues.programs.keys()]).to.deep.equal([
      "dynamodb",
      "s3",
      "playground",
      ...services,
    ]);
  });

  it("keeps search files below DATA_DIR, unless told otherwise", async () => {
    const folderIn = async (env: Record<string, string>) =>
      (await plan(env)).programs.get("library")?.env.SEARCH_DIR;
    expect(await folderIn({ DATA_DIR: "/kept" })).to.equal("/kept/search");
    expect(await folderIn({ DATA_DIR: "/kept", SEARCH_DIR: "/fast" })).to.equal("/fast");
  });

  it("gives secrets only to who needs them", async () => {
    const { programs } = await plan({
      BOT_TOKEN: token,
      WEBHOOK_SECRET: "s".repeat(30),
      X_BEARER_TOKEN: "AAAA%2Fbbbb",
    });
    const holders = (name: string) =>
      [...programs.values()].filter(({ env }) => env[name] !== undefined).map(({ name }) => name);
    expect(holders("BOT_TOKEN")).to.deep.equal(["ingest", "store", "library"]);
    expect(holders("WEBHOOK_SECRET")).to.deep.equal(["ingest"]);
    expect(holders("X_BEARER_TOKEN")).to.deep.equal(["fetcher"]);
  });

  it("lets saves go before copies of media", async () => {
    const { programs } = await plan();
    const waiting = [...programs.values()].filter(({ isBackground }) => isBackground === true);
    expect(waiting.map(({ name }) => name)).to.deep.equal(["s3", "media"]);
  });

  it("opens only ingest and library to HOST, and tells an address that can be called", async () => {
    const { endpoints, programs } = await plan({ HOST: "0.0.0.0" });
    const open = [...programs.values()].filter(({ env }) => env.HOST !== "127.0.0.1");
    expect(open.map(({ name }) => name)).to.deep.equal(["ingest", "library"]);
    expect(endpoints.ingest).to.match(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it("points the sources at the playground, but for those that the environment names", async () => {
    const { endpoints, programs } = await plan({ FXTWITTER_API_ROOT: "http://127.0.0.1:9" });
    expect(programs.get("fetcher")?.env).to.include({
      SYNDICATION_API_ROOT: `${endpoints.playground}/sources/syndication`,
      VXTWITTER_API_ROOT: `${endpoints.playground}/sources/vxtwitter`,
      X_API_ROOT: `${endpoints.playground}/sources/x-api`,
      OEMBED_API_ROOT: `${endpoints.playground}/sources/oembed`,
      FXTWITTER_API_ROOT: "http://127.0.0.1:9",
    });
  });

  it("asks the real sources only when told to, and keeps the playground's chats", async () => {
    const args = async (realSources: boolean) =>
      (await plan({ DATA_DIR: "/kept" }, realSources)).programs.get("playground")?.args;
    const chats = ["--chats", "/kept/playground-chats.json"];
    expect([await args(false), await args(true)]).to.deep.equal([
      chats,
      ["--real-sources", ...chats],
    ]);
  });
});
