import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { Pool } from "undici";
import { bundled } from "../tweets/samples/bundled.ts";
import { sources } from "../tweets/sources/table.ts";
import type { Asked, Host } from "./plans.ts";

const origins: Readonly<Record<Host, string>> = {
  pbs: "https://pbs.twimg.com",
  video: "https://video.twimg.com",
};

const limits = { headersTimeout: 10_000, bodyTimeout: 10_000 };

export type RealMedia = ReturnType<typeof createRealMedia>;

/** Passes on what X's media hosts have, for tweets that the real sources tell of. */
export function createRealMedia() {
  const pools = {
    pbs: new Pool(origins.pbs, limits),
    video: new Pool(origins.video, limits),
  };
  return {
    async pass({ host, path, query }: Asked, response: ServerResponse): Promise<void> {
      try {
        const asked = `/${path}${query === "" ? "" : `?${query}`}`;
        const answer = await pools[host].request({ method: "GET", path: asked });
        const { "content-type": type, "content-length": length } = answer.headers;
        response.writeHead(answer.statusCode, {
          ...(type === undefined ? {} : { "content-type": String(type) }),
          ...(length === undefined ? {} : { "content-length": String(length) }),
        });
        await pipeline(answer.body, response);
      } catch {
        // Half an answer ends like that of a host that hangs up; without any, it cannot be reached.
        if (response.headersSent) response.destroy();
        else response.writeHead(502).end();
      }
    },
    close: () => Promise.all([pools.pbs.close(), pools.video.close()]),
  };
}

/** Whether a bundled tweet shows what is at this path, which the real hosts do not have. */
export const isBundled = (path: string): boolean => bundledPaths().has(stem(path));

let paths: ReadonlySet<string> | undefined;
function bundledPaths(): ReadonlySet<string> {
  const render = sources.get("syndication")?.render;
  const text = bundled.map((sample) => render?.(sample)?.body ?? "").join(" ");
  const urls = text.matchAll(/https:\/\/(?:pbs|video)\.twimg\.com\/([^"?\s]+)/g);
  paths ??= new Set([...urls].map(([, path = ""]) => stem(path)));
  return paths;
}

const stem = (path: string): string =>
  path
    .replace(/:\w+$/, "")
    .replace(/\.\w+$/, "")
    .replace(/_(?:normal|bigger|mini|\d+x\d+)$/, "");
