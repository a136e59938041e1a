import { linkTo, type Person, type SampleTweet } from "../samples/sample.ts";
import { type Mark, writtenNote, writtenText } from "../samples/written-text.ts";
import { fxMedia } from "./fxtwitter-media.ts";
import { pic } from "./twimg.ts";
import { xDate } from "./x-date.ts";

/** A sample in the format of FxTwitter's v2 API: complete, t.co links expanded, entities decoded. */
export function fxStatus(sample: SampleTweet): object {
  const { quotes, repliesTo } = sample;
  return {
    type: "status",
    url: linkTo(sample),
    id: sample.id,
    text: expanded(sample),
    raw_text: rawText(sample),
    author: fxAuthor(sample.by),
    replies: sample.replies,
    reposts: sample.reposts,
    likes: sample.likes,
    bookmarks: Math.round(sample.likes / 20),
    quotes: Math.round(sample.reposts / 10),
    embed_card: embedCard(sample),
    created_at: xDate(sample.postedAt),
    created_timestamp: Date.parse(sample.postedAt) / 1000,
    ...(sample.media === undefined ? {} : { possibly_sensitive: false }),
    views: null,
    is_note_tweet: sample.cutAt !== undefined,
    community_note: null,
    lang: sample.language,
    replying_to: repliesTo === undefined ? null : replyingTo(repliesTo),
    media: fxMedia(sample),
    ...(quotes === undefined ? {} : { quote: fxStatus(quotes) }),
    source: "Twitter Web App",
    provider: "twitter",
    reposted_by: null,
  };
}

export const fxAuthor = (person: Person) => ({
  screen_name: person.handle,
  url: `https://x.com/${person.handle}`,
  id: person.id,
  followers: 1234,
  following: 56,
  likes: 789,
  media_count: 12,
  statuses: 345,
  name: person.name,
  description: person.about,
  raw_description: { text: person.about, facets: [] },
  location: "",
  banner_url: null,
  avatar_url: `https://pbs.twimg.com/profile_images/${person.id}/DEMO0000_200x200.jpg`,
  joined: xDate(person.joinedAt),
  protected: false,
  website: null,
  verification: {
    verified: person.isVerified,
    verified_at: null,
    type: person.isVerified ? "individual" : null,
  },
  type: "profile",
});

const expanded = ({ text, links = [] }: SampleTweet): string =>
  links.reduce((whole, { tco, url }) => whole.replace(tco, url), text);

/** The display range. It counts code points, but UTF-16 units for a long text. */
function rawText(sample: SampleTweet) {
  const isNote = sample.cutAt !== undefined;
  const { text, marks, shownCodePoints } = isNote ? writtenNote(sample) : writtenText(sample);
  return {
    text,
    display_text_range: isNote ? [0, text.length] : shownCodePoints,
    facets: marks.flatMap((mark) => facets(mark, sample)),
  };
}

function facets(mark: Mark, { media }: SampleTweet): object[] {
  const { indices } = mark;
  switch (mark.kind) {
    case "hashtag":
      return [{ type: "hashtag", indices, original: mark.tag }];
    case "mention":
      return [{ type: "mention", indices, original: mark.handle, id: mark.id }];
    case "url": {
      const { tco, url, shown } = mark.link;
      return [{ type: "url", indices, original: tco, replacement: url, display: shown }];
    }
    case "media":
      return (media?.items ?? []).map(({ id }) => ({
        type: "media",
        indices,
        id,
        display: pic(mark.tco),
        original: mark.tco,
        replacement: mark.page,
      }));
  }
}

const replyingTo = ({ by, id }: SampleTweet) => ({
  screen_name: by.handle,
  status: id,
  url: `https://x.com/${by.handle}/status/${id}`,
  profile_url: `https://x.com/${by.handle}`,
});

function embedCard({ media }: SampleTweet): string {
  if (media === undefined) return "tweet";
  return media.items.some(({ type }) => type === "video") ? "player" : "summary_large_image";
}
