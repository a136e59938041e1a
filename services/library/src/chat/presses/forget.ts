import type { CommandReceived } from "@memory/shared/contracts/command-received";
import { forgetPerson } from "../../tweets/forget/forget-person.ts";
import { wordsFor } from "../../words/words-for.ts";
import type { PressHandler } from "../asked.ts";
import { pressData } from "./press-data.ts";

/** The button works this long, so that nobody erases everything by a press on an old message. */
const validForMs = 60 * 60_000;

type Asked = Pick<CommandReceived, "userId" | "receivedAt">;

export const forgetData = (answer: "yes" | "no", { userId, receivedAt }: Asked): string =>
  pressData("forget", userId, answer, Date.parse(receivedAt).toString(36));

/** Erases everything of the person, or leaves it. Comes back by the queue until all is erased. */
export const answerForget: PressHandler = async (
  { userId, receivedAt, updateId, command, words },
  [answer, askedAt = ""],
  { answers, log, ...ports },
) => {
  const { forget } = words;
  const { chatId = Number(userId), messageId = 0, queryId } = command;
  const edit = (html: string) => answers.edit(chatId, messageId, { html });
  if (answer !== "yes") {
    await edit(forget.unchanged);
    return undefined;
  }
  const ageMs = Date.parse(receivedAt) - Number.parseInt(askedAt, 36);
  if (!(Math.abs(ageMs) < validForMs)) return words.base.pressed.outdated;

  const asked = { at: receivedAt, updateId };
  await forgetPerson({ userId, asked }, ports, {
    async began() {
      // The receipt tells all that these would; to erase is more urgent.
      const tellings = [answers.answerPress(queryId, forget.pressed), edit(forget.began)];
      for (const { status } of await Promise.allSettled(tellings))
        if (status === "rejected") log.info("nobody could be told that the erasure has begun");
    },
    async ended(receipt) {
      const { language } = receipt;
      const { receipt: html } = (language === undefined ? words : wordsFor(language)).forget;
      await answers.say({ chatId, messageId }, { html: html(receipt) });
    },
  });
  return undefined;
};
