import { bold, escapeHtml } from "@memory/shared/telegram/html";
import type { Content } from "@memory/shared/telegram/message-form";
import type { Statistics } from "../../tweets/count-tweets.ts";
import type { Words } from "../../words/words.ts";

const monthsShown = 12;
const barLength = 12;

/** A library in numbers, with a bar for each of its last twelve months. */
export function statsMessage(statistics: Statistics, words: Words): Content {
  const { title, none, facts, months, authors, formatMonth } = words.stats;
  const { kept, incomplete, pending, deleted } = statistics;
  if (kept + pending + deleted === 0) return { html: none };
  const shown = statistics.months.slice(-monthsShown);
  const most = Math.max(1, ...shown.map(({ count }) => count));
  const bar = (count: number) =>
    count === 0 ? "·" : "█".repeat(Math.max(1, Math.round((count / most) * barLength)));
  const bars = shown.map(
    ({ month, count }) =>
      `${formatMonth(`${month}-01T00:00:00.000Z`).padEnd(9)} ${bar(count)} ${count}`,
  );
  const lines = [
    facts.kept(kept),
    facts.complete(kept - incomplete),
    ...(incomplete > 0 ? [facts.incomplete(incomplete)] : []),
    ...(pending > 0 ? [facts.pending(pending)] : []),
    ...(deleted > 0 ? [facts.deleted(deleted)] : []),
  ];
  const people = statistics.authors.map(({ handle, count }) => `@${escapeHtml(handle)} · ${count}`);
  return {
    html: [
      `📊 ${bold(escapeHtml(title))}\n${lines.map(escapeHtml).join("\n")}`,
      ...(bars.length === 0
        ? []
        : [`${bold(escapeHtml(months))}\n<pre>${escapeHtml(bars.join("\n"))}</pre>`]),
      ...(people.length === 0 ? [] : [`${bold(escapeHtml(authors))}\n${people.join("\n")}`]),
    ].join("\n\n"),
  };
}
