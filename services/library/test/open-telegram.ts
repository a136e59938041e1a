import { type Playground, startPlayground } from "@memory/playground/app";

export const token = `7000000001:${"AbC_d-E".repeat(5)}`;
export type OpenTelegram = Awaited<ReturnType<typeof openTelegram>>;

type Call = { params: Record<string, unknown>; status: number | null };
type Entry = {
  from: string;
  text: string;
  reply_to?: number;
  reaction?: string | null;
  document?: { name: string; url: string };
};

/** A Bot API of our own, with the chat of person 7, and short words for what happens in it. */
export async function openTelegram() {
  const playground: Playground = await startPlayground();
  const ask = async <T>(path: string, body?: object): Promise<T> => {
    const response = await fetch(playground.url + path, {
      ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
      headers: { "content-type": "application/json" },
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json() as Promise<T>;
  };
  const call = async <T>(method: string, params: object): Promise<T> =>
    (await ask<{ result: T }>(`/bot${token}/${method}`, params)).result;

  return {
    config: { BOT_TOKEN: token, TELEGRAM_API_ROOT: playground.url },
    close: playground.close,
    fault: (fault: object) => ask("/sim/faults", fault),
    calls: (method: string) => ask<Call[]>(`/sim/calls?method=${method}`),
    transcript: (chat = 7) => ask<Entry[]>(`/sim/transcript?chat=${chat}`),
    /** A person sends a file in their private chat: the message's id, and the file as a message names it. */
    async sendDocument(
      from: number,
      { name, content }: { name: string; content: string | Uint8Array<ArrayBuffer> },
    ) {
      const path = `/sim/documents?from=${from}&name=${encodeURIComponent(name)}`;
      const headers = { "content-type": "application/octet-stream" };
      const request = { method: "POST", body: content, headers };
      const response = await fetch(playground.url + path, request);
      const { message_id: messageId } = (await response.json()) as { message_id: number };
      const { message } = await nextUpdate(({ message }) => message?.message_id === messageId);
      const { file_id: fileId = "", file_size: bytes = 0 } = message?.document ?? {};
      return { messageId, document: { fileId, name, bytes } };
    },
    /** The content of a document, at its address in the transcript. */
    read: async (url: string) =>
      new Uint8Array(await (await fetch(playground.url + url)).arrayBuffer()),
    /** The id of a message that person 7 wrote. */
    write: async (text: string): Promise<number> =>
      (await ask<{ message_id: number }>("/sim/messages", { from: 7, text })).message_id,
    /** Person 7 presses a button of the bot: the query's id, and the answer when it comes. */
    async press(data: string) {
      const buttons = { inline_keyboard: [[{ text: "Press", callback_data: data }]] };
      const params = { chat_id: 7, text: "Saved", reply_markup: buttons };
      const { message_id } = await call<{ message_id: number }>("sendMessage", params);
      const { query, answered } = await pressOn(message_id, data);
      return { queryId: query.id, answered };
    },
    pressOn,
    /** Person 7 types `@bot query`: the query's id, and what is offered when it is answered. */
    async search(query: string, offset = "") {
      const offered = ask<{ answer: Record<string, unknown> }>("/sim/inline", {
        from: 7,
        query,
        offset,
      });
      offered.catch(() => {});
      const { inline_query } = await nextUpdate(({ inline_query }) => inline_query !== undefined);
      return { queryId: (inline_query as { id: string }).id, offered };
    },
  };

  async function pressOn(message_id: number, data: string) {
    const answered = ask<{ answer: { text?: string } }>("/sim/callbacks", {
      from: 7,
      message_id,
      data,
    });
    answered.catch(() => {});
    const update = await nextUpdate(({ callback_query }) => callback_query !== undefined);
    return { query: update.callback_query as CallbackQuery, answered };
  }

  async function nextUpdate(isWanted: (update: Update) => boolean): Promise<Update> {
    for (;;) {
      const updates = await call<Update[]>("getUpdates", { timeout: 5 });
      const last = updates.at(-1);
      if (last !== undefined) await call("getUpdates", { offset: last.update_id + 1 });
      const wanted = updates.find(isWanted);
      if (wanted !== undefined) return wanted;
    }
  }
}

type CallbackQuery = {
  id: string;
  data: string;
  message: { message_id: number; chat: { id: number }; text?: string };
};
type Update = {
  update_id: number;
  callback_query?: CallbackQuery;
  inline_query?: { id: string };
  message?: {
    message_id: number;
    document?: { file_id: string; file_size?: number };
  };
};
