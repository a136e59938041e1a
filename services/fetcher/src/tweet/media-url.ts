import type { Media } from "@memory/shared/contracts/tweet";

type Variant = NonNullable<Media["variants"]>[number];

const mediaHosts = new Set(["pbs.twimg.com", "video.twimg.com", "abs.twimg.com"]);

/** The URL if it is on one of X's media hosts, so that a later download goes nowhere else. */
export function mediaUrl(url: string | null | undefined): string | undefined {
  const parsed = URL.parse(url ?? "");
  if (parsed?.protocol !== "https:" || parsed.username !== "" || parsed.port !== "")
    return undefined;
  return mediaHosts.has(parsed.hostname) ? parsed.href : undefined;
}

/**
 * The URL of the original size: `/media/<key>.jpg` and its variants become `?format=jpg&name=orig`.
 */
export function photoUrl(url: string | null | undefined): string | undefined {
  const allowed = mediaUrl(url);
  if (allowed === undefined) return undefined;
  const { origin, pathname, searchParams } = new URL(allowed);
  const [, path, extension] = /^(\/media\/[\w-]+)(?:\.(\w+))?$/.exec(pathname) ?? [];
  if (path === undefined) return allowed;
  const format = extension ?? searchParams.get("format") ?? "jpg";
  return `${origin}${path}?format=${encodeURIComponent(format)}&name=orig`;
}

/** The URL of the 400×400 size. */
export const avatarUrl = (url: string | null | undefined): string | undefined =>
  mediaUrl(url)?.replace(/_(?:normal|200x200|bigger|mini)(?=\.\w+$)/, "_400x400");

/** The mp4 with the highest bitrate that every player supports (no HEVC), else any variant. */
export function bestVariant(variants: readonly Variant[]): Variant | undefined {
  const playable = variants.filter(({ url }) => !url.includes("/hevc/"));
  const [best] = playable
    .filter(({ contentType }) => contentType === "video/mp4")
    .sort((a, b) => (b.bitrate ?? 0) - (a.bitrate ?? 0));
  return best ?? playable[0] ?? variants[0];
}

/** The size in a video's path. It is the file's own, while the size in the post can be larger. */
export function sizeInPath(url: string): { width: number; height: number } | undefined {
  const [, width, height] = /\/(\d{2,5})x(\d{2,5})\//.exec(url) ?? [];
  return width === undefined ? undefined : { width: Number(width), height: Number(height) };
}
