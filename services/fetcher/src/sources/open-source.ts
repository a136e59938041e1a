import type { SourceName } from "@memory/shared/contracts/tweet";
import type { RawAnswers, TweetSource } from "../ports.ts";
import { cached, keepAnswers, reread } from "./cache/cached.ts";
import { type Adapter, readTape, taped } from "./cache/record-responses.ts";
import { canaried } from "./guard/canary.ts";
import { guarded, type Limits } from "./guard/guarded.ts";
import { fitting } from "./guard/validated.ts";
import type { Ask } from "./http/ask.ts";
import { observed, onBreaker, type Watch } from "./observed.ts";

type Options = {
  readonly name: SourceName;
  readonly adapter: Adapter;
  readonly ask: Ask;
  readonly limits: Limits | undefined;
  readonly rawAnswers: RawAnswers;
  readonly watch: Watch;
};

/** A source with all that stands around it, and the same as its kept answers show it. */
export function openSource({ name, adapter: bare, ask, limits, rawAnswers, watch }: Options): {
  readonly live: TweetSource;
  readonly kept: TweetSource;
} {
  const adapter: Adapter = (asking) => fitting(bare(asking));
  const read = readTape(adapter);
  const asked = taped(adapter, ask, (tweetId, tape, lookup) =>
    keepAnswers(rawAnswers, name, { tweetId, tape, lookup }),
  );
  // X's own negatives are strong, and its canary would have to be paid for.
  const believed = name === "x-api" ? asked : canaried(asked);
  const { sourceAnswers } = watch.metrics;
  const onKept = () => sourceAnswers.inc({ source: name, outcome: "kept" });
  const live = observed(guarded(believed, limits, onBreaker(name, watch)), watch);
  return {
    live: cached(live, { read, rawAnswers, onKept }),
    kept: reread(asked, { read, rawAnswers }),
  };
}
