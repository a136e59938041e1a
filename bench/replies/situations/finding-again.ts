import { pressData } from "@memory/library/chat/presses/press-data";
import type { CommandReceived } from "@memory/shared/contracts/command-received";
import { type Asked, answerTo, person } from "../answer.ts";
import { archiveOf, keptTweets } from "../library.ts";
import type { Chapter } from "../situation.ts";

type Message = Partial<Extract<CommandReceived["command"], { kind: "message" }>>;

/** What is asked of a library with three tweets. */
export const ofLibrary = (command: Message, given: Asked["given"] = {}): Asked => ({
  command: { kind: "message", chatId: 7, messageId: 1, isPrivate: true, ...command },
  given: { archive: archiveOf(keptTweets), ...given },
});
const ofNewcomer = (command: string): Asked => ofLibrary({ command }, { archive: archiveOf([]) });
const pressed = (name: string, ...args: string[]): Asked => ({
  ...ofLibrary({}),
  command: {
    kind: "callback",
    queryId: "1",
    data: pressData(name, person, ...args),
    chatId: 7,
    messageId: 1,
  },
});
const found = (result: object) => ({
  search: { find: async () => ({ hits: [], total: 0, ...result }) },
});
const hits = [{ tweetId: "42", words: ["heron"] }];
const about42 = { messageId: 1, isOurs: true, tweetIds: ["42"] };

const asked: readonly (readonly [string, Asked])[] = [
  ["/list, before anything was saved.", ofNewcomer("list")],
  ["/list", ofLibrary({ command: "list" })],
  ["/list in a group.", ofLibrary({ command: "list", chatId: -100, isPrivate: false })],
  ["A number under the list.", pressed("item", "42", "l")],
  ["/search heron", ofLibrary({ command: "search", argument: "heron" }, found({ hits, total: 1 }))],
  [
    "Words without a command; one of them is in no tweet.",
    ofLibrary(
      { argument: "heron bicycle" },
      found({ without: { typed: "bicycle", total: 1 }, nearest: undefined }),
    ),
  ],
  [
    "/search with a typing mistake.",
    ofLibrary(
      { command: "search", argument: "hreon" },
      found({ nearest: { typed: "hreon", word: "heron" } }),
    ),
  ],
  ["/search that finds nothing.", ofLibrary({ command: "search", argument: "xyz" })],
  ["/search alone.", ofLibrary({ command: "search" })],
  ["/random", ofLibrary({ command: "random" }, { archive: archiveOf(keptTweets.slice(2)) })],
  ["/tags, before any tag was written.", ofNewcomer("tags")],
  ["/tags", ofLibrary({ command: "tags" })],
  ["/tags in reply to a tweet.", ofLibrary({ command: "tags", repliesTo: about42 })],
  ["/note in reply to a tweet.", ofLibrary({ command: "note", repliesTo: about42 })],
  ["/note alone.", ofLibrary({ command: "note" })],
  ["/stats", ofLibrary({ command: "stats" })],
  ["/settings", ofLibrary({ command: "settings" })],
];

/** Lists, search, tags and notes. */
export async function findingAgain(): Promise<Chapter> {
  const situations = asked.map(async ([when, each]) => ({ when, read: await answerTo(each) }));
  return { title: "Finding again what is kept", situations: await Promise.all(situations) };
}
