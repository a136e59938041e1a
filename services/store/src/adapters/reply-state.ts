import { anyOf, type Condition, ifAbsent, isAbsent, isAtMost } from "@memory/shared/aws/expression";
import type { Link } from "@memory/shared/contracts/link";
import type { ReplyUpdate } from "../reply/protocol/reply-update.ts";
import { linksPrefix, statePrefix } from "./read-reply-row.ts";

/**
 * What writing a link's state sets. The first write of an edition fixes its links, and the first of all the place
 * and the request that made the row, by which /forget tells whether the row is of before.
 */
export const stateOf = (change: ReplyUpdate) => ({
  [linksName(change)]: ifAbsent(change.links.map(forDisplay)),
  Place: ifAbsent(change.place),
  AskedAt: change.askedAt === undefined ? undefined : ifAbsent(change.askedAt),
  UpdateID: change.updateId === undefined ? undefined : ifAbsent(change.updateId),
  [stateName(change)]: { state: change.state, changedAt: change.changedAt },
  LeftOut: change.leftOut,
  Language: change.languageCode,
});

/** The row holds no newer state of this link. */
export const isNotOlder = (change: ReplyUpdate): Condition => {
  const name = stateName(change);
  return anyOf(isAbsent(name), isAtMost([name, "changedAt"], change.changedAt));
};

const stateName = ({ linkKey }: ReplyUpdate): string => `${statePrefix}${linkKey}`;

const linksName = ({ origin: { messageId, editDate = 0 } }: ReplyUpdate): string =>
  `${linksPrefix}${padded(messageId)}#${padded(editDate)}`;

/** Padded, so that the attributes' names sort like the numbers. */
const padded = (value: number): string => String(value).padStart(12, "0");

/** Cuts URLs: a row may hold the links of many editions, and an item no more than 400 KB. */
const forDisplay = ({ key, url, refused, overLimit, tweetId }: Link): Link => ({
  key,
  url: url.slice(0, 60),
  ...(refused === undefined ? {} : { refused }),
  ...(overLimit === undefined ? {} : { overLimit }),
  ...(tweetId === undefined ? {} : { tweetId }),
});
