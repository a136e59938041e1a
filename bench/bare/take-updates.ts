import { z } from "zod";
import { type Clients, sendAll } from "./queue.ts";
import { requestsOf } from "./requests-of.ts";
import type { createTelegram } from "./telegram.ts";

const Updates = z.array(
  z.object({
    update_id: z.number(),
    message: z.object({
      message_id: z.number(),
      from: z.object({ id: z.number(), language_code: z.string().optional() }),
      chat: z.object({ id: z.number() }),
      text: z.string(),
    }),
  }),
);

const maxReactions = 1_000;

/** Polls for updates, queues a request for each link, and sets the reaction in the background. */
export async function takeUpdates(
  telegram: ReturnType<typeof createTelegram>,
  { send }: Pick<Clients, "send">,
  queueUrl: string,
): Promise<void> {
  let offset = 0;
  let reactions = 0;
  for (;;) {
    const updates = Updates.parse(await telegram("getUpdates", { offset, timeout: 10 }));
    const requests = updates.flatMap(({ message }) => requestsOf(message));
    await sendAll(
      send,
      queueUrl,
      requests.map((request) => JSON.stringify(request)),
    );
    offset = (updates.at(-1)?.update_id ?? offset - 1) + 1;
    for (const { message } of updates) {
      if (reactions >= maxReactions) continue;
      reactions += 1;
      void telegram("setMessageReaction", {
        chat_id: message.chat.id,
        message_id: message.message_id,
        reaction: [{ type: "emoji", emoji: "👀" }],
      }).finally(() => {
        reactions -= 1;
      });
    }
  }
}
