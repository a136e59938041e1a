import type { Archive, Kept } from "@memory/archive/archive";
import type { Tweet } from "@memory/shared/contracts/tweet";
import { exampleClaim, exampleItem } from "@memory/testing/example-claim";
import { exampleTweet } from "@memory/testing/example-request";

type Labels = { readonly tags?: string[]; readonly note?: string };

const savedOn = (day: number) => `2026-01-${String(day).padStart(2, "0")}T12:00:00.000Z`;

function kept(day: number, change: Partial<Tweet>, { tags = [], note }: Labels = {}): Kept {
  const tweet = exampleTweet(change);
  const row = { TweetID: tweet.id, Timestamp: savedOn(day), ChangedAt: savedOn(day) };
  const { missing: Missing, text: Content, author, url: URL } = tweet;
  return {
    claim: exampleClaim({
      ...row,
      Missing,
      Tags: tags,
      ...(note === undefined ? {} : { Note: note }),
    }),
    item: exampleItem({
      ...row,
      Content,
      URL,
      Username: author.handle,
      Tweet: tweet,
      From: { chatTitle: "Birds of the lake" },
    }),
  };
}

const heron = { handle: "heron_watch", name: "Heron Watch" };
const photo = { kind: "photo" as const, url: "https://pbs.twimg.com/media/heron.jpg" };

/** What person 7 keeps in the situations, the newest first. */
export const keptTweets: readonly Kept[] = [
  kept(12, {
    id: "41",
    author: { handle: "kettle_lab", name: "Kettle Lab" },
    text: "Water at 96 °C, filmed so that nobody has to wait for it again",
    media: [{ kind: "video", url: "https://video.twimg.com/kettle.mp4" }],
  }),
  kept(
    11,
    {
      id: "42",
      author: heron,
      text: "Forty minutes on one leg. I gave up before it did.",
      media: [{ ...photo, altText: "A grey heron stands on one leg." }, photo],
      missing: ["thread"],
      quoted: { kind: "absent", why: "deleted" },
    },
    { tags: ["birds", "patience"], note: "show this to Ana" },
  ),
  kept(10, { id: "20" }, { tags: ["first"] }),
];

const noPages = async function* () {};

/** An archive with these tweets and nothing else, which remembers no change. */
export const archiveOf = (tweets: readonly Kept[]): Archive =>
  ({
    list: async () => ({ tweets }),
    openAll: async (_: string, ids: readonly string[]) =>
      tweets.filter(({ claim }) => ids.includes(claim.TweetID)),
    async open({ tweetId }: { tweetId: string }) {
      const found = tweets.find(({ claim }) => claim.TweetID === tweetId);
      return found === undefined ? undefined : { ...found, tweet: found.item.Tweet };
    },
    find: async ({ tweetId }: { tweetId: string }) =>
      tweets.find(({ claim }) => claim.TweetID === tweetId)?.claim,
    label: async () => "labelled",
    async *claims() {
      yield tweets.map(({ claim }) => claim);
    },
    changedSince: noPages,
    trashed: async () => ({
      tweets: tweets.slice(1).map((each) => ({ ...each, deletedAt: savedOn(20), expires: 0 })),
    }),
  }) as unknown as Archive;
