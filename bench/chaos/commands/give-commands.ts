import { setTimeout as pause } from "node:timers/promises";
import type { Shown } from "@memory/testing/chat";
import type { Random } from "../random.ts";
import type { World } from "../world.ts";
import { addressOf, type Commander, tagOf } from "./commanders.ts";

/** What became of a person's commands. */
export type Commanded = {
  readonly commander: Commander;
  /** Why not all of them were answered. */
  readonly trouble?: string;
};

/** As for a link: a kill may meet the same message again and again. */
const patienceMs = 600_000;

/** Everybody begins at a time of their own. Resolves when all is answered, or was waited for in vain. */
export function giveCommands(
  commanders: readonly Commander[],
  world: World,
  { durationMs, random }: { readonly durationMs: number; readonly random: Random },
): Promise<Commanded[]> {
  const beginnings = commanders.map(() => (random.between(0, 80) / 100) * durationMs);
  return Promise.all(
    commanders.map(async (commander, at) => {
      await pause(beginnings[at]);
      try {
        await give[commander.kind](commander, world);
        return { commander };
      } catch (error) {
        return { commander, trouble: error instanceof Error ? error.message : String(error) };
      }
    }),
  );
}

const give: Record<Commander["kind"], (commander: Commander, world: World) => Promise<void>> = {
  async tags(commander, world) {
    const { person, tweets } = commander;
    for (const tweet of tweets) {
      const sent = await world.chat.send(person, addressOf(tweet));
      const saved = await answerTo(world, person, sent, ({ text }) => /^[✅📌]/u.test(text));
      const more = { reply_to_message: saved.message_id };
      const tagged = await world.chat.send(person, `#${tagOf(commander)}`, more);
      await answerTo(world, person, tagged);
    }
  },

  async imports({ person, tweets }, world) {
    const file = tweets.map(addressOf).join("\n");
    const sent = await sendFile(world, person, file);
    await answerTo(world, person, sent, ({ text }) => text.startsWith("📥 Imported"));
  },

  async leaves({ person, tweets }, world) {
    for (const tweet of tweets) await world.chat.send(person, addressOf(tweet));
    // A press is refused if the clock was turned by hours since the button was made: then it is asked again.
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const sent = await world.chat.send(person, "/forget");
      const asked = await answerTo(world, person, sent, ({ buttons = [] }) => buttons.length > 0);
      await world.chat.press(person, asked, "Erase everything").catch(() => undefined);
      const begun = untilShown(world, person, "the erasure to begin", {
        look: async () =>
          (await world.chat.message(person, asked.message_id))?.edits ? true : undefined,
        withinMs: 90_000,
      });
      if (await begun.catch(() => false)) return;
    }
    throw new Error(`${person} asked five times to be forgotten, in vain`);
  },
};

const answerTo = (
  world: World,
  chat: number,
  messageId: number,
  test: (answer: Shown) => boolean = () => true,
): Promise<Shown> =>
  untilShown(world, chat, `an answer to message ${messageId} of ${chat}`, {
    look: async () => (await world.chat.repliesTo(chat, messageId)).find(test),
  });

type Look<T> = { readonly look: () => Promise<T | undefined>; readonly withinMs?: number };

const untilShown = <T>(
  { news }: World,
  chat: number,
  what: string,
  { look, withinMs = patienceMs }: Look<T>,
) => news.until(what, { chat, look, withinMs });

/** Sends a text file with links to be imported. Returns the message's id. */
async function sendFile({ edition }: World, person: number, text: string): Promise<number> {
  const { playground } = edition.endpoints;
  const query = new URLSearchParams({
    from: String(person),
    name: "links.txt",
    caption: "/import",
  });
  const answer = await fetch(`${playground}/sim/documents?${query}`, {
    method: "POST",
    body: text,
    headers: { "content-type": "text/plain" },
  });
  if (!answer.ok) throw new Error(`the file was not sent: ${answer.status}`);
  return ((await answer.json()) as { message_id: number }).message_id;
}

/** Waits until everybody who left has the receipt, which comes some minutes after they asked. */
export async function untilReceipts(world: World, commanded: readonly Commanded[]): Promise<void> {
  const left = commanded.filter(
    ({ commander, trouble }) => commander.kind === "leaves" && trouble === undefined,
  );
  await Promise.all(
    left.map(({ commander: { person } }) =>
      untilShown(world, person, `the receipt of ${person}`, {
        look: async () =>
          (await world.chat.transcript(person)).find(({ text }) => text.startsWith("All erased")),
      }).catch(() => undefined),
    ),
  );
}
