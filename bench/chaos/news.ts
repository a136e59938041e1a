import { setTimeout as pause } from "node:timers/promises";

export type News = Awaited<ReturnType<typeof followChats>>;

/** An event may be missed between two looks. */
const lookAgainAfterMs = 10_000;

/** Lets many callers wait for changes in their chats, over one event stream of the playground. */
export async function followChats(playground: string) {
  const leave = new AbortController();
  const answer = await fetch(`${playground}/sim/events`, { signal: leave.signal });
  if (answer.body === null) throw new Error("the playground tells no events");
  const waiting = new Map<number, (() => void)[]>();

  const read = async (body: AsyncIterable<Uint8Array>) => {
    const decoder = new TextDecoder();
    let left = "";
    for await (const chunk of body) {
      const lines = (left + decoder.decode(chunk, { stream: true })).split("\n");
      left = lines.pop() ?? "";
      for (const line of lines.filter((text) => text.startsWith("data: "))) {
        const { chat } = JSON.parse(line.slice("data: ".length)) as { chat: number };
        const listeners = waiting.get(chat) ?? [];
        waiting.delete(chat);
        for (const wake of listeners) wake();
      }
    }
  };
  const reading = read(answer.body).catch(() => undefined);

  const next = (chat: number) =>
    new Promise<void>((wake) => waiting.set(chat, [...(waiting.get(chat) ?? []), wake]));

  return {
    /**
     * Calls `look` now and after every change of the chat, until it gives a value. Throws at the
     * deadline, naming `what`.
     */
    async until<T>(what: string, { chat, look, withinMs }: Wait<T>): Promise<T> {
      const deadline = Date.now() + withinMs;
      for (;;) {
        const changed = next(chat);
        const found = await look();
        if (found !== undefined) return found;
        if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
        await Promise.race([changed, pause(lookAgainAfterMs, undefined, { ref: false })]);
      }
    },
    async close(): Promise<void> {
      leave.abort();
      await reading;
    },
  };
}

type Wait<T> = {
  readonly chat: number;
  readonly look: () => Promise<T | undefined>;
  readonly withinMs: number;
};
