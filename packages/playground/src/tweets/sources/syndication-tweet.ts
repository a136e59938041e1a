import type { SampleTweet } from "../samples/sample.ts";
import { cutText, type Mark, type WrittenText, writtenText } from "../samples/written-text.ts";
import { syndicationMedia } from "./syndication-media.ts";
import { pic } from "./twimg.ts";

/** A sample in the format of syndication since May 2026, which omits empty groups of entities. */
export function syndicationTweet(sample: SampleTweet) {
  const { quotes, repliesTo, replies } = sample;
  return {
    __typename: "Tweet",
    favorite_count: sample.likes,
    ...post(sample),
    conversation_count: replies,
    news_action_type: "conversation",
    ...(quotes === undefined ? {} : { quoted_tweet: related(quotes) }),
    ...(repliesTo === undefined ? {} : replyContext(repliesTo)),
    isEdited: false,
    isStaleEdit: false,
    ...(sample.cutAt === undefined ? {} : { note_tweet: { id: noteId(sample) } }),
  };
}

function post(sample: SampleTweet) {
  const { cutAt, media } = sample;
  const written = cutAt === undefined ? writtenText(sample) : cutText({ ...sample, cutAt });
  return {
    lang: sample.language,
    ...(media === undefined ? {} : { possibly_sensitive: false }),
    created_at: sample.postedAt,
    display_text_range: written.shownUtf16,
    entities: entities(written),
    id_str: sample.id,
    text: written.text,
    user: user(sample),
    ...editControl(sample),
    ...syndicationMedia(sample),
    ...(sample.thread?.[0] === undefined ? {} : { self_thread: { id_str: sample.thread[0].id } }),
  };
}

/** A quoted tweet or a parent. These have counts that the tweet itself does not have. */
const related = (sample: SampleTweet) => ({
  reply_count: sample.replies,
  retweet_count: sample.reposts,
  favorite_count: sample.likes,
  ...post(sample),
  isEdited: false,
  isStaleEdit: false,
});

const replyContext = (parent: SampleTweet) => ({
  in_reply_to_screen_name: parent.by.handle,
  in_reply_to_status_id_str: parent.id,
  in_reply_to_user_id_str: parent.by.id,
  parent: related(parent),
});

const user = ({ by }: SampleTweet) => ({
  id_str: by.id,
  name: by.name,
  screen_name: by.handle,
  is_blue_verified: by.isVerified,
  profile_image_shape: "Circle",
  verified: false,
  profile_image_url_https: `https://pbs.twimg.com/profile_images/${by.id}/DEMO0000_normal.jpg`,
});

const editControl = ({ id, postedAt }: SampleTweet) => ({
  edit_control: {
    edit_tweet_ids: [id],
    editable_until_msecs: String(Date.parse(postedAt) + 3_600_000),
    edits_remaining: "5",
    is_edit_eligible: false,
  },
});

function entities({ marks }: WrittenText) {
  const groups: Record<string, object[]> = {};
  for (const mark of marks) {
    const [group, entity] = entityOf(mark);
    groups[group] = [...(groups[group] ?? []), entity];
  }
  return groups;
}

function entityOf(mark: Mark): [string, object] {
  const { indices } = mark;
  switch (mark.kind) {
    case "hashtag":
      return ["hashtags", { indices, text: mark.tag }];
    case "mention":
      return [
        "user_mentions",
        { id_str: mark.id, indices, name: mark.name, screen_name: mark.handle },
      ];
    case "url": {
      const { shown, url, tco } = mark.link;
      return ["urls", { display_url: shown, expanded_url: url, indices, url: tco }];
    }
    case "media":
      return [
        "media",
        { display_url: pic(mark.tco), expanded_url: mark.page, indices, url: mark.tco },
      ];
  }
}

const noteId = ({ id }: SampleTweet): string =>
  Buffer.from(`NoteTweetResults:${BigInt(id) - 2_000_000n}`).toString("base64");
