import type { Tweet } from "@memory/shared/contracts/tweet";

/** What a tweet has beside its words, as signs. */
export function marksOf({ media, thread, poll, quoted, missing }: Tweet): string {
  const count = (kind: string) => media.filter((each) => each.kind === kind).length;
  return [
    counted("🖼", count("photo")),
    counted("🎬", count("video") + count("gif")),
    counted("🧵", thread?.length ?? 0),
    poll === undefined ? "" : "📊",
    quoted === undefined ? "" : "💬",
    missing.length === 0 ? "" : "⚠️",
  ]
    .filter((mark) => mark !== "")
    .join(" ");
}

const counted = (mark: string, count: number): string => {
  if (count === 0) return "";
  return count === 1 ? mark : `${mark}${count}`;
};
