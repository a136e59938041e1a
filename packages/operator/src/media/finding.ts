/** Something about the copies of media that should not be. */
export type Finding =
  /** An object in the bucket that no row knows, so that nothing would ever remove it. */
  | { readonly kind: "unknown-object"; readonly sha256: string; readonly bytes: number }
  /** An object that was marked for erasure and is not erased. Nothing can be kept in its place. */
  | { readonly kind: "unfinished-erasure"; readonly sha256: string }
  /** A row says that an object serves a file which does not know it, so that the object would stay for ever. */
  | ({ readonly kind: "stray-reference" } & FileOfTweet)
  /** A file is said to be kept, and its object is not in the bucket. */
  | ({ readonly kind: "missing-object" } & FileOfTweet)
  /** A file is said to be kept, and its object has another size. */
  | ({ readonly kind: "wrong-size"; readonly bytes: number } & FileOfTweet)
  /** Files are kept of a tweet that nobody keeps any more. */
  | { readonly kind: "unkept-tweet"; readonly tweetId: string };

export type FindingKind = Finding["kind"];

/** A file of a tweet, and the object that is said to serve it. */
export type FileOfTweet = {
  readonly tweetId: string;
  readonly mediaKey: string;
  readonly sha256: string;
};
