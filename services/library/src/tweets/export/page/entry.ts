import { fileAtOf } from "../files/file-at.ts";
import type { LibraryEntry } from "../library-file.ts";
import type { ExportLabels } from "../slice.ts";
import { tweetOf, tweetUrl } from "../tweet-of.ts";
import { html, type Markup } from "./html.ts";
import { anchor, byline, content, paragraph, related, thread } from "./post.ts";

/** A tweet of the library with all that is kept of it. */
export function entryMarkup(entry: LibraryEntry, exportLabels: ExportLabels): Markup {
  const tweet = tweetOf(entry);
  const labels = { ...exportLabels, fileAt: fileAtOf(entry) };
  return html`<article id="t${entry.id}" class="${entry.state}">
${entry.note !== undefined && html`<div class="note"><span class="soft">${labels.note}</span>${paragraph(entry.note)}</div>\n`}${
  tweet === undefined
    ? html`<p>${anchor(tweetUrl(entry), tweetUrl(entry))}</p><p class="soft">${labels.toFollow}</p>\n`
    : [
        related(tweet.replyContext, labels.answered, labels),
        byline(tweet, labels),
        content(tweet, labels),
        related(tweet.quoted, labels.quoted, labels),
        thread(tweet.thread, labels),
      ]
}${tagList(entry)}${facts(entry, labels)}</article>
`;
}

const tagList = ({ tags }: LibraryEntry) =>
  tags.length > 0 &&
  html`<ul class="tags">${tags.map((tag) => html`<li dir="auto">#${tag}</li>`)}</ul>\n`;

function facts(entry: LibraryEntry, labels: ExportLabels): Markup {
  const tweet = tweetOf(entry);
  const fact = (label: string, value: string | undefined) =>
    value !== undefined && html`<span>${label}: <bdi>${value}</bdi></span>`;
  const lacks = entry.missing.map((part) => labels.missing[part]).join(", ");
  return html`<div class="facts soft">${[
    fact(labels.saved, labels.date(entry.savedAt)),
    fact(labels.deleted, entry.state === "trashed" ? labels.date(entry.deletedAt) : undefined),
    fact(labels.foundIn, entry.from?.chatTitle),
    fact(labels.forwardedFrom, entry.from?.forwardedFrom),
    fact(labels.repostedBy, tweet?.repostedBy?.name),
    fact(labels.notKept, lacks === "" ? undefined : lacks),
    anchor(tweetUrl(entry), labels.open),
  ]}</div>
`;
}
