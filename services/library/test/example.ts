import { encodeCallbackData } from "@memory/shared/contracts/callback-data";
import type { CommandReceived } from "@memory/shared/contracts/command-received";
import { moment } from "@memory/testing/example-claim";

const envelope = { version: 1 as const, traceId: "0123456789abcdef0123456789abcdef" };

/** What person 7 wrote in their private chat, or as `change` says. */
export const exampleMessage = (
  command: string | undefined,
  change: Partial<CommandReceived> & { isPrivate?: boolean } = {},
): CommandReceived => {
  const { isPrivate = true, ...rest } = change;
  return {
    ...envelope,
    userId: "7",
    allowed: true,
    command: {
      kind: "message",
      chatId: isPrivate ? 7 : -100,
      messageId: 50,
      isPrivate,
      ...(command === undefined ? {} : { command }),
    },
    receivedAt: moment(1),
    ...rest,
  };
};

type Press = { userId: string; tweetId: string; owner: string; at: string; data: string };

/** A press of person 7 on a button for tweet 20, under the reply to message 100. */
export const examplePress = (
  action: "delete" | "undo",
  { userId = "7", tweetId = "20", owner = userId, at = moment(1), ...given }: Partial<Press> = {},
  change: Partial<CommandReceived> = {},
): CommandReceived => ({
  ...envelope,
  userId,
  allowed: true,
  command: {
    kind: "callback",
    queryId: `${action} at ${at}`,
    data: given.data ?? encodeCallbackData({ action, owner, tweetId }),
    chatId: 7,
    messageId: 101,
    answers: { messageId: 100 },
  },
  receivedAt: at,
  ...change,
});
