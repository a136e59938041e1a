import { sideBySide } from "./side-by-side.ts";
import type { Chapter } from "./situation.ts";
import { commands } from "./situations/commands.ts";
import { copies } from "./situations/copies.ts";
import { findingAgain } from "./situations/finding-again.ts";
import { groups } from "./situations/groups.ts";
import { importing } from "./situations/importing.ts";
import { keepingLess } from "./situations/keeping-less.ts";
import { keptTweets } from "./situations/kept-tweets.ts";
import { menu } from "./situations/menu.ts";
import { missingParts } from "./situations/missing-parts.ts";
import { notATweet } from "./situations/not-a-tweet.ts";
import { notKept } from "./situations/not-kept.ts";
import { oneLink } from "./situations/one-link.ts";
import { presses } from "./situations/presses.ts";
import { related } from "./situations/related.ts";
import { severalLinks } from "./situations/several-links.ts";

const introduction = `# What people read

On the left a situation, on the right the words and buttons (in brackets) that answer it, made by the code that answers in Telegram.
\`npm run replies\` prints this page. \`test/replies.test.ts\` fails when it is out of date, and says how to renew it.
`;

/** Every situation with its answer, as Markdown. */
export async function repliesPage(): Promise<string> {
  const chapters: readonly Chapter[] = [
    oneLink,
    keptTweets,
    missingParts,
    copies,
    related,
    notKept,
    notATweet,
    severalLinks,
    groups,
    await commands(),
    await presses(),
    await findingAgain(),
    await importing(),
    await keepingLess(),
    menu,
  ];
  return [introduction, ...chapters.map(chapterText)].join("\n");
}

const chapterText = ({ title, situations }: Chapter): string =>
  [`## ${title}`, "", "```text", situations.map(sideBySide).join("\n\n"), "```", ""].join("\n");
