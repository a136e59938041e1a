import type { MediumKind, WantedMedium } from "@memory/shared/contracts/media/media-requested";
import { avatarCandidates } from "./avatar-candidates.ts";
import type { Candidate } from "./candidate.ts";
import { filmCandidates } from "./film-candidates.ts";
import { photoCandidates } from "./photo-candidates.ts";

/** The addresses that a medium can be had from, the best first; each on one of X's media hosts. */
export const candidatesOf = (medium: WantedMedium): Candidate[] =>
  byKind[medium.kind](medium).filter(({ url }) => isOnMediaHost(url));

const picture =
  (candidates: (url: string) => Candidate[]) =>
  ({ url }: WantedMedium): Candidate[] =>
    isOnMediaHost(url) ? candidates(url) : [];

const still = picture((url) => {
  // A picture that has no extension and names no format, such as a card's, is asked for as it was told.
  const isPlain = !/\.\w+(?::\w+)?$|[?&]format=/.test(url);
  return isPlain ? [{ url }] : [...photoCandidates(url), { url, variant: "as-told" }];
});

const byKind: Record<MediumKind, (medium: WantedMedium) => Candidate[]> = {
  photo: picture(photoCandidates),
  cover: still,
  card: still,
  poster: still,
  avatar: picture(avatarCandidates),
  video: filmCandidates,
  gif: filmCandidates,
};

const mediaHosts: ReadonlySet<string> = new Set(["pbs.twimg.com", "video.twimg.com"]);

/** Over https, on exactly such a host, with no port or name of a user. */
function isOnMediaHost(url: string): boolean {
  const parsed = URL.parse(url);
  if (parsed?.protocol !== "https:" || !mediaHosts.has(parsed.host)) return false;
  return parsed.username === "" && parsed.password === "";
}
