const maxTags = 100;
const maxTagLength = 256;

/** Distinct tags without `#`, in order. `names` may hold several each, with commas between them. */
export function readTags(names: readonly string[]): string[] {
  const tags = names
    .flatMap((name) => name.split(/[,;|]/))
    .map((name) => name.trim().replace(/^#+/, "").trim())
    .filter((tag) => tag !== "" && tag.length <= maxTagLength);
  return [...new Set(tags)].slice(0, maxTags);
}
