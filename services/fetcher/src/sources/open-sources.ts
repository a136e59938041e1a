import type { SourceName } from "@memory/shared/contracts/tweet";
import { type FetcherConfig, limitsOf } from "../config.ts";
import type { RawAnswers } from "../ports.ts";
import type { Adapter } from "./cache/record-responses.ts";
import { fxTwitter } from "./fxtwitter/source.ts";
import { type Ask, createAsk } from "./http/ask.ts";
import type { Watch } from "./observed.ts";
import { oembed } from "./oembed/source.ts";
import { openSource } from "./open-source.ts";
import { syndication } from "./syndication/source.ts";
import { vxTwitter } from "./vxtwitter/source.ts";
import { createXAsk } from "./x-api/ask.ts";
import { xApi } from "./x-api/source.ts";

type Ports = { readonly rawAnswers: RawAnswers; readonly watch: Watch };
type Opened = { readonly adapter: Adapter; readonly ask: Ask; close(): Promise<void> };

/** The configured sources in their order; x-api takes part only with a token. */
export function openSources(config: FetcherConfig, { rawAnswers, watch }: Ports) {
  const open: Record<SourceName, () => Opened | undefined> = {
    syndication: () => ({
      adapter: syndication,
      ...createAsk("syndication", config.SYNDICATION_API_ROOT),
    }),
    fxtwitter: () => ({
      adapter: fxTwitter,
      ...createAsk("fxtwitter", config.FXTWITTER_API_ROOT),
    }),
    vxtwitter: () => ({
      adapter: vxTwitter,
      ...createAsk("vxtwitter", config.VXTWITTER_API_ROOT),
    }),
    "x-api": () => {
      const { X_API_ROOT: root, X_BEARER_TOKEN: bearer } = config;
      if (bearer === undefined) return undefined;
      return { adapter: xApi, ...createXAsk({ root, bearer, log: watch.log }) };
    },
    oembed: () => ({ adapter: oembed, ...createAsk("oembed", config.OEMBED_API_ROOT) }),
  };
  const sources = config.TWEET_SOURCES.flatMap((name) => {
    const opened = open[name]();
    if (opened === undefined) return [];
    const limits = limitsOf(name, config);
    return { ...openSource({ ...opened, name, limits, rawAnswers, watch }), close: opened.close };
  });
  return {
    live: sources.map(({ live }) => live),
    /** The same as their kept answers show them. */
    kept: sources.map(({ kept }) => kept),
    async close() {
      await Promise.all(sources.map(({ close }) => close()));
    },
  };
}
