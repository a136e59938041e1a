import type { chatWith } from "@memory/testing/chat";

const sentAtOnce = 20;

/** Sends a link to each of the tweets, `linksEach` in a message. */
export async function sendFlood(
  chat: ReturnType<typeof chatWith>,
  person: number,
  ids: string[],
  linksEach: number,
) {
  const messages = [];
  for (let start = 0; start < ids.length; start += linksEach) {
    messages.push(
      ids
        .slice(start, start + linksEach)
        .map(linkTo)
        .join("\n"),
    );
  }
  await inTurns(messages, (text) => chat.send(person, text));
}

/** Runs twenty at once. */
export async function inTurns<T>(all: T[], run: (each: T) => Promise<unknown>) {
  const left = all.values();
  const work = async () => {
    for (const each of left) await run(each);
  };
  await Promise.all(Array.from({ length: sentAtOnce }, work));
}

export function linkTo(id: string) {
  return `https://x.com/i/status/${id}`;
}
