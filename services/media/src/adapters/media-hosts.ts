import type { LookupFunction } from "node:net";
import { Pool } from "undici";
import { publicLookup } from "./public-lookup.ts";

export type MediaRoots = { readonly PHOTO_ROOT: string; readonly VIDEO_ROOT: string };
export type MediaHosts = ReturnType<typeof openMediaHosts>;

const publicRoots = {
  PHOTO_ROOT: "https://pbs.twimg.com",
  VIDEO_ROOT: "https://video.twimg.com",
} as const;

/** The longest that a connection may take to be made. */
const connectMs = 10_000;

/**
 * Connections to X's two media hosts, and to no other. One whose root is not the public one goes to that root,
 * which may be on this machine; else an address that is not public is refused.
 */
export function openMediaHosts(
  roots: MediaRoots,
  connections: number,
  lookup: LookupFunction = publicLookup(),
) {
  const open = (variable: keyof MediaRoots) => {
    const { origin, pathname } = new URL(roots[variable]);
    const isPublic = roots[variable] === publicRoots[variable];
    const guard = isPublic ? { lookup } : {};
    const pool = new Pool(origin, { connections, connect: { timeout: connectMs, ...guard } });
    return { pool, base: pathname.replace(/\/+$/, "") };
  };
  const hosts = { "pbs.twimg.com": open("PHOTO_ROOT"), "video.twimg.com": open("VIDEO_ROOT") };
  return {
    /** Undefined for an address on any other host. */
    find(url: string): { pool: Pool; path: string } | undefined {
      const parsed = URL.parse(url);
      if (parsed?.protocol !== "https:" || parsed.username !== "") return undefined;
      if (!Object.hasOwn(hosts, parsed.host)) return undefined;
      const host = hosts[parsed.host as keyof typeof hosts];
      return { pool: host.pool, path: host.base + parsed.pathname + parsed.search };
    },
    async close(): Promise<void> {
      await Promise.all(Object.values(hosts).map(({ pool }) => pool.destroy()));
    },
  };
}
