import { fxtwitter } from "./fxtwitter.ts";
import type { SourceStandIn } from "./source.ts";
import { syndication } from "./syndication.ts";

/** Every source that is played. To add one: its entry here, and what it makes of a sample. */
export const sources: ReadonlyMap<string, SourceStandIn> = new Map([
  ["syndication", syndication],
  ["fxtwitter", fxtwitter],
]);
