import { fold } from "../text/fold.ts";
import { type Condition, havings } from "./query.ts";

const synonyms: Readonly<Record<string, string>> = {
  photos: "photo",
  image: "photo",
  images: "photo",
  picture: "photo",
  pictures: "photo",
  videos: "video",
  film: "video",
  gif: "video",
  links: "link",
  quotes: "quote",
  threads: "thread",
  polls: "poll",
};

/** The condition that `name:value` stands for, or undefined if it is no filter but a text. */
export function parseFilter(name: string, value: string): Condition | undefined {
  const text = fold(value).trim();
  if (text === "") return undefined;
  switch (name) {
    case "from":
      return { kind: "from", text: text.replace(/^@/u, "") };
    case "tag":
      return { kind: "tag", text: text.replace(/^#/u, "") };
    case "lang":
    case "in":
      return { kind: name, text };
    case "has": {
      const wanted = synonyms[text] ?? text;
      const what = havings.find((having) => having === wanted);
      return what && { kind: "has", what };
    }
    case "is":
      return text === "incomplete" || text === "gone" ? { kind: "is", what: text } : undefined;
    case "before":
    case "until": {
      const date = dateOf(text);
      return date === undefined ? undefined : { kind: "time", until: date };
    }
    case "after":
    case "since": {
      const date = dateOf(text);
      return date === undefined ? undefined : { kind: "time", from: date };
    }
    default:
      return undefined;
  }
}

/** `2024`, `2024-5` or `2024-05-03` (also with `/` or `.`) as the beginning of an ISO-8601 date. */
function dateOf(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?$/u.exec(text) ?? [];
  if (year === undefined) return undefined;
  if (Number(month ?? 1) > 12 || Number(month ?? 1) < 1) return undefined;
  if (Number(day ?? 1) > 31 || Number(day ?? 1) < 1) return undefined;
  return [year, month?.padStart(2, "0"), day?.padStart(2, "0")]
    .filter((part) => part !== undefined)
    .join("-");
}
