import type { Article, Media, Poll, Post, RelatedPost } from "@memory/shared/contracts/tweet";
import type { ExportedFile } from "../files/exported-file.ts";
import type { FileAt } from "../files/file-at.ts";
import { whyNoFile } from "../files/why-no-file.ts";
import type { ExportLabels } from "../slice.ts";
import { isWebLink, profileUrl } from "../tweet-of.ts";
import { html, type Markup } from "./html.ts";

/** A link that tells the other side nothing of this page; with a scheme other than http only its label. */
export const anchor = (url: string, label: string | Markup): Markup =>
  isWebLink(url) ? html`<a href="${url}" rel="noreferrer">${label}</a>` : html`${label}`;

/** What the page says, and where the files of its entry are. */
export type PageLabels = ExportLabels & { readonly fileAt: FileAt };

export const byline = ({ author, postedAt }: Post, { date, fileAt }: PageLabels): Markup =>
  html`<div class="by">${picture(fileAt(author.avatarUrl), "", "avatar")}<strong dir="auto">${author.name}</strong> <span class="soft"><bdi>${anchor(profileUrl(author), `@${author.handle}`)}</bdi>${
    postedAt === undefined
      ? undefined
      : html` · <time datetime="${postedAt}">${date(postedAt)}</time>`
  }</span></div>
`;

/** What a post says and shows. */
export const content = (post: Post, labels: PageLabels): Markup => {
  const { card, poll, article, communityNote } = post;
  return html`${post.text !== "" && paragraph(post.text)}${
    post.media.length > 0 && mediaList(post.media, labels)
  }${poll && pollList(poll, labels)}${
    card &&
    html`<p class="inset" dir="auto">${picture(labels.fileAt(card.imageUrl), "", "wide")}🔗 ${anchor(card.url, card.title)}</p>\n`
  }${article && articleBox(article, labels)}${
    communityNote !== undefined &&
    html`<div class="inset"><strong>${labels.communityNote}</strong>${paragraph(communityNote)}</div>\n`
  }`;
};

/** A text with its line breaks. Links in it can be followed. */
export const paragraph = (text: string): Markup =>
  html`<p class="text" dir="auto">${text
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((piece, index) => (index % 2 === 1 ? anchor(piece, piece) : piece))}</p>\n`;

const mediaList = (media: readonly Media[], labels: PageLabels) =>
  html`<ul class="media">${media.map((each) => html`<li dir="auto">${medium(each, labels)}</li>`)}</ul>\n`;

/** The file itself, or a link to the source and why there is no file. */
function medium({ kind, url, altText, previewUrl }: Media, labels: PageLabels): Markup {
  const label = [labels.media[kind], ...(altText ? [altText] : [])].join(": ");
  const file = labels.fileAt(url);
  if (file?.path === undefined) {
    const why = file && whyNoFile(file, labels);
    const poster = kind === "photo" ? undefined : picture(labels.fileAt(previewUrl), label, "wide");
    return html`${poster}${anchor(url, label)}${why !== undefined && html` <span class="soft">${why}</span>`}`;
  }
  const caption = altText ? html`<span class="soft">${altText}</span>` : undefined;
  if (kind === "photo")
    return html`<a href="${file.path}">${picture(file, altText ?? "", "wide")}</a>${caption}`;
  const poster = labels.fileAt(previewUrl)?.path;
  return html`<video controls preload="none" src="${file.path}"${
    poster !== undefined && html` poster="${poster}"`
  }${sizeOf(file)}${kind === "gif" && html` loop muted`}></video>${caption}`;
}

/** Nothing if the export does not hold it. */
const picture = (file: ExportedFile | undefined, alt: string, name: "avatar" | "wide") =>
  file?.path !== undefined &&
  html`<img class="${name}" src="${file.path}" alt="${alt}" loading="lazy"${sizeOf(file)}>`;

/** Keeps the place of a picture that is not loaded yet. */
const sizeOf = ({ copy }: ExportedFile) =>
  "width" in copy &&
  copy.width !== undefined &&
  copy.height !== undefined &&
  html` width="${copy.width}" height="${copy.height}"`;

const pollList = ({ options }: Poll, { votes }: ExportLabels) =>
  html`<ul class="inset poll">${options.map(
    ({ label, votes: count }) =>
      html`<li dir="auto">${label}${count !== undefined && html` <span class="soft">${votes(count)}</span>`}</li>`,
  )}</ul>\n`;

const articleBox = ({ title, text, preview, coverUrl }: Article, { fileAt }: PageLabels) =>
  html`<section class="inset">${picture(fileAt(coverUrl), "", "wide")}<strong dir="auto">${title}</strong>${paragraph(text ?? preview ?? "")}</section>\n`;

/** A post that the tweet quotes or answers, or why it is not there. */
export const related = (
  post: RelatedPost | undefined,
  title: string,
  labels: PageLabels,
): Markup | undefined =>
  post &&
  html`<div class="inset"><div class="soft">${title}</div>${
    post.kind === "absent"
      ? html`<p>${labels.absent[post.why]}</p>`
      : html`${byline(post, labels)}${content(post, labels)}`
  }</div>\n`;

export const thread = (
  posts: readonly RelatedPost[] | undefined,
  labels: PageLabels,
): Markup | undefined =>
  posts &&
  html`<div class="soft">${labels.thread}</div>
<ol class="thread">${posts.map(
    (post) =>
      html`<li>${post.kind === "absent" ? html`<span class="soft">${labels.absent[post.why]}</span>` : content(post, labels)}</li>`,
  )}</ol>
`;
