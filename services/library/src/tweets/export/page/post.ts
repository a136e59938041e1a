import type { Article, Media, Poll, Post, RelatedPost } from "@memory/shared/contracts/tweet";
import type { ExportLabels } from "../slice.ts";
import { isWebLink, profileUrl } from "../tweet-of.ts";
import { html, type Markup } from "./html.ts";

/** A link that tells the other side nothing of this page; with a scheme other than http only its label. */
export const anchor = (url: string, label: string | Markup): Markup =>
  isWebLink(url) ? html`<a href="${url}" rel="noreferrer">${label}</a>` : html`${label}`;

export const byline = ({ author, postedAt }: Post, { date }: ExportLabels): Markup =>
  html`<div class="by"><strong dir="auto">${author.name}</strong> <span class="soft"><bdi>${anchor(profileUrl(author), `@${author.handle}`)}</bdi>${
    postedAt === undefined
      ? undefined
      : html` · <time datetime="${postedAt}">${date(postedAt)}</time>`
  }</span></div>
`;

/** What a post says and shows. */
export const content = (post: Post, labels: ExportLabels): Markup => {
  const { card, poll, article, communityNote } = post;
  return html`${post.text !== "" && paragraph(post.text)}${
    post.media.length > 0 && mediaList(post.media, labels)
  }${poll && pollList(poll, labels)}${
    card && html`<p class="inset" dir="auto">🔗 ${anchor(card.url, card.title)}</p>\n`
  }${article && articleBox(article)}${
    communityNote !== undefined &&
    html`<div class="inset"><strong>${labels.communityNote}</strong>${paragraph(communityNote)}</div>\n`
  }`;
};

/** A text with its line breaks. Links in it can be followed. */
export const paragraph = (text: string): Markup =>
  html`<p class="text" dir="auto">${text
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((piece, index) => (index % 2 === 1 ? anchor(piece, piece) : piece))}</p>\n`;

const mediaList = (media: readonly Media[], labels: ExportLabels) =>
  html`<ul class="media">${media.map(
    ({ kind, url, altText }) =>
      html`<li dir="auto">${anchor(url, [labels.media[kind], ...(altText ? [altText] : [])].join(": "))}</li>`,
  )}</ul>\n`;

const pollList = ({ options }: Poll, { votes }: ExportLabels) =>
  html`<ul class="inset poll">${options.map(
    ({ label, votes: count }) =>
      html`<li dir="auto">${label}${count !== undefined && html` <span class="soft">${votes(count)}</span>`}</li>`,
  )}</ul>\n`;

const articleBox = ({ title, text, preview }: Article) =>
  html`<section class="inset"><strong dir="auto">${title}</strong>${paragraph(text ?? preview ?? "")}</section>\n`;

/** A post that the tweet quotes or answers, or why it is not there. */
export const related = (
  post: RelatedPost | undefined,
  title: string,
  labels: ExportLabels,
): Markup | undefined =>
  post &&
  html`<div class="inset"><div class="soft">${title}</div>${
    post.kind === "absent"
      ? html`<p>${labels.absent[post.why]}</p>`
      : html`${byline(post, labels)}${content(post, labels)}`
  }</div>\n`;

export const thread = (
  posts: readonly RelatedPost[] | undefined,
  labels: ExportLabels,
): Markup | undefined =>
  posts &&
  html`<div class="soft">${labels.thread}</div>
<ol class="thread">${posts.map(
    (post) =>
      html`<li>${post.kind === "absent" ? html`<span class="soft">${labels.absent[post.why]}</span>` : content(post, labels)}</li>`,
  )}</ol>
`;
