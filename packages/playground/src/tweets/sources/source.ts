import type { Answer } from "../answer.ts";
import type { Sample } from "../samples/sample.ts";

export type Ask = {
  path: string;
  query: Readonly<Record<string, string | undefined>>;
  userAgent: string;
  authorization: string;
};

/** One tweet source as its stand-in plays it. */
export type SourceStandIn = {
  /** Which tweets a request is about, at least one, or what the source says to one that is wrong. */
  read(ask: Ask): { ids: readonly string[] } | Answer;
  render(sample: Sample): Answer;
  /** What it says of an id that it does not know. */
  unknown(id: string): Answer;
  tooMany: Answer;
  /** Where the real one answers for this id; only its own host is ever asked. */
  realUrl(id: string, ask: Ask): string;
  /** For a source that answers about many tweets at once, and knows its callers by a token. */
  many?: { join(answers: readonly Answer[]): Answer };
};
