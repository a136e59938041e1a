import { quoted, type Reading, readId, readLink } from "./link-of.ts";
import { readDate } from "./read-date.ts";
import { readTags } from "./read-tags.ts";
import type { Content } from "./record.ts";

/** The fields of one record, by their names in lower case without punctuation. */
export type Fields = ReadonlyMap<string, readonly string[]>;

export const fieldName = (name: string): string =>
  name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/*
 * What the fields of other programs' files are called. The link comes first, since it is what a spreadsheet does
 * not round. Fields of quoted, answered and reposted tweets are not named here: those were not kept.
 */
const links = [
  ...["tweeturl", "tweetlink", "posturl", "statusurl", "permalink", "permanenturl", "twitterurl"],
  ...["expandedurl", "url", "link", "href", "uri", "address"],
];
/** These name a tweet's id, whatever else is in the record. */
const tweetIds = ["tweetid", "tweetidstr", "idstr", "restid", "statusid", "postid"];
/** This may be the id of the record itself, in the program that wrote it. */
const anyIds = ["id"];
const tags = ["tags", "tag", "labels", "folders", "folder", "collection", "category", "categories"];
const notes = ["note", "notes", "comment", "comments", "annotation"];
/** Counts that a person has, and a tweet has not. */
const ofPeople = ["followerscount", "friendscount", "statusescount"];
const dates = [
  ...["savedat", "bookmarkedat", "bookmarkdate", "bookmarkedon", "dateadded", "addedat", "added"],
  ...["timeadded", "adddate", "likedat", "created", "timestamp"],
];

export const hasKnownField = (names: Iterable<string>): boolean => {
  const known = new Set([...links, ...tweetIds, ...anyIds]);
  return [...names].some((name) => known.has(name));
};

/** The one record that the fields describe. */
export function recordOf(fields: Fields): Content {
  const shown = quoted(allOf(fields).join(" "));
  if (ofPeople.some((name) => fields.has(name))) return { kind: "refused", why: "profile", shown };
  const reading = readingOf(fields);
  if (reading.kind === "nothing") return { kind: "refused", why: "no-link", shown };
  if (reading.kind !== "link") return reading;
  const note = textOf(fields, notes);
  const savedAt = dates
    .flatMap((name) => fields.get(name) ?? [])
    .map((text) => readDate(text))
    .find((date) => date !== undefined);
  return {
    ...reading,
    tags: readTags(tags.flatMap((name) => fields.get(name) ?? [])),
    ...(note === undefined ? {} : { note }),
    ...(savedAt === undefined ? {} : { savedAt }),
  };
}

function readingOf(fields: Fields): Reading {
  const of = (names: readonly string[], read: (text: string) => Reading) =>
    names.flatMap((name) => fields.get(name) ?? []).map(read);
  const linked = of(links, readLink);
  const identified = of(tweetIds, readId);
  const told = (readings: readonly Reading[]) => readings.find(({ kind }) => kind === "link");
  const sure = told(linked) ?? told(identified);
  if (sure !== undefined) return sure;
  const isLinked = linked.some(({ kind }) => kind !== "nothing");
  const others = isLinked ? [] : of(anyIds, readId);
  return (
    told(others) ??
    [...linked, ...identified, ...others].find(({ kind }) => kind !== "nothing") ?? {
      kind: "nothing",
    }
  );
}

const maxNote = 1_000;

function textOf(fields: Fields, names: readonly string[]): string | undefined {
  const texts = names.flatMap((name) => fields.get(name) ?? []).map((text) => text.trim());
  return cutNote(texts.filter((text) => text !== "").join("\n"));
}

/** A note as long as one that is written beside a link may be; undefined if there is none. */
export const cutNote = (note: string): string | undefined =>
  note.trim() === ""
    ? undefined
    : note
        .trim()
        .slice(0, maxNote)
        .replace(/[\uD800-\uDBFF]$/, "");

const allOf = (fields: Fields): string[] =>
  [...fields.values()].flat().filter((text) => text !== "");
