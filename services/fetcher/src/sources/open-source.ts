import type { RawAnswers, TweetSource } from "../ports.ts";
import { cached, keepAnswers, reread } from "./cache/cached.ts";
import { type CreateSource, recordResponses } from "./cache/record-responses.ts";
import { createReplay } from "./cache/replay.ts";
import { withCanary } from "./guard/canary.ts";
import { guarded } from "./guard/guarded.ts";
import type { Limits } from "./guard/turns.ts";
import { validated } from "./guard/validated.ts";
import type { Ask } from "./http/ask.ts";
import { observed, onBreaker, type Watch } from "./observed.ts";
import { createSource, type SourceDefinition } from "./source.ts";

type Options = {
  readonly ask: Ask;
  readonly limits: Limits | undefined;
  /** How many callers may wait for their turn at the source. */
  readonly maxWaiting: number;
  readonly rawAnswers: RawAnswers;
  readonly watch: Watch;
};

/** Opens a source with its cache, limits, breaker, canary and metrics. */
export function openSource(
  definition: SourceDefinition,
  { ask, limits, maxWaiting, rawAnswers, watch }: Options,
): {
  readonly live: TweetSource;
  /** Reads kept responses alone, however old they are. */
  readonly kept: TweetSource;
} {
  const { name, evidence } = definition;
  const create: CreateSource = (asking) => validated(createSource(definition, asking));
  const replay = createReplay(create);
  const recorded = recordResponses(create, ask, (tweetId, responses, lookup) =>
    keepAnswers(rawAnswers, name, { tweetId, responses, lookup }),
  );
  const believed = evidence.denials === "needs-canary" ? withCanary(recorded) : recorded;
  const { sourceAnswers } = watch.metrics;
  const onKept = () => sourceAnswers.inc({ source: name, outcome: "kept" });
  const guard = { limits, maxWaiting, onBreaker: onBreaker(name, watch) };
  const live = observed(guarded(believed, guard), watch);
  return {
    live: cached(live, { replay, rawAnswers, onKept }),
    kept: reread(recorded, { replay, rawAnswers }),
  };
}
