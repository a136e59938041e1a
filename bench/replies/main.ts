import { askedOrExit, readCommandLine } from "@memory/shared/process/command-line";
import { repliesPage } from "./page.ts";

const help = `Prints what people read in the chat: on the left a situation, on the right the words and buttons that
answer it, made by the same code that answers in Telegram. Starts nothing and calls nobody.

  npm run replies

The same is kept in docs/replies.md. test/replies.test.ts compares the two and says how to renew the page.`;

askedOrExit(
  readCommandLine({ name: "replies", help, options: {}, read: () => ({}) }, process.argv.slice(2)),
);
process.stdout.write(await repliesPage());
