import { startPlayground } from "@memory/playground/app";

export const token = `123456789:${"AbC_d-E".repeat(5)}`;

/** Starts a playground, in which person 7 writes to the bot. */
export async function startTelegram({ secondMs = 1000 } = {}) {
  const playground = await startPlayground({ secondMs });
  // biome-ignore lint/suspicious/noExplicitAny: whatever the playground says, each caller knows what
  const ask = async (path: string, body?: unknown): Promise<any> => {
    const response = await fetch(playground.url + path, {
      method: body === undefined ? "GET" : "POST",
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    config: { BOT_TOKEN: token, TELEGRAM_API_ROOT: playground.url },
    write: (
      text: string,
      fields: object = {},
    ): Promise<{ update_id: number; message_id: number }> =>
      ask("/sim/messages", { from: 7, text, ...fields }),
    update: (update: object) => ask("/sim/updates", update),
    fault: (fault: object) => ask("/sim/faults", fault),
    reactions: async (): Promise<unknown[]> =>
      (await ask("/sim/transcript?chat=7")).map(({ reaction }: { reaction: unknown }) => reaction),
    calls: async (method: string): Promise<{ params: Record<string, unknown>; status: number }[]> =>
      ask(`/sim/calls?method=${method}`),
    call: (method: string, params: object = {}) => ask(`/bot${token}/${method}`, params),
    close: playground.close,
  };
}
export type Telegram = Awaited<ReturnType<typeof startTelegram>>;
