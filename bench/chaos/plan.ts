import type { Random } from "./random.ts";
import { inventTweets, type PlayedTweet } from "./tweets.ts";

/** What happens to a message after it was sent. */
type Sequel =
  | "nothing"
  /** Telegram delivers the update again. */
  | "comes-again"
  /** Its sender adds `added` to it. */
  | "is-edited"
  | "is-deleted"
  | "is-deleted-and-undone"
  /** The tweet is deleted; then its sender sends the same link again. */
  | "is-deleted-and-sent-again";

export type PlannedMessage = {
  readonly person: number;
  /** The person's own chat, or a group. */
  readonly chat: number;
  /** When it is sent: 0 is the beginning of the run, 1 its end. */
  readonly at: number;
  readonly links: readonly PlannedLink[];
  readonly sequel: Sequel;
  readonly added?: PlannedLink;
};
/** Without a tweet, the link leads to a profile. */
export type PlannedLink = { readonly url: string; readonly tweet?: PlayedTweet };

export type Plan = {
  readonly tweets: readonly PlayedTweet[];
  readonly messages: readonly PlannedMessage[];
  /** People who block the bot from the start: their tweets are kept, but they get no reply. */
  readonly blockers: ReadonlySet<number>;
};

const linksPerPerson = 25;
const firstPerson = 10_001;
const groups = [-1001, -1002, -1003];

/** Plans everything that people do, in the order of time. */
export function planRun(links: number, random: Random): Plan {
  const people = Math.max(4, Math.ceil(links / linksPerPerson));
  const tweets = inventTweets(Math.max(60, Math.ceil(links / 3)), random);
  const blockers = new Set<number>();
  const messages: PlannedMessage[] = [];
  let left = links;
  for (let index = 0; index < people && left > 0; index += 1) {
    const person = firstPerson + index;
    if (index % 50 === 3) blockers.add(person);
    const share = index === people - 1 ? left : Math.min(left, linksPerPerson);
    messages.push(...messagesOf(person, share, tweets, random));
    left -= share;
  }
  return { tweets, messages: messages.sort((one, other) => one.at - other.at), blockers };
}

/** Plans messages of one person that contain `share` links in total. */
function messagesOf(
  person: number,
  share: number,
  tweets: readonly PlayedTweet[],
  random: Random,
): PlannedMessage[] {
  const fresh = shuffled(tweets, random).values();
  const shown = shuffled(
    tweets.filter(({ fate }) => fate === "shown"),
    random,
  ).values();
  const sent: PlayedTweet[] = [];
  const taken = new Set<PlayedTweet>();
  const next = (list: Iterator<PlayedTweet, unknown>): PlayedTweet => {
    for (;;) {
      const { value, done } = list.next();
      if (done) throw new Error("there are too few tweets for one person");
      if (taken.has(value)) continue;
      taken.add(value);
      return value;
    }
  };
  /** A link to a tweet that this person sends in no other message, so that its final state is certain. */
  const onlyLink = (): PlannedLink => {
    const tweet = next(shown);
    return { url: addressOf(tweet.id, random), tweet };
  };
  const link = (): PlannedLink => {
    if (random.chance(0.03)) return { url: `https://x.com/person_${random.between(1, 999)}` };
    const again = random.chance(0.05) && sent.length > 0;
    const tweet = again ? random.pick(sent) : next(fresh);
    if (!again) sent.push(tweet);
    return { url: addressOf(tweet.id, random), tweet };
  };
  const messages: PlannedMessage[] = [];
  for (let left = share; left > 0; ) {
    const sequel = left > 1 && random.chance(0.08) ? "is-edited" : sequelOf(random);
    const count = Math.min(
      left,
      sequel !== "nothing" || random.chance(0.7) ? 1 : random.between(2, 5),
    );
    const links = Array.from({ length: count }, sequel.startsWith("is-deleted") ? onlyLink : link);
    const isPrivate = sequel !== "nothing" || random.chance(0.9);
    messages.push({
      person,
      chat: isPrivate ? person : random.pick(groups),
      at: random.between(0, 1_000_000) / 1_000_000,
      links,
      sequel,
      ...(sequel === "is-edited" ? { added: link() } : {}),
    });
    left -= sequel === "is-edited" ? count + 1 : count;
  }
  return messages;
}

const sequelOf = (random: Random): Sequel =>
  random.weighted<{ sequel: Sequel; weight: number }>([
    { sequel: "nothing", weight: 80 },
    { sequel: "comes-again", weight: 8 },
    { sequel: "is-deleted", weight: 3 },
    { sequel: "is-deleted-and-undone", weight: 3 },
    { sequel: "is-deleted-and-sent-again", weight: 2 },
  ]).sequel;

const addressOf = (id: string, random: Random): string =>
  random.pick([
    `https://x.com/test_author/status/${id}`,
    `https://twitter.com/test_author/status/${id}?s=20`,
    `https://mobile.twitter.com/i/web/status/${id}`,
    `https://fxtwitter.com/test_author/status/${id}`,
    `https://x.com/i/status/${id}?s=46&t=abc`,
  ]);

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const copy = [...list];
  for (let at = copy.length - 1; at > 0; at -= 1) {
    const other = random.between(0, at);
    [copy[at], copy[other]] = [copy[other] as T, copy[at] as T];
  }
  return copy;
}
