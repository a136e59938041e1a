import type { Log } from "@memory/shared/process/log";
import type { Telegram } from "@memory/shared/telegram/client";
import { plain } from "@memory/shared/telegram/html";
import { type Form, fieldsOf, plainerForm } from "@memory/shared/telegram/message-form";
import { shorten } from "@memory/shared/telegram/shorten";
import type { Said } from "../ports.ts";
import type { Rendered } from "../reply/render/rendered.ts";

const titleLength = 60;

/** Replies in chats where the bot is not a member: one answer to each query, which can be edited. */
export function createGuestChat({ api, call }: Telegram, log: Log) {
  const say = async (queryId: string, reply: Rendered, form: Form = "html"): Promise<Said> => {
    const { text: message_text, reply_markup, ...looks } = fieldsOf(reply, form);
    const result = {
      type: "article" as const,
      id: "reply",
      title: shorten(plain(reply.html).split("\n")[0] ?? "", titleLength) || "…",
      input_message_content: { message_text, ...looks },
      ...(reply_markup === undefined ? {} : { reply_markup }),
    };
    const said = await call(undefined, () =>
      api.answerGuestQuery({ guest_query_id: queryId, result }),
    );
    if (said.kind === "ok") return { kind: "shown", replyId: said.value.inline_message_id };
    const { why, description } = said;
    log.warn({ why, description }, "answer to a guest not taken as it was");
    const plainer = plainerForm(form, why);
    return plainer === undefined ? { kind: "unreachable", why } : say(queryId, reply, plainer);
  };

  const edit = async (id: string, reply: Rendered, form: Form = "html"): Promise<Said> => {
    const edited = await call(undefined, () =>
      api.editMessageText({ ...fieldsOf(reply, form), inline_message_id: id }),
    );
    if (edited.kind === "ok" || edited.why === "not-modified")
      return { kind: "shown", replyId: id };
    const { why, description } = edited;
    log.warn({ why, description }, "edit of a guest's answer not taken as it was");
    const plainer = plainerForm(form, why);
    return plainer === undefined ? { kind: "unreachable", why } : edit(id, reply, plainer);
  };

  return { say, edit };
}
