import type { Media, Poll } from "@memory/shared/contracts/tweet";
import { replyTo, saved } from "../reply.ts";
import type { Chapter } from "../situation.ts";

const mediaOf = (kinds: readonly Media["kind"][]): Media[] =>
  kinds.map((kind, index) => ({ kind, url: `https://pbs.twimg.com/media/${index}.jpg` }));

const sentence = "A long text goes on for many more words than a short one. ";
const poll = (more: Partial<Poll>): Poll => ({
  options: [
    { label: "Tea", votes: 75 },
    { label: "Coffee", votes: 25 },
  ],
  ...more,
});
const card = { url: "https://example.org/tide", title: "The tide tables of 2026" };
const article = { title: "Ten years of tides", text: "The tide comes in. It goes out again." };

/** What a tweet that is kept whole can hold. */
export const keptTweets: Chapter = {
  title: "Tweets that are kept whole",
  situations: [
    {
      when: "A tweet with two photos, a video and a GIF.",
      read: replyTo(saved({ media: mediaOf(["photo", "photo", "video", "gif"]) })),
    },
    {
      when: "A tweet of pictures alone.",
      read: replyTo(saved({ text: "", media: mediaOf(["photo"]) })),
    },
    {
      when: "A long text that the reply has room for.",
      read: replyTo(saved({ text: sentence.repeat(12).trim() })),
    },
    {
      when: "A text that is longer than a reply can be. It is kept whole.",
      read: replyTo(saved({ text: sentence.repeat(60).trim() })),
    },
    {
      when: "A link with a preview of its page.",
      read: replyTo(saved({ text: "Read this", card })),
    },
    {
      when: "An article, in a tweet that consists of its link.",
      read: replyTo(saved({ text: "https://x.com/i/article/7", article })),
    },
    {
      when: "A poll that was open when it was read.",
      read: replyTo(
        saved({
          text: "What now?",
          poll: poll({ closed: false, endsAt: "2026-03-05T10:00:00.000Z" }),
        }),
      ),
    },
    {
      when: "A poll that is over.",
      read: replyTo(
        saved({
          text: "What now?",
          poll: poll({ closed: true, endsAt: "2026-03-05T10:00:00.000Z" }),
        }),
      ),
    },
    {
      when: "A poll whose votes and end no source tells.",
      read: replyTo(
        saved({ text: "What now?", poll: { options: [{ label: "Tea" }, { label: "Coffee" }] } }),
      ),
    },
    {
      when: "A tweet with a community note.",
      read: replyTo(saved({ communityNote: "The picture is of another bridge, taken in 1998." })),
    },
    { when: "A tweet that X marks as sensitive.", read: replyTo(saved({ sensitive: true })) },
    {
      when: "A tweet that was edited later; the link led to the earlier edition.",
      read: replyTo(saved({ edits: { ids: ["20", "21"], isStale: true } })),
    },
    {
      when: "The link of a repost. The original is kept.",
      read: replyTo(saved({ repostedBy: { handle: "nina_o", name: "Nina" } })),
    },
    { when: "A tweet whose day no source tells.", read: replyTo(saved({ postedAt: undefined })) },
  ],
};
