import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { serveLocally } from "@memory/testing/serve-locally";

export type Reply = {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly type?: string;
  readonly body?: Buffer | string;
  /** `hang`: no answer. `cut`: hangs up in the middle. `endless`: goes on and on. `stall`: half, then nothing. */
  readonly fault?: "hang" | "cut" | "endless" | "stall" | "no-length";
  /** To so many requests; the next reply follows. Default: all. */
  readonly count?: number;
};
type Asked = {
  readonly path: string;
  readonly headers: Record<string, string | string[] | undefined>;
};

/** Stands in for X's media hosts: answers each path as told, everything else with 404, and remembers who asked. */
export async function startMediaHost() {
  const replies: { match: (path: string) => boolean; left: number; reply: Reply }[] = [];
  const asked: Asked[] = [];
  const server = await serveLocally(async ({ url = "", headers }, response) => {
    asked.push({ path: url, headers });
    const found = replies.find(({ match, left }) => left > 0 && match(url));
    if (found === undefined) return void response.writeHead(404).end("no such file");
    found.left -= 1;
    await send(response, found.reply);
  });
  return {
    root: server.url,
    asked: () => asked.map(({ path }) => path),
    requests: () => asked,
    /** The path begins with this text. Of two replies to one path the first that is not used up counts. */
    answers(path: string, ...given: Reply[]) {
      for (const reply of given)
        replies.push({ match: (url) => url.startsWith(path), left: reply.count ?? 1e9, reply });
    },
    clear() {
      replies.length = 0;
      asked.length = 0;
    },
    close: () => server.close(),
  };
}

const types: readonly [string, string][] = [
  ["\xff\xd8", "image/jpeg"],
  ["\x89PNG", "image/png"],
];

async function send(response: ServerResponse, reply: Reply): Promise<void> {
  const { status = 200, fault, headers = {} } = reply;
  const body = Buffer.from(reply.body ?? "");
  if (fault === "hang") return;
  const start = body.toString("latin1", 0, 4);
  const type = reply.type ?? types.find(([each]) => start.startsWith(each))?.[1] ?? "video/mp4";
  const isMeasured = fault !== "no-length" && fault !== "endless";
  const length = isMeasured ? { "content-length": String(body.length) } : {};
  response.writeHead(status, { "content-type": type, ...length, ...headers });
  if (fault === undefined || fault === "no-length") return void response.end(body);
  const half = body.subarray(0, body.length / 2);
  response.write(half);
  if (fault === "cut") {
    await pause(20);
    response.destroy();
  }
  while (fault === "endless" && !response.destroyed) {
    if (!response.write(Buffer.alloc(16_384))) await pause(5);
  }
}
