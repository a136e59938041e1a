import type { Author, Media, Poll, Post, RelatedPost } from "@memory/shared/contracts/tweet";
import { type FileAt, fileAtOf } from "../files/file-at.ts";
import { whyNoFile } from "../files/why-no-file.ts";
import type { LibraryEntry } from "../library-file.ts";
import type { ExportLabels } from "../slice.ts";
import { isWebLink, profileUrl, tweetOf, tweetUrl } from "../tweet-of.ts";

type Labels = ExportLabels & {
  readonly fileAt: FileAt;
  /** From the note to the folder that holds `media/`, such as `../`. */
  readonly toRoot: string;
};

/**
 * The note of a tweet in Markdown. What others wrote shows as they wrote it: its markup is escaped. `toRoot` leads
 * from the note to the folder that holds `media/`, such as `../`.
 */
export function markdownBody(
  entry: LibraryEntry,
  exportLabels: ExportLabels,
  toRoot: string,
): string {
  const tweet = tweetOf(entry);
  const labels: Labels = { ...exportLabels, fileAt: fileAtOf(entry), toRoot };
  const note = entry.note === undefined ? [] : [quote(text(entry.note))];
  const body =
    tweet === undefined
      ? [escaped(labels.toFollow)]
      : [
          ...related(tweet.replyContext, labels.answered, labels),
          byline(tweet, labels),
          ...post(tweet, labels),
          ...related(tweet.quoted, labels.quoted, labels),
          ...thread(tweet.thread, labels),
        ];
  const lacks = entry.missing.map((part) => labels.missing[part]).join(", ");
  const warning = lacks === "" ? [] : [`⚠️ ${escaped(`${labels.notKept}: ${lacks}`)}`];
  const end = link(labels.open, tweetUrl(entry));
  return `${[...note, ...body, ...warning, end].join("\n\n")}\n`;
}

const byline = ({ author, postedAt }: Post, { date }: ExportLabels): string =>
  [`**${line(author.name)}** ${handle(author)}`, ...(postedAt ? [line(date(postedAt))] : [])].join(
    " · ",
  );

const handle = (author: Author): string => link(`@${author.handle}`, profileUrl(author));

function post(found: Post, labels: Labels): string[] {
  const { article, card, poll, communityNote } = found;
  return [
    ...(found.text === "" ? [] : [text(found.text)]),
    ...found.media.map((each) => media(each, labels)),
    ...(poll === undefined ? [] : [pollLines(poll, labels)]),
    ...(card === undefined ? [] : [`🔗 ${link(card.title, card.url)}`]),
    ...(article === undefined ? [] : [`## ${line(article.title)}`]),
    ...(article === undefined ? [] : [text(article.text ?? article.preview ?? "")]),
    ...(communityNote === undefined
      ? []
      : [quote(`**${line(labels.communityNote)}**\n\n${text(communityNote)}`)]),
  ];
}

function media({ kind, url, altText }: Media, labels: Labels): string {
  const label = [labels.media[kind], ...(altText ? [altText] : [])].join(": ");
  const file = labels.fileAt(url);
  if (file?.path !== undefined) return `![${line(label)}](<${labels.toRoot}${file.path}>)`;
  const why = file === undefined ? undefined : whyNoFile(file, labels);
  return link(label, url) + (why === undefined ? "" : ` (${line(why)})`);
}

const pollLines = ({ options }: Poll, { votes }: ExportLabels): string =>
  options
    .map(({ label, votes: count }) => {
      const result = count === undefined ? "" : ` (${line(votes(count))})`;
      return `- ${line(label)}${result}`;
    })
    .join("\n");

function related(found: RelatedPost | undefined, title: string, labels: Labels): string[] {
  if (found === undefined) return [];
  const heading = `**${line(title)}**`;
  if (found.kind === "absent") return [quote(`${heading}: ${line(labels.absent[found.why])}`)];
  return [quote([heading, byline(found, labels), ...post(found, labels)].join("\n\n"))];
}

function thread(posts: readonly RelatedPost[] | undefined, labels: Labels): string[] {
  if (posts === undefined) return [];
  const written = posts.map((each, index) => {
    const number = `**${index + 1}/${posts.length}**`;
    if (each.kind === "absent") return `${number} ${line(labels.absent[each.why])}`;
    return [number, ...post(each, labels)].join("\n\n");
  });
  return [`## ${line(labels.thread)}`, ...written];
}

const quote = (markdown: string): string => markdown.replace(/^/gm, "> ");

const link = (label: string, url: string): string =>
  isWebLink(url)
    ? `[${line(label)}](<${url.replace(/[<>\s\\]/g, encodeURIComponent)}>)`
    : line(label);

/** In one line. */
const line = (words: string): string => escaped(words.replace(/\s+/g, " ").trim());

/** With its line breaks. */
const text = (words: string): string =>
  escaped(words)
    .replace(/\r\n?/g, "\n")
    .replace(/^[ \t]+/gm, "")
    .replace(/(\S)\n(?=[^\n])/g, "$1  \n");

const bareUrl = /(https?:\/\/[\w\-.~:/?#@!$&+,;=%]+)/;

/** Escapes the characters that Markdown or HTML might act on, but for those inside links, which stay links. */
const escaped = (words: string): string =>
  words
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]/gu, "")
    .split(bareUrl)
    .map((piece, index) => (index % 2 === 1 ? piece : escapedPiece(piece)))
    .join("");

const escapedPiece = (words: string): string =>
  words
    .replace(/[\\`*_{}[\]<>#|~$^=&%!]/g, "\\$&")
    .replace(/^(\s*)([-+])/gm, "$1\\$2")
    .replace(/^(\s*\d+)([.)])/gm, "$1\\$2");
