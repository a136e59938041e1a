/** Further hosts than the known ones that show tweets under X's own paths, in lower case. */
export type MirrorHosts = ReadonlySet<string> | undefined;

/** The kind of site at a host, which decides how its paths are read. */
export type HostKind = "x" | "fixer" | "mirror" | "embed" | "short" | "media";

/**
 * Compares the whole host in lower case. A host with a port is unknown, unless it is the scheme's
 * default.
 */
export const kindOfHost = (host: string, mirrorHosts?: MirrorHosts): HostKind | undefined =>
  kinds.get(host) ?? (mirrorHosts?.has(host) === true ? "mirror" : undefined);

const under = (subdomains: readonly string[], hosts: readonly string[]) =>
  hosts.flatMap((host) => [host, ...subdomains.map((subdomain) => `${subdomain}.${host}`)]);

const hostsOfKind: Record<HostKind, readonly string[]> = {
  x: under(["www", "mobile", "m"], ["x.com", "twitter.com"]),
  fixer: under(
    ["d", "dl", "i", "g", "t", "m", "o"],
    [
      "fxtwitter.com",
      "vxtwitter.com",
      "fixupx.com",
      "fixvx.com",
      "twittpr.com",
      "xfixup.com",
      "twitterez.com",
      "pxtwitter.com",
      "girlcockx.com",
      "stupidpenisx.com",
      "cunnyx.com",
    ],
  ),
  // Sites that show tweets under X's own paths.
  mirror: [
    "nitter.net",
    "nitter.space",
    "nitter.tiekoetter.com",
    "nitter.poast.org",
    "nitter.privacydev.net",
    "nitter.privacyredirect.com",
    "nitter.catsarch.com",
    "nitter.tinfoil-hat.net",
    "nitter.cz",
    "nitter.it",
    "nitter.1d4.us",
    "nitter.fdn.fr",
    "nitter.kavin.rocks",
    "nitter.unixfox.eu",
    "nuku.trabun.org",
    "xcancel.com",
    "lightbrd.com",
    "twiiit.com",
  ],
  embed: ["platform.twitter.com"],
  short: ["t.co"],
  media: ["pbs.twimg.com", "video.twimg.com", "pic.twitter.com", "pic.x.com"],
};

const kinds = new Map(
  Object.entries(hostsOfKind).flatMap(([kind, hosts]) =>
    hosts.map((host) => [host, kind as HostKind] as const),
  ),
);
