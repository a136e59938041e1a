import { Parser } from "htmlparser2";
import { countLines, decodeText } from "../decode-text.ts";
import { cutNote } from "../fields.ts";
import { FileTrouble, type SourceFile } from "../file.ts";
import { readLink } from "../link-of.ts";
import { readDate } from "../read-date.ts";
import { readTags } from "../read-tags.ts";
import type { ImportRecord } from "../record.ts";

/**
 * Bookmarks as browsers and other programs export them, in Netscape's format: a list in a list for each folder.
 * The path of a link's folders is a tag of it, such as `A/Work`; a `<DD>` after it is its note.
 */
export async function* readBookmarks(file: SourceFile): AsyncGenerator<ImportRecord> {
  const list = createList();
  for await (const chunk of decodeText(file.open())) {
    list.write(chunk);
    yield* list.take();
    if (list.isTooDeep()) {
      yield { kind: "unread", what: { kind: "broken" }, line: 1 };
      return;
    }
  }
  list.end();
  yield* list.take();
}

/** Nobody has so many folders in one another. */
const mostFolders = 1_000;
/** The more tags are open, the longer the parser takes for the next. Browsers leave one or two open for each folder. */
const mostOpenTags = 20_000;

type Bookmark = {
  readonly line: number;
  readonly href: string;
  readonly addDate: string;
  readonly tags: readonly string[];
  readonly path: string;
};

/** No tag and no comment is longer. */
const maxUnread = 4_000_000;

function createList() {
  const records: ImportRecord[] = [];
  /** Null for a list that no heading names, such as the outermost. */
  const folders: (string | null)[] = [];
  let heading: string | null = null;
  let bookmark: Bookmark | undefined;
  /** What the text that comes now belongs to. */
  let within: "heading" | "note" | undefined;
  let text = "";
  let openTags = 0;
  let isTooDeep = false;
  let linesBefore = 1;
  let chunk = "";
  let chunkAt = 0;
  /** How much was written since the parser last found something. It holds all of that. */
  let unread = 0;
  /** How far the lines of the chunk are counted. */
  let countedTo = 0;

  const countTo = (end: number) => {
    linesBefore += countLines(chunk.slice(countedTo, end));
    countedTo = Math.max(countedTo, end);
  };
  const lineNow = () => {
    countTo(parser.startIndex - chunkAt);
    return linesBefore;
  };
  const finish = () => {
    if (bookmark !== undefined) records.push(recordOf(bookmark, within === "note" ? text : ""));
    bookmark = undefined;
    within = undefined;
    text = "";
  };

  const opened: Record<string, (attributes: Record<string, string>) => void> = {
    h3() {
      finish();
      within = "heading";
    },
    dl() {
      finish();
      folders.push(heading);
      heading = null;
    },
    dt: finish,
    a({ href = "", add_date: addDate = "", tags = "" }) {
      finish();
      const path = folders.filter((name) => name !== null).join("/");
      bookmark = { line: lineNow(), href, addDate, tags: [tags], path };
    },
    dd() {
      within = bookmark === undefined ? undefined : "note";
      text = "";
    },
  };

  const parser = new Parser({
    onopentag(name, attributes) {
      unread = 0;
      openTags += 1;
      if (openTags > mostOpenTags || folders.length > mostFolders) {
        isTooDeep = true;
        parser.pause();
        return;
      }
      opened[name]?.(attributes);
    },
    ontext(data) {
      unread = 0;
      if (within !== undefined && text.length < 100_000) text += data;
    },
    onclosetag(name, isImplied) {
      openTags -= 1;
      if (name === "h3" && within === "heading") {
        heading = text.trim() || null;
        within = undefined;
        text = "";
      }
      if (name === "dl" && !isImplied) {
        finish();
        folders.pop();
      }
    },
  });

  return {
    write(next: string) {
      unread += next.length;
      if (unread > maxUnread) throw new FileTrouble("broken");
      countTo(chunk.length);
      chunkAt += chunk.length;
      chunk = next;
      countedTo = 0;
      parser.write(next);
    },
    end() {
      parser.end();
      finish();
    },
    isTooDeep: () => isTooDeep,
    take: () => records.splice(0),
  };
}

function recordOf({ line, href, addDate, tags, path }: Bookmark, dd: string): ImportRecord {
  const reading = readLink(href);
  if (reading.kind === "nothing") return { kind: "elsewhere", line };
  if (reading.kind !== "link") return { ...reading, line };
  const note = cutNote(dd);
  const savedAt = readDate(addDate);
  return {
    ...reading,
    line,
    tags: withPath(readTags(tags), path),
    ...(note === undefined ? {} : { note }),
    ...(savedAt === undefined ? {} : { savedAt }),
  };
}

/** The path comes first, so that it is none of those that are too many. */
const withPath = (tags: readonly string[], path: string): string[] =>
  path === ""
    ? [...tags]
    : [...new Set([path.slice(0, 256).toWellFormed(), ...tags])].slice(0, 100);
