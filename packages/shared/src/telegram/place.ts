/** A message that is answered, and the topic that it and its answer belong to. */
export type Place = {
  readonly chatId: number;
  readonly messageId: number;
  readonly threadId?: number | undefined;
};
