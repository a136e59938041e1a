/** A tweet that was written for the playground, independent of the format of any source. */
export type Sample = SampleTweet | SampleAbsence;

export type SampleTweet = {
  kind: "tweet";
  id: string;
  /** What it shows, for the list of samples. */
  shows: string;
  by: Person;
  /** ISO-8601 UTC. The snowflake id contains the same time. */
  postedAt: string;
  language: string;
  /**
   * The text as people read it, except that links are t.co ones. The media links at its end come from
   * `media`.
   */
  text: string;
  links?: readonly Link[];
  media?: { tco: string; items: readonly SampleMedia[] };
  quotes?: SampleTweet;
  repliesTo?: SampleTweet;
  /** The ids of its author's thread, its own included. */
  thread?: readonly SampleTweet[];
  /** Set for a long post: how many of its characters syndication gives. */
  cutAt?: number;
  likes: number;
  replies: number;
  reposts: number;
};

export type SampleAbsence = {
  kind: "absence";
  id: string;
  shows: string;
  handle: string;
  why: "deleted" | "protected";
};

export type Person = {
  id: string;
  handle: string;
  name: string;
  about: string;
  joinedAt: string;
  isVerified: boolean;
};

export type Link = { tco: string; url: string; shown: string };

export type SampleMedia = { id: string; key: string; width: number; height: number } & (
  | { type: "photo"; alt?: string }
  | { type: "video"; durationMs: number; variants: readonly Variant[] }
);
export type Variant = { size: string; bitrate: number; name: string };

export const linkTo = (sample: Sample): string =>
  `https://x.com/${sample.kind === "tweet" ? sample.by.handle : sample.handle}/status/${sample.id}`;
