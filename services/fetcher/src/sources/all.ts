import type { SourceName } from "@memory/shared/contracts/tweet";
import { fxTwitter } from "./fxtwitter/source.ts";
import { oembed } from "./oembed/source.ts";
import type { SourceDefinition } from "./source.ts";
import { syndication } from "./syndication/source.ts";
import { vxTwitter } from "./vxtwitter/source.ts";
import { xApi } from "./x-api/source.ts";

/** Every source, in the order in which they are asked unless TWEET_SOURCES says otherwise. */
export const allSources: readonly SourceDefinition[] = [
  syndication,
  fxTwitter,
  vxTwitter,
  xApi,
  oembed,
];

export function definitionOf(name: SourceName): SourceDefinition {
  const definition = allSources.find((source) => source.name === name);
  if (definition === undefined) throw new Error(`sources/all.ts does not list ${name}`);
  return definition;
}
