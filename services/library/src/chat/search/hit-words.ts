import type { RelatedPost, Tweet } from "@memory/shared/contracts/tweet";
import { bold, escapeHtml } from "@memory/shared/telegram/html";
import { shownLine } from "@memory/shared/telegram/shown-text";
import { snippetOf } from "../../search/text/snippet.ts";
import type { FoundTweet } from "../../tweets/find-tweets.ts";
import type { Words } from "../../words/words.ts";
import { beginningOf } from "../tweets/list-line.ts";

const length = 160;
/** A longer text is searched for its words as far as this. */
const longestText = 20_000;

/** A hit's words in their context, in bold, as HTML. Where none stands in a text: how the tweet begins. */
export function hitWords({ kept, words: asked }: FoundTweet, words: Words): string {
  for (const [sign, text] of textsOf(kept.item.Tweet, kept.claim)) {
    const parts = snippetOf(shownLine(text.slice(0, longestText)), asked, length);
    if (!parts.some(({ isMatch }) => isMatch)) continue;
    const html = parts.map(({ text: part, isMatch }) =>
      isMatch ? bold(escapeHtml(part)) : escapeHtml(part),
    );
    return sign + html.join("");
  }
  return beginningOf(kept, words);
}

type Noted = { readonly Tags: readonly string[]; readonly Note?: string | undefined };

/** Every text of a tweet, and a sign for where it stands; that which is most likely looked for comes first. */
function textsOf(tweet: Tweet, { Tags, Note }: Noted): (readonly [sign: string, text: string])[] {
  const { text, article, card, poll, media, communityNote, quoted, replyContext, thread } = tweet;
  const texts: (readonly [string, string | undefined])[] = [
    ["", text],
    ["📝 ", Note],
    ["🏷 ", Tags.map((tag) => `#${tag.replace(/^#/, "")}`).join(" ")],
    ["📰 ", article && [article.title, article.text ?? article.preview ?? ""].join(" · ")],
    ["💬 ", textOf(quoted)],
    ...(thread ?? []).map((post) => ["🧵 ", textOf(post)] as const),
    ["↩️ ", textOf(replyContext)],
    ...media.map(({ altText }) => ["🖼 ", altText] as const),
    ["📊 ", poll?.options.map(({ label }) => label).join(" / ")],
    ["🔗 ", card && [card.title, card.description ?? ""].join(" · ")],
    ["👥 ", communityNote],
  ];
  return texts.flatMap(([sign, each]) => (each ? [[sign, each] as const] : []));
}

const textOf = (post: RelatedPost | undefined): string | undefined =>
  post?.kind === "found" ? `@${post.author.handle}: ${post.text}` : undefined;
