/** What may be found at a host: the whole site, or one kind of page. */
export type HostKind = "x" | "fixer" | "mirror" | "embed" | "short" | "media";

/** Sites that show tweets under X's own paths. They come and go: callers may bring their own list. */
export const defaultMirrors: readonly string[] = [
  "nitter.net",
  "nitter.space",
  "nitter.tiekoetter.com",
  "xcancel.com",
  "lightbrd.com",
];

/** Hosts are compared whole and in lower case; a port other than the scheme's own makes another host. */
export const kindOfHost = (host: string, mirrors: readonly string[]): HostKind | undefined =>
  fixedHosts.get(host) ?? (mirrors.includes(host) ? "mirror" : undefined);

const under = (subdomains: readonly string[], hosts: readonly string[]) =>
  hosts.flatMap((host) => [host, ...subdomains.map((subdomain) => `${subdomain}.${host}`)]);

const hostsOfKind: Record<Exclude<HostKind, "mirror">, readonly string[]> = {
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
    ],
  ),
  embed: ["platform.twitter.com"],
  short: ["t.co"],
  media: ["pbs.twimg.com", "video.twimg.com", "pic.twitter.com", "pic.x.com"],
};

const fixedHosts = new Map(
  Object.entries(hostsOfKind).flatMap(([kind, hosts]) =>
    hosts.map((host) => [host, kind as HostKind] as const),
  ),
);
