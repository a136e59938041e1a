import type { Ports } from "../../ports.ts";
import type { AskedMessage, Delivery } from "../asked.ts";
import { importDocument } from "../import/import-document.ts";
import { tidyQuery } from "../search/query-line.ts";
import { commands } from "./all.ts";
import { answerReply } from "./answer-reply.ts";
import { answerSearch } from "./search.ts";

/** Answers a message without a link to X; in a group only a known command of a person who is allowed. */
export async function answerMessage(
  asked: AskedMessage,
  ports: Ports,
  delivery: Delivery,
): Promise<void> {
  const { userId, allowed, command, words } = asked;
  const say = (html: string) => ports.answers.say(command, { html });
  if (!allowed) {
    if (command.isPrivate) await say(words.base.notAllowed(userId));
    return;
  }
  const handler = commands.get(command.command ?? "");
  if (handler !== undefined) return handler(asked, ports, delivery);
  if (!command.isPrivate) return;
  if (command.command !== undefined) return void (await say(words.base.unknownCommand));
  if (command.document !== undefined) {
    return importDocument(asked, command.document, ports, delivery);
  }
  if (await answerReply(asked, ports)) return;
  if (tidyQuery(command.argument) !== "") return answerSearch(asked, ports, delivery);
  await say(words.base.noLink);
}
