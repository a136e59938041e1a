import { fxtwitter } from "./fxtwitter.ts";
import { oembed } from "./oembed.ts";
import type { SourceStandIn } from "./source.ts";
import { syndication } from "./syndication.ts";
import { vxtwitter } from "./vxtwitter.ts";
import { xApi } from "./x-api.ts";

/** All simulated sources. To add one, add its entry here and a file that formats a sample for it. */
export const sources: ReadonlyMap<string, SourceStandIn> = new Map<string, SourceStandIn>([
  ["syndication", syndication],
  ["fxtwitter", fxtwitter],
  ["vxtwitter", vxtwitter],
  ["x-api", xApi],
  ["oembed", oembed],
]);
