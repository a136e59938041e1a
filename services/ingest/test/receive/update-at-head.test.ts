import { expect } from "chai";
import { updateAtHead } from "../../src/receive/update-at-head.ts";

const from = { id: 7, first_name: 'Ann","date":5' };
const chat = { id: 7, type: "private" };
const message = { message_id: 12, from, chat, date: 1_767_323_045 };
const head = (update: object) => JSON.stringify(update).slice(0, 200);
const long = "a".repeat(1_000);

describe("the head of an update", () => {
  it("tells who wrote a message where, and that its content is left out", () => {
    for (const kind of ["message", "edited_message", "channel_post", "edited_channel_post"]) {
      expect(
        updateAtHead(head({ update_id: 3, [kind]: { ...message, text: long } })),
      ).to.deep.equal({ update_id: 3, [kind]: { ...message, content_left_out: true } });
    }
  });

  it("is read with the line breaks that Telegram writes", () => {
    const update = `{"update_id":3,\n"message":${JSON.stringify({ ...message, text: long })}`;
    expect(updateAtHead(update)).to.have.nested.property("message.chat.id", 7);
  });

  it("tells at least the id", () => {
    const press = { id: "1", from, message, data: long };
    for (const [what, text] of [
      ["of a press", head({ update_id: 3, callback_query: press })],
      [
        "of a message with too much before its date",
        head({ update_id: 3, message: { text: long } }),
      ],
      ["of a message that is no JSON", '{"update_id":3,"message":{"a":b,"date":1'],
    ]) {
      expect(updateAtHead(text ?? ""), what).to.deep.equal({ update_id: 3 });
    }
  });

  it("is nothing where no update begins with its id", () => {
    for (const text of [
      "",
      "<html>",
      '{"message":{"text":"\\"update_id\\":3"}',
      '{"update_id":"3"}',
    ])
      expect(updateAtHead(text)).to.equal(undefined);
  });
});
