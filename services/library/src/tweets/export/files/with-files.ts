import type { Copies } from "@memory/copies/copies";
import { knownCopies } from "../../copies/known-copies.ts";
import type { LibraryEntry } from "../library-file.ts";
import { tweetOf } from "../tweet-of.ts";
import { filesOfTweet } from "./files-of-tweet.ts";

/** Each tweet's copies are a question of their own to the table: so many are asked ahead. */
const askedAhead = 16;

type Options = { readonly copies: Pick<Copies, "list">; readonly mostBytes: number };

/** The entries in their order, each with what is known of the copies of its files. */
export async function* withFiles(
  entries: AsyncIterable<LibraryEntry>,
  options: Options,
): AsyncGenerator<LibraryEntry> {
  const asked: Promise<LibraryEntry>[] = [];
  for await (const entry of entries) {
    const asking = withFilesOf(entry, options);
    // It is awaited in its turn; until then a failure is nobody's.
    asking.catch(() => {});
    asked.push(asking);
    const next = asked.length > askedAhead ? asked.shift() : undefined;
    if (next !== undefined) yield await next;
  }
  for (const asking of asked) yield await asking;
}

async function withFilesOf(
  entry: LibraryEntry,
  { copies, mostBytes }: Options,
): Promise<LibraryEntry> {
  const tweet = tweetOf(entry);
  if (tweet === undefined) return entry;
  const files = filesOfTweet(tweet, await knownCopies(tweet.id, copies), mostBytes);
  return files.length === 0 ? entry : { ...entry, files };
}
