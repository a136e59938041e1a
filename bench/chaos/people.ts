import { setTimeout as pause } from "node:timers/promises";
import type { Shown } from "@memory/testing/chat";
import type { Plan, PlannedLink, PlannedMessage } from "./plan.ts";
import type { World } from "./world.ts";

/** A message as it was sent, with everything that decides what its reply has to show in the end. */
export type Sent = {
  readonly message: PlannedMessage;
  readonly messageId: number;
  /** All its links, in order, with those that an edit added. */
  readonly links: readonly PlannedLink[];
  /** What its sender did to the tweet with buttons. */
  readonly pressed: "nothing" | "deleted" | "undone" | "sent-again";
  /** Telegram takes no reply to it, so that its answer is whatever the bot says in its chat. */
  readonly isAnsweredAlone?: boolean;
  /** Why pressing a button had no effect. */
  readonly trouble?: string;
};

/**
 * A killed service leaves a message invisible for a minute, and the next kill may meet the same message.
 */
const patienceMs = 600_000;

type Sending = {
  readonly durationMs: number;
  readonly onSent: (links: number) => void;
  readonly onAllSent: () => void;
};

/** Sends all messages of the plan at their times. Resolves when the last button is pressed. */
export async function sendAll(
  { messages, blockers }: Plan,
  world: World,
  { durationMs, onSent, onAllSent }: Sending,
): Promise<Sent[]> {
  const { chat } = world;
  for (const person of blockers) {
    const fault = { method: "sendMessage", chat: person, kind: "403", count: 1_000_000 };
    await chat.ask("POST", "/sim/faults", fault);
  }
  const startedAt = Date.now();
  const going: Promise<Sent[]>[] = [];
  for (const message of messages) {
    await pause(Math.max(0, startedAt + message.at * durationMs - Date.now()));
    const { person, links } = message;
    const messageId = await say(world, message, links);
    onSent(links.length);
    const isBlocked = blockers.has(person);
    going.push(followUp(world, { message, messageId, links, pressed: "nothing" }, isBlocked));
  }
  onAllSent();
  return (await Promise.all(going)).flat();
}

const say = (
  { chat }: World,
  { person, chat: place }: PlannedMessage,
  links: readonly PlannedLink[],
) => chat.send(person, textOf(links), { chat: place });

const textOf = (links: readonly PlannedLink[]) => links.map(({ url }) => `look: ${url}`).join("\n");

async function followUp(world: World, sent: Sent, isBlocked: boolean): Promise<Sent[]> {
  const { message, messageId, links } = sent;
  const { person, sequel, added } = message;
  if (sequel === "comes-again") {
    await world.chat.ask("POST", "/sim/updates", { message: await updateOf(world, sent) });
    return [sent];
  }
  if (sequel === "is-edited" && added !== undefined) {
    const all = [...links, added];
    const text = textOf(all);
    await world.chat.ask("POST", "/sim/messages", { from: person, edit: messageId, text });
    return [{ ...sent, links: all }];
  }
  if (sequel === "nothing" || isBlocked) return [sent];
  try {
    return await pressButtons(world, sent);
  } catch (error) {
    return [{ ...sent, trouble: error instanceof Error ? error.message : String(error) }];
  }
}

async function pressButtons(world: World, sent: Sent): Promise<Sent[]> {
  const { message, links } = sent;
  await pressUntil(world, sent, "Delete", "🗑");
  if (message.sequel === "is-deleted-and-undone") {
    await pressUntil(world, sent, "Undo", "✅");
    return [{ ...sent, pressed: "undone" }];
  }
  if (message.sequel === "is-deleted-and-sent-again") {
    const messageId = await say(world, message, links);
    const again: Sent = {
      message: { ...message, sequel: "nothing" },
      messageId,
      links,
      pressed: "nothing",
    };
    return [{ ...sent, pressed: "sent-again" }, again];
  }
  return [{ ...sent, pressed: "deleted" }];
}

/** Presses a button once it is there, and waits until the reply shows what the press did. */
export async function pressUntil(
  world: World,
  sent: Sent,
  button: string,
  shows: string,
): Promise<void> {
  const offered = await untilReply(world, sent, `the button ${button}`, ({ buttons = [] }) =>
    buttons.flat().some(({ text }) => text.endsWith(button)),
  );
  // Telegram may get no answer in time (504). Whether the press had its effect is seen in the reply.
  await world.chat.press(sent.message.person, offered, button).catch(() => undefined);
  await untilReply(world, sent, shows, ({ text }) => text.startsWith(shows));
}

/** Waits for a reply to the message that passes the test. Throws after ten minutes, naming `what` is missing. */
export function untilReply(
  { chat, news }: World,
  { message, messageId }: Pick<Sent, "message" | "messageId">,
  what: string,
  test: (reply: Shown) => boolean,
): Promise<Shown> {
  return news.until(`${what} under message ${messageId} of ${message.person}`, {
    chat: message.chat,
    look: async () => (await chat.repliesTo(message.chat, messageId)).findLast(test),
    withinMs: patienceMs,
  });
}

/** The update of a message, as Telegram sends it again when it was not acknowledged. */
async function updateOf({ chat }: World, { message, messageId }: Sent) {
  const shown = await chat.message(message.chat, messageId);
  if (shown === undefined) throw new Error(`message ${messageId} is not in its chat`);
  const { text, entities, date } = shown as Shown & { entities: unknown; date: number };
  const { person } = message;
  return {
    message_id: messageId,
    from: { id: person, is_bot: false, first_name: `User ${person}` },
    chat: { id: person, type: "private", first_name: `User ${person}` },
    date,
    text,
    entities,
  };
}
