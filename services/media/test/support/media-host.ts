import { startPlayground } from "@memory/playground/app";
import type { Asked, Plan } from "@memory/playground/media/plans";

/** Without a body the answer is empty. */
export type Reply = Partial<Pick<Plan, "status" | "headers" | "type" | "fault" | "count">> & {
  readonly body?: Buffer | string;
};

/**
 * The playground's stand-in for X's media hosts. It answers each path as told and everything else with 404. The paths
 * of the video host begin with `/video/`.
 */
export async function startMediaHost() {
  const playground = await startPlayground();
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(playground.url + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: body === undefined ? {} : { "content-type": "application/json" },
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const requests = async () => (await (await ask("GET", "/sim/media")).json()) as Asked[];
  const answers = async (path: string, ...replies: Reply[]) => {
    const [name = "", query] = path.split("?", 2);
    const at = name.startsWith("/video/") ? name : `/pbs${name}`;
    // The plan that was made last comes first.
    for (const reply of replies.toReversed())
      await ask("PUT", `/sim/media${at}`, { ...planFor(reply), query });
  };
  const haveNothing = () =>
    Promise.all(["/*", "/video/*"].map((every) => answers(every, { status: 404 })));
  await haveNothing();
  return {
    roots: {
      PHOTO_ROOT: `${playground.url}/media/pbs`,
      VIDEO_ROOT: `${playground.url}/media/video`,
    },
    requests,
    asked: async (): Promise<string[]> =>
      (await requests()).map(
        ({ host, path, query }) =>
          `${host === "video" ? "/video" : ""}/${path}${query === "" ? "" : `?${query}`}`,
      ),
    /**
     * A path that ends in `*` stands for all that begin like it. Of two replies to one path the first that is not
     * used up counts.
     */
    answers,
    async clear(): Promise<void> {
      await ask("DELETE", "/sim");
      await haveNothing();
    },
    close: playground.close,
  };
}

const types: readonly [string, string][] = [
  ["\xff\xd8", "image/jpeg"],
  ["\x89PNG", "image/png"],
];

function planFor({ body = "", ...reply }: Reply) {
  // The stand-in makes a file that has no end.
  if (reply.fault === "endless") return reply;
  const bytes = Buffer.from(body);
  const start = bytes.toString("latin1", 0, 4);
  const type = types.find(([each]) => start.startsWith(each))?.[1] ?? "video/mp4";
  return { type, ...reply, body: bytes.toString("base64") };
}
