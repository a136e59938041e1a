import { itemsOf, type Kept, type Shown } from "@memory/testing/chat";
import { extraReplies, type TelegramCall } from "./extra-replies.ts";
import { type InjectedFault, retryAfterSeconds } from "./faults/faults.ts";
import { poison } from "./hostile.ts";
import type { Sent } from "./people.ts";
import type { Plan, PlannedLink } from "./plan.ts";
import { deadLetters } from "./queues.ts";
import type { World } from "./world.ts";

/** A statement that has to be true, how often it was tried, and a line for each failure. */
export type Check = { readonly what: string; readonly tried: number; readonly failures: string[] };

type Evidence = {
  readonly plan: Plan;
  readonly sent: readonly Sent[];
  readonly done: readonly InjectedFault[];
  readonly emptied: boolean;
};

/** Compares what is in tables, queues and chats with what was sent. */
export async function prove(world: World, evidence: Evidence): Promise<Check[]> {
  const { plan, sent, done, emptied } = evidence;
  const people = Map.groupBy(sent, ({ message }) => message.person);
  const items = new Map<number, Kept[]>();
  for (const person of people.keys()) items.set(person, await itemsOf(endpointsOf(world), person));
  const chats = new Map<number, Shown[]>();
  for (const chat of new Set(sent.map(({ message }) => message.chat)))
    chats.set(chat, await world.chat.transcript(chat));
  const repliesTo = ({ message, messageId, isAnsweredAlone }: Sent) =>
    (chats.get(message.chat) ?? []).filter(
      ({ from, reply_to }) => from === "bot" && (reply_to === messageId || isAnsweredAlone),
    );
  const answered = sent.filter(({ message }) => !plan.blockers.has(message.person));
  const calls = (await world.chat.calls("sendMessage")) as TelegramCall[];
  const edits = (await world.chat.calls("editMessageText")) as TelegramCall[];
  const allCalls = [...calls, ...edits];
  const probes = done.flatMap(({ group, what, probe }) =>
    group === "refusals" && probe !== undefined ? { what, probe } : [],
  );
  const letters = await deadLetters(world);
  // A command may be answered twice when library was killed.
  const replies = calls.filter(({ params }) => chats.has(params.chat_id));
  const { extras, unexplained } = extraReplies(replies, edits, done);

  return [
    check("every button did what it says", answered.filter(isPressed), ({ trouble }) => trouble),
    check("every link is kept, or is not for a reason", linksOf(people), ([person, id, expected]) =>
      keptWrongly(items.get(person) ?? [], id, expected),
    ),
    check("no tweet is kept twice, and nothing that was not sent", [...people], ([person, of]) =>
      strangersAmong(person, items.get(person) ?? [], of),
    ),
    check("every text is whole", [...items.values()].flat(), (item) => {
      const text = plan.tweets.find(({ id }) => id === item.TweetID)?.text;
      return item.Content === text ? undefined : `${item.TweetID} is kept as ${item.Content}`;
    }),
    check("every message is answered", answered, (one) =>
      repliesTo(one).length > 0 ? undefined : `${nameOf(one)} has no reply`,
    ),
    check("the reply shows the final state", answered, (one) => showsWrongly(one, repliesTo(one))),
    check("nobody is answered twice without a reason", extras, (extra) =>
      unexplained.includes(extra) ? extra : undefined,
    ),
    check("every chat that was to refuse something did", probes, ({ what, probe }) =>
      isRefusedIn(probe.message.chat, allCalls) ? undefined : what,
    ),
    check("who blocked the bot is answered nothing", [...plan.blockers], (person) =>
      (chats.get(person) ?? []).some(({ from }) => from === "bot") ? `${person} is` : undefined,
    ),
    check("nothing is left in a queue", [emptied], (isEmpty) => (isEmpty ? undefined : "there is")),
    check("every dead letter is one that nobody could read", letters, ({ queue, body }) =>
      body.includes(poison) ? undefined : `${queue} holds ${body.slice(0, 300)}`,
    ),
    check("no chat is written to before Telegram allows it", limited(allCalls), (call) =>
      calledTooSoon(call, allCalls),
    ),
  ];
}

const endpointsOf = ({ edition, emulators }: World) => ({
  ...edition.endpoints,
  dynamodb: emulators.dynamodb,
});

function check<T>(what: string, list: readonly T[], fault: (one: T) => string | undefined): Check {
  const failures = list.flatMap((one) => fault(one) ?? []);
  return { what, tried: list.length, failures };
}

