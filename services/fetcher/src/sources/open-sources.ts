import { type FetcherConfig, limitsOf } from "../config.ts";
import type { RawAnswers } from "../ports.ts";
import { definitionOf } from "./all.ts";
import type { Watch } from "./observed.ts";
import { openSource } from "./open-source.ts";
import { connectSource } from "./source.ts";

type Ports = { readonly rawAnswers: RawAnswers; readonly watch: Watch };

/** Opens the configured sources in their order, without those that need a token and have none. */
export function openSources(config: FetcherConfig, { rawAnswers, watch }: Ports) {
  // Callers that wait hold a slot. Together they leave some free, in which the next people are met.
  const maxWaiting = Math.ceil(config.FETCHER_SLOTS / (config.TWEET_SOURCES.length + 1));
  const sources = config.TWEET_SOURCES.flatMap((name) => {
    const definition = definitionOf(name);
    const connection = connectSource(definition, {
      root: config[definition.rootVariable] ?? definition.root,
      token: definition.token && config[definition.token.variable],
      log: watch.log,
    });
    if (connection === undefined) return [];
    const { ask, close } = connection;
    const limits = limitsOf(name, config);
    return { ...openSource(definition, { ask, limits, maxWaiting, rawAnswers, watch }), close };
  });
  return {
    live: sources.map(({ live }) => live),
    /** The same sources, reading kept responses alone. */
    kept: sources.map(({ kept }) => kept),
    async close() {
      await Promise.all(sources.map(({ close }) => close()));
    },
  };
}
