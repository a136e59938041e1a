import type { MirrorHosts } from "@memory/shared/contracts/links/hosts";
import { parseLink } from "@memory/shared/contracts/links/parse-link";
import { scanText } from "@memory/shared/contracts/links/scan-text";
import type { Command } from "./command-in-message.ts";
import { replaceRanges } from "./replace-ranges.ts";
import type { Entity, Message } from "./telegram-update.ts";

const maxNoteLength = 1000;
const maxTags = 100;
const maxTagLength = 256;

/** The distinct hashtags of a message as they were written, without #. */
export function tagsIn(message: Message): string[] {
  const { text, entities } = writtenIn(message);
  const tags = entities
    .filter(({ type }) => type === "hashtag")
    .map(({ offset, length }) => text.slice(offset + 1, offset + length).split("@")[0] ?? "");
  return [...new Set(tags)]
    .filter((tag) => tag !== "" && tag.length <= maxTagLength)
    .slice(0, maxTags);
}

/**
 * What the person wrote besides X links, tags and command. Undefined for a forwarded text, which is not
 * theirs.
 */
export function noteIn(
  message: Message,
  command: Command | undefined,
  mirrorHosts?: MirrorHosts,
): string | undefined {
  if (message.forward_origin !== undefined) return undefined;
  const { text, entities } = writtenIn(message);
  const ranges = [
    ...entities.filter((entity) => entity.type === "hashtag" || isXLink(entity, text, mirrorHosts)),
    ...scanText(text).flatMap(({ start: offset, candidate }) =>
      parseLink(candidate, mirrorHosts) === undefined ? [] : [{ offset, length: candidate.length }],
    ),
    ...(command === undefined ? [] : [{ offset: 0, length: command.length }]),
  ];
  const note = replaceRanges(text, ranges, () => "")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n[ \n]*/g, "\n")
    .trim();
  const saysSomething = /[\p{L}\p{N}\p{S}]/u.test(note);
  return saysSomething ? shorten(note) : undefined;
}

const writtenIn = ({ text, entities, caption, caption_entities }: Message) => ({
  text: text ?? caption ?? "",
  entities: entities ?? caption_entities ?? [],
});

const isXLink = ({ type, offset, length }: Entity, text: string, mirrors: MirrorHosts): boolean =>
  type === "url" && parseLink(text.slice(offset, offset + length), mirrors) !== undefined;

/** Cuts a note without splitting a surrogate pair. */
const shorten = (note: string): string =>
  note
    .slice(0, maxNoteLength)
    .replace(/[\uD800-\uDBFF]$/, "")
    .trim();
