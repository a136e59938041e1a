import type { InlineOffer, Ports } from "../../ports.ts";
import { findTweets } from "../../tweets/find-tweets.ts";
import type { AskedInline } from "../asked.ts";
import { tidyQuery } from "../search/query-line.ts";
import { inlineResult } from "./inline-result.ts";

const resultsPerPage = 20;
/** Telegram waits so long for an answer, and refuses a later one. */
const lifetimeMs = 30_000;

/** Answers `@bot words`: what the person keeps that they find, ready to share; without words the latest. */
export async function answerInline(asked: AskedInline, ports: Ports): Promise<void> {
  const { allowed, receivedAt, command } = asked;
  const ageMs = ports.now() - Date.parse(receivedAt);
  if (ageMs > lifetimeMs) {
    ports.log.info({ ageMs }, "an inline query is too old to be answered");
    return;
  }
  await ports.answers.answerInline(
    command.queryId,
    allowed ? await offerFor(asked, ports) : { results: [] },
  );
}

async function offerFor(asked: AskedInline, ports: Ports): Promise<InlineOffer> {
  const { command, words } = asked;
  const query = tidyQuery(command.query);
  const offer = query === "" ? await latest(asked, ports) : await found(asked, query, ports);
  if (offer.results.length > 0 || command.offset !== "") return offer;
  const text = query === "" ? words.inline.empty : words.inline.nothing;
  return { ...offer, button: { text, payload: "inline" } };
}

async function latest({ userId, command, words }: AskedInline, { archive }: Ports) {
  const before = isTimestamp(command.offset) ? command.offset : undefined;
  const page = await archive.list({ userId, before, limit: resultsPerPage });
  const results = page.tweets.map((kept) => inlineResult(kept, words));
  return { results, nextOffset: page.older };
}

async function found({ userId, command, words }: AskedInline, query: string, ports: Ports) {
  const offset = /^\d{1,6}$/.test(command.offset) ? Number(command.offset) : 0;
  const page = await findTweets({ userId, query, offset, limit: resultsPerPage }, ports);
  const next = page.offset + resultsPerPage;
  return {
    results: page.found.map(({ kept }) => inlineResult(kept, words)),
    nextOffset: next < page.total ? String(next) : undefined,
  };
}

const isTimestamp = (offset: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(offset);
