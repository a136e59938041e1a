import { dynamodbClient } from "@memory/shared/aws/clients";
import { equals } from "@memory/shared/aws/expression";
import { rowsOf } from "@memory/shared/aws/rows";
import type { Endpoints } from "./edition.ts";
import { until } from "./until.ts";

export type Shown = {
  message_id: number;
  from: "user" | "bot";
  text: string;
  reply_to?: number;
  reaction?: string | null;
  edits: number;
  buttons?: { text: string; url?: string; callback_data?: string }[][];
};
export type Kept = {
  UserID: string;
  Timestamp: string;
  TweetID: string;
  Content: string;
  Media: string[];
  Username: string;
  URL: string;
};

/** Lets people act in the chats of a playground, and reads what the chats show. */
export function chatWith(endpoints: Endpoints) {
  const playground = endpoints.playground;
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(playground + path, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  };
  const transcript = (chat: number): Promise<Shown[]> => ask("GET", `/sim/transcript?chat=${chat}`);

  return {
    ask,
    transcript,
    async send(from: number, text: string, more: object = {}): Promise<number> {
      return (await ask("POST", "/sim/messages", { from, text, ...more })).message_id;
    },
    press: (from: number, message: Shown, action: string) => {
      const button = message.buttons?.flat().find(({ text }) => text.endsWith(action));
      return ask("POST", "/sim/callbacks", {
        from,
        message_id: message.message_id,
        data: button?.callback_data,
      });
    },
    async repliesTo(chat: number, messageId: number): Promise<Shown[]> {
      const shown = await transcript(chat);
      return shown.filter(({ from, reply_to }) => from === "bot" && reply_to === messageId);
    },
    /** Waits until a reply to the message has the expected text, and resolves with it. */
    reply(chat: number, messageId: number, expected: RegExp, deadlineMs?: number): Promise<Shown> {
      return until(
        `a reply like ${expected} to message ${messageId}`,
        async () => {
          const replies = await this.repliesTo(chat, messageId);
          return replies.find(({ text }) => expected.test(text));
        },
        deadlineMs,
      );
    },
    async message(chat: number, messageId: number): Promise<Shown | undefined> {
      return (await transcript(chat)).find(({ message_id }) => message_id === messageId);
    },
    calls: (method: string): Promise<unknown[]> => ask("GET", `/sim/calls?method=${method}`),
    /**
     * Makes a plain tweet known to syndication. The other sources answer 503: if two of them denied the
     * tweet, that would be a verdict whenever syndication is slow.
     */
    async tweet(id: string, text: string): Promise<void> {
      const unable = { status: 503, body: {} };
      for (const source of ["fxtwitter", "oembed"])
        await ask("PUT", `/sim/tweets/${source}/${id}`, unable);
      const known = { status: 200, body: syndicated(id, text) };
      await ask("PUT", `/sim/tweets/syndication/${id}`, known);
    },
  };
}

const syndicated = (id: string, text: string) => ({
  __typename: "Tweet",
  id_str: id,
  text,
  lang: "en",
  created_at: "2026-05-05T05:05:05.000Z",
  display_text_range: [0, text.length],
  user: { id_str: "99", name: "Test Author", screen_name: "test_author" },
});

/** All kept tweets of one person, read from the table. */
export async function itemsOf(endpoints: Endpoints, userId: number): Promise<Kept[]> {
  const client = dynamodbClient({
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
  });
  try {
    const items: Kept[] = [];
    const key = equals("UserID", String(userId));
    for await (const page of rowsOf(client, "Tweets").pages({ key })) {
      items.push(...(page as Kept[]));
    }
    return items;
  } finally {
    client.destroy();
  }
}
