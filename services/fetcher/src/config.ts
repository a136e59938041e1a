import { type SourceName, sourceNames } from "@memory/shared/contracts/tweet";
import {
  apiRoot,
  commonConfig,
  mirrorHosts,
  queueConfig,
  slotCount,
  tableConfig,
} from "@memory/shared/process/config";
import { fetcher } from "@memory/shared/programs/fetcher";
import { portConfig } from "@memory/shared/programs/port-config";
import { z } from "zod";
import { allSources, definitionOf } from "./sources/all.ts";
import type { Limits } from "./sources/guard/turns.ts";
import type { SourceDefinition } from "./sources/source.ts";
import { sourceRates } from "./sources/source-rates.ts";

const tweetSources = z
  .string()
  .default(allSources.map(({ name }) => name).join(","))
  .transform((text) => [...new Set(text.split(",").map((name) => name.trim()))])
  .pipe(z.array(z.enum(sourceNames)).min(1));

const bearerToken = z
  .string()
  .regex(/^[\w%~+/.=-]+$/, "is no bearer token")
  .optional();

/**
 * The variables that the sources' definitions name: where each source is, and its token if it needs
 * one.
 */
type SourceVariables = {
  readonly [root: SourceDefinition["rootVariable"]]: string;
  readonly [token: NonNullable<SourceDefinition["token"]>["variable"]]: string | undefined;
};

const sourceVariables: Record<keyof SourceVariables, z.ZodType> = Object.fromEntries(
  allSources.flatMap(({ root, rootVariable, token }) => [
    [rootVariable, apiRoot(root)],
    ...(token === undefined ? [] : [[token.variable, bearerToken]]),
  ]),
);

export const fetcherConfig = z
  .object({
    ...commonConfig,
    ...queueConfig,
    ...tableConfig,
    ...portConfig(fetcher),
    FETCHER_SLOTS: slotCount,
    MIRROR_HOSTS: mirrorHosts,
    TWEET_SOURCES: tweetSources,
    ...sourceVariables,
    SOURCE_RATES: sourceRates,
  })
  .superRefine((config, context) => {
    const lacking = config.TWEET_SOURCES.filter((name) => lacksToken(name, config));
    if (lacking.length < config.TWEET_SOURCES.length) return;
    const variables = lacking.map((name) => definitionOf(name).token?.variable);
    context.addIssue({
      code: "custom",
      path: ["TWEET_SOURCES"],
      message: `names no source but ${lacking}, which needs ${variables}`,
    });
  });
export type FetcherConfig = z.output<typeof fetcherConfig> & SourceVariables;

function lacksToken(name: SourceName, config: SourceVariables): boolean {
  const { token } = definitionOf(name);
  return token !== undefined && config[token.variable] === undefined;
}

/**
 * The limits of a source: those in SOURCE_RATES, else what the public service tolerates. A source
 * at another root than the public one, such as a stand-in, has no limits by default.
 */
export function limitsOf(name: SourceName, config: FetcherConfig): Limits | undefined {
  const { root, rootVariable, limits } = definitionOf(name);
  const usual = config[rootVariable] === root ? limits : undefined;
  const chosen = config.SOURCE_RATES.get(name);
  return chosen === undefined ? usual : { inFlight: usual?.inFlight ?? Infinity, ...chosen };
}
