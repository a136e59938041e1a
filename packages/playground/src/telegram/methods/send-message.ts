import type { Method } from "../calls/method.ts";
import { post } from "../chats/post.ts";
import { textContent } from "../text/message-content.ts";

export const sendMessage: Method = (world, call) => ({
  result: post(world, call, textContent(call.params)),
});
