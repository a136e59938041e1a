/** A source's response, before it is interpreted. */
export type Answer = {
  readonly status: number;
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The body; empty if it is not declared as JSON. */
  readonly text: string;
  /** The parsed body; undefined if it is not declared as JSON. */
  readonly json: unknown;
  /** ISO-8601 UTC. */
  readonly readAt: string;
};
