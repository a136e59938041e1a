import { fxtwitter } from "./fxtwitter.ts";
import { oembed } from "./oembed.ts";
import type { SourceStandIn } from "./source.ts";
import { syndication } from "./syndication.ts";
import { vxtwitter } from "./vxtwitter.ts";
import { xApi } from "./x-api.ts";

/** Every source that is played. To add one: its entry here, and what it makes of a sample. */
export const sources: ReadonlyMap<string, SourceStandIn> = new Map<string, SourceStandIn>([
  ["syndication", syndication],
  ["fxtwitter", fxtwitter],
  ["vxtwitter", vxtwitter],
  ["x-api", xApi],
  ["oembed", oembed],
]);
