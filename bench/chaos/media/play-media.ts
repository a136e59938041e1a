import type { chatWith } from "@memory/testing/chat";
import type { PlayedMedia, PlayedMedium } from "./plan-media.ts";

type Ask = ReturnType<typeof chatWith>["ask"];

/** Tells the stand-in for X's media hosts how to serve each file. */
export async function playMedia(media: PlayedMedia, ask: Ask): Promise<void> {
  for (const { behaviour, url } of [...media.values()].flat())
    if (behaviour.plan !== undefined) await ask("PUT", controlPath(url), behaviour.plan);
}

/** Has the hosts serve whole files where that is only a matter of time. */
export async function liftMedia(media: PlayedMedia, ask: Ask): Promise<void> {
  await ask("POST", "/sim/media", { down: false, latencyMs: 0, bytesPerSecond: null });
  for (const { behaviour, url } of [...media.values()].flat())
    if (behaviour.isLifted === true) await ask("PUT", controlPath(url), {});
}

/** A photo has one path, whichever format and size it is asked for in. */
function controlPath(url: string): string {
  const { hostname, pathname } = new URL(url);
  const isPhoto = hostname === "pbs.twimg.com";
  return `/sim/media/${isPhoto ? "pbs" : "video"}${isPhoto ? pathname.replace(/\.jpg$/, "") : pathname}`;
}

const size = { width: 640, height: 360 };
const durationMs = 10_000;

/** `mediaDetails` of syndication's answer. */
export const syndicatedMedia = (media: readonly PlayedMedium[]) =>
  media.length === 0 ? {} : { mediaDetails: media.map(syndicatedMedium) };

const syndicatedMedium = ({ kind, url, poster }: PlayedMedium) =>
  kind === "photo"
    ? { type: "photo", media_url_https: url, original_info: size }
    : {
        type: kind === "gif" ? "animated_gif" : "video",
        media_url_https: poster?.url,
        original_info: size,
        video_info: {
          ...(kind === "gif" ? {} : { duration_millis: durationMs }),
          variants: [{ content_type: "video/mp4", bitrate: bitrateOf(kind), url }],
        },
      };

const bitrateOf = (kind: PlayedMedium["kind"]) => (kind === "gif" ? 0 : 832_000);

/** `media` of fxtwitter's answer. */
export const fixedMedia = (media: readonly PlayedMedium[]) =>
  media.length === 0 ? {} : { media: { all: media.map(fixedMedium) } };

const fixedMedium = ({ kind, key, url, poster }: PlayedMedium) =>
  kind === "photo"
    ? { type: "photo", id: key, url: `${url}?name=orig`, ...size }
    : {
        type: kind,
        id: key,
        url,
        thumbnail_url: poster?.url,
        duration: kind === "gif" ? 0 : durationMs / 1_000,
        format: "video/mp4",
        formats: [{ url, bitrate: bitrateOf(kind), container: "mp4", codec: "h264" }],
        ...size,
      };
