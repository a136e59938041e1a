import { apiRoot, commonConfig, portConfig, queueConfig, slotCount } from "@memory/shared/config";
import { type SourceName, sourceNames } from "@memory/shared/contracts/tweet";
import { z } from "zod";
import { fxTwitterRoot } from "./adapters/fxtwitter.ts";
import { syndicationRoot } from "./adapters/syndication.ts";
import type { Limits } from "./guard/guarded.ts";
import { publicLimits, sourceRates } from "./source-rates.ts";

const tweetSources = z
  .string()
  .default(sourceNames.join(","))
  .transform((text) => [...new Set(text.split(",").map((name) => name.trim()))])
  .pipe(z.array(z.enum(sourceNames)).min(1));

export const fetcherConfig = z.object({
  ...commonConfig,
  ...queueConfig,
  ...portConfig.fetcher,
  FETCHER_SLOTS: slotCount,
  TWEET_SOURCES: tweetSources,
  SYNDICATION_API_ROOT: apiRoot(syndicationRoot),
  FXTWITTER_API_ROOT: apiRoot(fxTwitterRoot),
  SOURCE_RATES: sourceRates,
});
type FetcherConfig = z.output<typeof fetcherConfig>;

/** The limits of a source: those given, else what the public one bears; a stand-in has none of its own. */
export function limitsOf(name: SourceName, config: FetcherConfig): Limits | undefined {
  const isPublic = {
    syndication: config.SYNDICATION_API_ROOT === syndicationRoot,
    fxtwitter: config.FXTWITTER_API_ROOT === fxTwitterRoot,
  }[name];
  const usual = isPublic ? publicLimits[name] : undefined;
  const given = config.SOURCE_RATES.get(name);
  return given === undefined ? usual : { inFlight: usual?.inFlight ?? Infinity, ...given };
}