const isPressed = ({ pressed, trouble }: Sent) => pressed !== "nothing" || trouble !== undefined;
const nameOf = ({ message, messageId }: Sent) => `message ${messageId} in chat ${message.chat}`;

type Expected = "kept" | "deleted" | "absent" | "unknown";

/** Each tweet that a person sent, once, with its expected state in the end. */
function linksOf(people: Map<number, Sent[]>): [number, string, Expected][] {
  return [...people].flatMap(([person, sent]) => {
    const expected = new Map<string, Expected>();
    for (const { links, pressed, trouble } of sent) {
      for (const { tweet } of links) {
        if (tweet === undefined) continue;
        const fate = tweet.fate === "shown" ? "kept" : "absent";
        const ending = trouble !== undefined ? "unknown" : pressed === "deleted" ? "deleted" : fate;
        expected.set(tweet.id, ending);
      }
    }
    return [...expected].map(([id, end]): [number, string, Expected] => [person, id, end]);
  });
}

function keptWrongly(items: readonly Kept[], id: string, expected: Expected): string | undefined {
  const count = items.filter(({ TweetID }) => TweetID === id).length;
  if (expected === "unknown" || count === (expected === "kept" ? 1 : 0)) return undefined;
  const person = items[0]?.UserID ?? "somebody";
  return `tweet ${id} of ${person} is to be ${expected}, and ${count} items hold it`;
}

function strangersAmong(person: number, items: readonly Kept[], sent: readonly Sent[]) {
  const ids = items.map(({ TweetID }) => TweetID);
  const known = new Set(sent.flatMap(({ links }) => links.map(({ tweet }) => tweet?.id)));
  const strangers = ids.filter((id) => !known.has(id));
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  if (strangers.length === 0 && twice.length === 0) return undefined;
  return `${person} has ${twice.length} twice (${twice}) and ${strangers.length} never sent (${strangers})`;
}

/** The icons with which a link's section of the reply may begin. */
function iconsOf({ tweet }: PlannedLink, { pressed, message, trouble }: Sent): readonly string[] {
  if (tweet === undefined) return ["💡"];
  if (tweet.fate === "deleted") return ["🚫"];
  if (tweet.fate === "suspended") return ["🔒"];
  if (trouble !== undefined || pressed === "sent-again") return ["🗑", "✅", "📌"];
  if (pressed === "deleted") return ["🗑"];
  return message.chat > 0 ? ["✅", "📌"] : ["✅"];
}

function showsWrongly(sent: Sent, replies: readonly Shown[]): string | undefined {
  const links = [...new Map(sent.links.map((link) => [link.tweet?.id ?? link.url, link])).values()];
  const expected = links.map((link) => iconsOf(link, sent));
  const faults = replies.map(({ text }) => {
    const [, ...sections] = `\n${text}`.split(/\n\d+\. /);
    const shown = links.length === 1 ? [text] : sections;
    const isRight =
      shown.length === expected.length &&
      expected.every((icons, at) => icons.some((icon) => shown[at]?.startsWith(icon)));
    return isRight ? undefined : text.slice(0, 200).replaceAll("\n", " | ");
  });
  if (faults.length === 0 || faults.includes(undefined)) return undefined;
  return `${nameOf(sent)} shows "${faults.at(-1)}" where ${expected.map((icons) => icons.join("")).join(" ")} is due`;
}

const isRefusedIn = (chat: number, calls: readonly TelegramCall[]): boolean =>
  calls.some(({ params, status }) => params.chat_id === chat && status === 400);

const limited = (calls: readonly TelegramCall[]) => calls.filter(({ status }) => status === 429);

/** Times come from different processes, so a call a few milliseconds early is not a failure. */
const toleranceMs = 50;

function calledTooSoon(call: TelegramCall, calls: readonly TelegramCall[]): string | undefined {
  const from = Date.parse(call.at);
  const until = from + retryAfterSeconds * 1000 - toleranceMs;
  const hasty = calls.find((other) => {
    const at = Date.parse(other.at);
    return other.params.chat_id === call.params.chat_id && at > from + inFlightMs && at < until;
  });
  return hasty && `chat ${call.params.chat_id} was limited at ${call.at} and called at ${hasty.at}`;
}

/** Calls that were already under way cannot respect a limit that was just set. */
const inFlightMs = 1_000;
