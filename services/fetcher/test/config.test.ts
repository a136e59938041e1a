import { StartError } from "@memory/shared/errors";
import { readConfig } from "@memory/shared/process/config";
import { expect } from "chai";
import { type FetcherConfig, fetcherConfig, limitsOf } from "../src/config.ts";

const read = (env: Record<string, string>): FetcherConfig => readConfig(fetcherConfig, env);
const limits = (env: Record<string, string>) => {
  const config = read(env);
  return { syndication: limitsOf("syndication", config), fxtwitter: limitsOf("fxtwitter", config) };
};
const mistake = (env: Record<string, string>) => {
  try {
    read(env);
    return undefined;
  } catch (error) {
    return error instanceof StartError ? error.message : error;
  }
};

describe("the fetcher's configuration", () => {
  it("needs nothing", () => {
    const { TWEET_SOURCES, FETCHER_SLOTS, X_BEARER_TOKEN, ...rest } = read({});
    const roots = Object.entries(rest).filter(([name]) => name.endsWith("_API_ROOT"));
    expect({
      TWEET_SOURCES,
      FETCHER_SLOTS,
      X_BEARER_TOKEN,
      ...Object.fromEntries(roots),
    }).to.deep.equal({
      TWEET_SOURCES: ["syndication", "fxtwitter", "vxtwitter", "x-api", "oembed"],
      FETCHER_SLOTS: 50,
      X_BEARER_TOKEN: undefined,
      SYNDICATION_API_ROOT: "https://cdn.syndication.twimg.com",
      FXTWITTER_API_ROOT: "https://api.fxtwitter.com",
      VXTWITTER_API_ROOT: "https://api.vxtwitter.com",
      X_API_ROOT: "https://api.x.com",
      OEMBED_API_ROOT: "https://publish.x.com",
    });
  });

  it("takes sources in the order they are named", () => {
    expect(read({ TWEET_SOURCES: "fxtwitter, syndication" }).TWEET_SOURCES).to.deep.equal([
      "fxtwitter",
      "syndication",
    ]);
    expect(read({ TWEET_SOURCES: "fxtwitter" }).TWEET_SOURCES).to.deep.equal(["fxtwitter"]);
  });

  for (const TWEET_SOURCES of ["nitter", "syndication,,", "syndication;fxtwitter"]) {
    it(`refuses the sources ${TWEET_SOURCES}`, () => {
      expect(mistake({ TWEET_SOURCES })).to.match(/TWEET_SOURCES/);
    });
  }

  it("takes a bearer token as X writes it, and never repeats one that is none", () => {
    const token = "AAAAAAAAAAAAAAAAAAAAAMLheAAAAAAA0%2BuSeid%2BULvsea4JtiGRiSDSJSI%3D";
    expect(read({ X_BEARER_TOKEN: token }).X_BEARER_TOKEN).to.equal(token);
    const X_BEARER_TOKEN = "secret\nheader: x";
    expect(mistake({ X_BEARER_TOKEN }))
      .to.match(/X_BEARER_TOKEN/)
      .and.not.match(/secret/);
  });

  it("refuses X's API as the only source without its token", () => {
    const TWEET_SOURCES = "x-api";
    expect(mistake({ TWEET_SOURCES })).to.match(/needs X_BEARER_TOKEN/);
    expect(mistake({ TWEET_SOURCES, X_BEARER_TOKEN: "AAAA" })).to.equal(undefined);
  });

  it("keeps to what the public sources bear", () => {
    const config = read({});
    const bears = config.TWEET_SOURCES.map((name) => [name, limitsOf(name, config)]);
    expect(Object.fromEntries(bears)).to.deep.equal({
      syndication: { perSecond: 1, burst: 5, inFlight: 2 },
      fxtwitter: { perSecond: 3, burst: 3, inFlight: 4 },
      vxtwitter: { perSecond: 0.5, burst: 1, inFlight: 1 },
      "x-api": undefined,
      oembed: { perSecond: 1, burst: 1, inFlight: 1 },
    });
    const spelled = { SYNDICATION_API_ROOT: "https://cdn.syndication.twimg.com/" };
    expect(limits(spelled).syndication).to.deep.equal({ perSecond: 1, burst: 5, inFlight: 2 });
  });

  it("sets no limit for a stand-in, unless one is given", () => {
    const FXTWITTER_API_ROOT = "http://127.0.0.1:8080/fxtwitter";
    expect(limits({ FXTWITTER_API_ROOT }).fxtwitter).to.equal(undefined);
    expect(
      limits({ FXTWITTER_API_ROOT, SOURCE_RATES: "fxtwitter=20/40/8" }).fxtwitter,
    ).to.deep.equal({ perSecond: 20, burst: 40, inFlight: 8 });
  });

  it("fills in what a rate leaves out", () => {
    const SYNDICATION_API_ROOT = "http://127.0.0.1:8080/syndication";
    const SOURCE_RATES = "syndication=0.5, fxtwitter=2.5/7";
    expect(limits({ SYNDICATION_API_ROOT, SOURCE_RATES })).to.deep.equal({
      syndication: { perSecond: 0.5, burst: 1, inFlight: Number.POSITIVE_INFINITY },
      fxtwitter: { perSecond: 2.5, burst: 7, inFlight: 4 },
    });
  });

  for (const SOURCE_RATES of [
    "fast",
    "nitter=1",
    "syndication=0",
    "syndication=-1",
    "syndication=1/0",
    "syndication=1/1/0",
    "syndication=1,syndication=2",
    "syndication=1/2/3/4",
  ]) {
    it(`refuses the rates ${SOURCE_RATES}`, () => {
      expect(mistake({ SOURCE_RATES })).to.match(/SOURCE_RATES is not of the form/);
    });
  }
});
