import { until } from "@memory/testing/until";
import { type Playground, type PlaygroundOptions, startPlayground } from "../src/app.ts";

export const token = "123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

export type Answer = {
  ok: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: results are compared, not relied upon
  result?: any;
  error_code?: number;
  description?: string;
  parameters?: { retry_after?: number };
};

/** Starts a playground, with shortcuts for calling it over HTTP. */
export async function openPlayground(options: PlaygroundOptions = {}) {
  const playground: Playground = await startPlayground(options);
  const request = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(playground.url + path, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    // biome-ignore lint/suspicious/noExplicitAny: what the control interface answers is compared
    return { status: answer.status, body: (await answer.json()) as any };
  };
  /** Calls the Bot API the way node-telegram-bot-api does: a form with nested fields as JSON. */
  const call = async (method: string, params: Record<string, unknown> = {}): Promise<Answer> => {
    const form = new URLSearchParams();
    for (const [name, value] of Object.entries(params)) {
      form.set(name, typeof value === "object" ? JSON.stringify(value) : String(value));
    }
    const answer = await fetch(`${playground.url}/bot${token}/${method}`, {
      method: "POST",
      body: form,
    });
    return (await answer.json()) as Answer;
  };
  return {
    url: playground.url,
    close: playground.close,
    request,
    call,
    /**
     * The content of the next update of this kind. Confirms the updates before it, because a second poll for
     * the same updates within half a second gets only the first of them.
     */
    async nextUpdate(kind: string) {
      let confirmed = {};
      return until("the update", async () => {
        const { result: updates } = await call("getUpdates", { timeout: 1, ...confirmed });
        if (updates.length > 0) confirmed = { offset: updates.at(-1).update_id + 1 };
        return updates.map((update: Record<string, unknown>) => update[kind]).find(Boolean);
      });
    },
    // biome-ignore lint/suspicious/noExplicitAny: what the control interface answers is compared
    async sim(path: string, body?: unknown): Promise<any> {
      const { status, body: answer } = await request(
        body === undefined ? "GET" : "POST",
        `/sim/${path}`,
        body,
      );
      if (status !== 200) throw new Error(`/sim/${path}: ${status} ${JSON.stringify(answer)}`);
      return answer;
    },
    forget: () => request("DELETE", "/sim"),
  };
}

export type Talk = Awaited<ReturnType<typeof openPlayground>>;
