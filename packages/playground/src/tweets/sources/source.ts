import type { Answer } from "../answer.ts";
import type { Sample } from "../samples/sample.ts";

export type Ask = {
  path: string;
  query: Readonly<Record<string, string | undefined>>;
  userAgent: string;
  authorization: string;
};

/** The stand-in for one tweet source. */
export type SourceStandIn = {
  /** The ids that a request asks for, at least one, or the answer to a wrong request. */
  read(ask: Ask): { ids: readonly string[] } | Answer;
  render(sample: Sample): Answer;
  /** The answer for an unknown id. */
  unknown(id: string): Answer;
  tooMany: Answer;
  /** The URL of the real source for this id. Only its own host is ever asked. */
  realUrl(id: string, ask: Ask): string;
  /** Set for a source that answers about many tweets at once and authenticates callers by a token. */
  many?: { join(answers: readonly Answer[]): Answer };
};
