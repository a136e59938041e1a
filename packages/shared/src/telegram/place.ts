/** A message that is answered, and the topic that it and its answer belong to. */
export type Place = {
  readonly chatId: number;
  readonly messageId: number;
  readonly threadId?: number | undefined;
  /** Set in a chat where the bot is not a member: the query that its one message there answers. */
  readonly guestQueryId?: string | undefined;
};
