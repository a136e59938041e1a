import { comparable } from "../../tweet/text/comparable.ts";
import type { TextLink } from "../../tweet/text/link-spans.ts";
import { type RawText, type ReadText, tweetText } from "../../tweet/text/tweet-text.ts";
import type { FxStatus } from "./schema.ts";

/**
 * Uses the raw text, because their own `text` loses t.co links that they cannot expand, keeps the
 * quoted post's link and the leading reply mentions, and garbles links that contain a `$`.
 */
export function fxText(
  status: FxStatus,
  attached: Pick<RawText, "quotedId" | "hasMedia">,
): ReadText {
  const { raw_text: raw, article, is_note_tweet: isNote } = status;
  if (raw === undefined) {
    // Without the raw text, a link that they lost cannot be told from none.
    const isWhole = false;
    return { text: status.text, endsInPostId: undefined, isWhole };
  }
  const links: TextLink[] = raw.facets.map(({ type, original, replacement, indices }) => ({
    kind: type,
    literal: original,
    expanded: replacement,
    // Beside a note, the links of media have their places in the post's shorter text.
    indices: isNote === true && type === "media" ? undefined : indices,
  }));
  // The facets leave out the article's link, although it is in the text.
  const articleId = typeof article === "object" ? (article.rest_id ?? article.id) : undefined;
  const [lastLink] = /https?:\/\/t\.co\/\w+$/.exec(raw.text.trimEnd()) ?? [];
  if (articleId && lastLink !== undefined && !links.some((link) => link.literal === lastLink)) {
    links.push({
      kind: "url",
      literal: lastLink,
      expanded: `https://x.com/i/article/${articleId}`,
    });
  }
  const read = tweetText({
    text: raw.text,
    isEscaped: isNote !== true,
    range: raw.display_text_range,
    rangeUnit: isNote === true ? "utf-16" : "code points",
    links,
    knownLink: article === undefined ? undefined : lastLink,
    ...attached,
  });
  return { ...read, isWhole: read.isWhole && !isBeginning(read.text, status.text) };
}

/** Whether their own text goes on where the raw one ends. */
function isBeginning(text: string, theirs: string): boolean {
  const [cut, whole] = [comparable(text).replace(/…$/, ""), comparable(theirs)];
  return cut.length < whole.replace(/…$/, "").length && whole.startsWith(cut);
}
