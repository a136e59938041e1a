/** A tweet written for the playground, before any source gives it its shape. */
export type Sample = SampleTweet | SampleAbsence;

export type SampleTweet = {
  kind: "tweet";
  id: string;
  /** What it is good for, in the list of samples. */
  shows: string;
  by: Person;
  /** ISO-8601 UTC; the id says the same. */
  postedAt: string;
  language: string;
  /** As people read it, but with links as t.co; trailing media links come from `media`. */
  text: string;
  links?: readonly Link[];
  media?: { tco: string; items: readonly SampleMedia[] };
  quotes?: SampleTweet;
  repliesTo?: SampleTweet;
  /** Its author's chain that it belongs to, itself included. */
  thread?: readonly SampleTweet[];
  /** A long post: the first so many characters are all that syndication tells. */
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
