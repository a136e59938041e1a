import { type SourceName, sourceNames } from "@memory/shared/contracts/tweet";
import {
  apiRoot,
  commonConfig,
  queueConfig,
  slotCount,
  tableConfig,
} from "@memory/shared/process/config";
import { fetcher } from "@memory/shared/programs/fetcher";
import { portConfig } from "@memory/shared/programs/port-config";
import { z } from "zod";
import { fxTwitterRoot } from "./sources/fxtwitter/source.ts";
import type { Limits } from "./sources/guard/guarded.ts";
import { oembedRoot } from "./sources/oembed/source.ts";
import { publicLimits, sourceRates } from "./sources/source-rates.ts";
import { syndicationRoot } from "./sources/syndication/source.ts";
import { vxTwitterRoot } from "./sources/vxtwitter/source.ts";
import { xApiRoot } from "./sources/x-api/source.ts";

const tweetSources = z
  .string()
  .default(sourceNames.join(","))
  .transform((text) => [...new Set(text.split(",").map((name) => name.trim()))])
  .pipe(z.array(z.enum(sourceNames)).min(1));

export const fetcherConfig = z
  .object({
    ...commonConfig,
    ...queueConfig,
    ...tableConfig,
    ...portConfig(fetcher),
    FETCHER_SLOTS: slotCount,
    TWEET_SOURCES: tweetSources,
    SYNDICATION_API_ROOT: apiRoot(syndicationRoot),
    FXTWITTER_API_ROOT: apiRoot(fxTwitterRoot),
    VXTWITTER_API_ROOT: apiRoot(vxTwitterRoot),
    X_API_ROOT: apiRoot(xApiRoot),
    OEMBED_API_ROOT: apiRoot(oembedRoot),
    X_BEARER_TOKEN: z
      .string()
      .regex(/^[\w%~+/.=-]+$/, "is no bearer token")
      .optional(),
    SOURCE_RATES: sourceRates,
  })
  .refine(
    (config) => config.X_BEARER_TOKEN !== undefined || `${config.TWEET_SOURCES}` !== "x-api",
    {
      path: ["TWEET_SOURCES"],
      error: "names no source but x-api, which needs X_BEARER_TOKEN",
    },
  );
export type FetcherConfig = z.output<typeof fetcherConfig>;

/** The limits of a source: those given, else what the public one bears; a stand-in has none of its own. */
export function limitsOf(name: SourceName, config: FetcherConfig): Limits | undefined {
  const isPublic = {
    syndication: config.SYNDICATION_API_ROOT === syndicationRoot,
    fxtwitter: config.FXTWITTER_API_ROOT === fxTwitterRoot,
    vxtwitter: config.VXTWITTER_API_ROOT === vxTwitterRoot,
    "x-api": config.X_API_ROOT === xApiRoot,
    oembed: config.OEMBED_API_ROOT === oembedRoot,
  }[name];
  const usual = isPublic ? publicLimits[name] : undefined;
  const given = config.SOURCE_RATES.get(name);
  return given === undefined ? usual : { inFlight: usual?.inFlight ?? Infinity, ...given };
}
