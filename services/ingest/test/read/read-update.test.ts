import { CommandReceived } from "@memory/shared/contracts/command-received";
import { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { expect } from "chai";
import { readUpdate } from "../../src/read/read-update.ts";
import { TelegramUpdate } from "../../src/read/telegram-update.ts";
import {
  ann,
  channel,
  channelPost,
  editedMessage,
  group,
  groupMessage,
  link,
  marks,
  message,
} from "../support/updates.ts";

const traceId = "0123456789abcdef0123456789abcdef";
const now = new Date("2026-01-02T03:04:06.000Z");

const read = (update: unknown, isAllowed = (_userId: string) => true) =>
  readUpdate(TelegramUpdate.parse(update), { botName: "memory_bot", isAllowed, traceId, now });

/** The requests, parsed by their contract as after a queue. */
function requestsFor(update: unknown): TweetRequested[] {
  const reading = read(update);
  if (reading.kind !== "links") return [];
  return reading.requests.map((request) =>
    TweetRequested.parse(JSON.parse(JSON.stringify(request))),
  );
}

const keysOf = (update: unknown) => requestsFor(update).map((request) => request.link.key);

function commandFor(update: unknown, isAllowed?: (userId: string) => boolean) {
  const reading = read(update, isAllowed);
  if (reading.kind !== "command") return undefined;
  return CommandReceived.parse(JSON.parse(JSON.stringify(reading.command)));
}

const other = "https://twitter.com/jack/status/21";
const notAllowed = () => false;

describe("a link in a private chat", () => {
  it("becomes one request that says all there is to say", () => {
    const text = `/save@Memory_Bot ${link}?s=46 for later #birds #Art`;
    const entities = marks(text, {
      "/save@Memory_Bot": "bot_command",
      [`${link}?s=46`]: "url",
      "#birds": "hashtag",
      "#Art": "hashtag",
    });
    const found = { key: "tweet:20", url: `${link}?s=46`, tweetId: "20" };
    expect(requestsFor(message({ text, entities, message_thread_id: 3 }))).to.deep.equal([
      {
        version: 1,
        traceId,
        userId: "7",
        timestamp: "2026-01-02T03:04:05.120Z",
        origin: { chatId: 7, messageId: 12 },
        link: found,
        links: [found],
        tags: ["birds", "Art"],
        note: "for later",
        languageCode: "de",
        from: {},
        replyTo: { kind: "message", chatId: 7, messageId: 12, threadId: 3 },
        purpose: "save",
        attempt: 1,
        updateId: 1,
        requestedAt: "2026-01-02T03:04:06.000Z",
      },
    ]);
  });

  const text = `👀 see ${link}`;
  const hidden = "see this";
  const containers: readonly [name: string, fields: Record<string, unknown>][] = [
    ["a text without entities", { text: "look at x.com/jack/status/20!" }],
    ["a url entity behind an emoji", { text, entities: marks(text, { [link]: "url" }) }],
    [
      "a link behind words",
      { text: hidden, entities: [{ type: "text_link", offset: 0, length: 8, url: link }] },
    ],
    ["a caption", { photo: [{}], caption: text, caption_entities: marks(text, { [link]: "url" }) }],
    ["a caption without entities", { video: {}, caption: `x.com/jack/status/20` }],
    ["the preview alone", { text: "this", link_preview_options: { url: link } }],
    [
      "a button",
      { text: "this", reply_markup: { inline_keyboard: [[{ text: "a" }, { url: link }]] } },
    ],
    [
      "a rich message",
      {
        rich_message: {
          blocks: [{ type: "paragraph", text: ["see ", { type: "url", text: "it", url: link }] }],
        },
      },
    ],
    ["a rich message's text", { rich_message: { blocks: [{ text: { text: `see ${link}` } }] } }],
    ["a spoiler", { text: link, entities: [{ type: "spoiler", offset: 0, length: 28 }] }],
  ];
  for (const [name, fields] of containers) {
    it(`is found in ${name}`, () => {
      expect(keysOf(message(fields))).to.deep.equal(["tweet:20"]);
      expect(read(message(fields))).to.deep.include({ seen: { chatId: 7, messageId: 12 } });
    });
  }

  it("is refused if an ellipsis cuts it, even where Telegram's mark or preview lacks the ellipsis", () => {
    const cutText = "x.com/nina_o/status/19…";
    const marked = "x.com/nina_o/status/19";
    const dots = `see ${marked}...`;
    const preview = { link_preview_options: { url: `https://${marked}` } };
    for (const fields of [
      { text: cutText, entities: marks(cutText, { [cutText]: "url" }) },
      { text: cutText, entities: marks(cutText, { [marked]: "url" }), ...preview },
      { text: dots, entities: marks(dots, { [marked]: "url" }), ...preview },
      { caption: dots, caption_entities: marks(dots, { [marked]: "url" }) },
      {
        text: "/save",
        entities: marks("/save", { "/save": "bot_command" }),
        reply_to_message: message({ text: dots }).message,
      },
    ]) {
      const links = requestsFor(message(fields)).flatMap((request) => request.links);
      expect(links.map(({ refused }) => refused)).to.deep.equal(["cut"]);
    }
  });

  it("may be one of a mirror that the configuration names", () => {
    const update = message({ text: "nitter.example/jack/status/20 nice" });
    const mirrorHosts = new Set(["nitter.example"]);
    const reading = readUpdate(TelegramUpdate.parse(update), {
      botName: "memory_bot",
      isAllowed: () => true,
      mirrorHosts,
      traceId,
      now,
    });
    const requests = reading.kind === "links" ? reading.requests : [];
    expect(requests.map(({ link: { key }, note }) => [key, note])).to.deep.equal([
      ["tweet:20", "nice"],
    ]);
    expect(keysOf(update)).to.deep.equal([]);
  });

  it("is not begun inside another link or an address", () => {
    const evil = "evil.io/?u=x.com/jack/status/20 jack@x.com";
    const entities = marks(evil, {
      "evil.io/?u=x.com/jack/status/20": "url",
      "jack@x.com": "email",
    });
    expect(keysOf(message({ text: evil, entities }))).to.deep.equal([]);
    expect(keysOf(message({ text: evil }))).to.deep.equal([]);
  });
});

describe("several links", () => {
  const text = `${other} ${link} https://t.co/AbC https://x.com/jack ${link}?s=1`;
  const update = message({ text, entities: marks(text, { [link]: "url", [other]: "url" }) });

  it("become a request each, in order, repeats dropped, the refused ones told to each", () => {
    const requests = requestsFor(update);
    const keys = ["tweet:21", "tweet:20", "short:AbC"];
    expect(requests.map((request) => request.link.key)).to.deep.equal(keys);
    for (const { links } of requests) {
      expect(links.map(({ key }) => key)).to.deep.equal([...keys, "profile:/jack"]);
    }
  });

  it("propose timestamps of their own, the same on every delivery", () => {
    const timestamps = requestsFor(update).map(({ timestamp }) => timestamp);
    expect(timestamps).to.deep.equal([
      "2026-01-02T03:04:05.120Z",
      "2026-01-02T03:04:05.121Z",
      "2026-01-02T03:04:05.122Z",
    ]);
    expect(requestsFor(update).map(({ timestamp }) => timestamp)).to.deep.equal(timestamps);
  });

  it("are told apart when glued together", () => {
    const glued = link + other;
    const entities = marks(glued, { [glued]: "url" });
    expect(keysOf(message({ text: glued, entities }))).to.deep.equal(["tweet:20", "tweet:21"]);
  });

  it("of which none can be a tweet become one request, without a reaction", () => {
    const refused = message({ text: "https://x.com/jack x.com/search?q=a" });
    expect(keysOf(refused)).to.deep.equal(["profile:/jack"]);
    expect(requestsFor(refused)[0]?.links).to.have.length(2);
    expect(read(refused)).to.deep.include({ seen: undefined });
  });
});

describe("where a link was sent", () => {
  it("is told by its album, its edit and its topic", () => {
    const [request] = requestsFor(
      editedMessage({
        caption: link,
        media_group_id: "99",
        chat: { ...group, is_forum: true },
        message_thread_id: 4,
        is_topic_message: true,
      }),
    );
    expect(request?.origin).to.deep.equal({
      chatId: -5,
      messageId: 12,
      albumId: "99",
      editDate: 1_767_323_105,
    });
    expect(request?.timestamp).to.equal("2026-01-02T03:04:05.120Z");
    expect(request?.from).to.deep.equal({ chatTitle: "Friends" });
    expect(request?.replyTo).to.deep.equal({
      kind: "message",
      chatId: -5,
      messageId: 12,
      threadId: 4,
    });
  });

  it("leaves out the thread of a group without topics, and of General", () => {
    for (const chat of [group, { ...group, is_forum: true }]) {
      const fields = { chat, message_thread_id: 4 };
      const [request] = requestsFor(groupMessage({ text: link, ...fields }));
      expect(request?.replyTo).to.deep.equal({ kind: "message", chatId: -5, messageId: 12 });
      const entities = marks("/help", { "/help": "bot_command" });
      const asked = commandFor(groupMessage({ text: "/help", entities, ...fields }));
      expect(asked?.command).to.not.have.property("threadId");
    }
  });

  it("makes a channel the owner of its posts, which get no reply", () => {
    const [request] = requestsFor(channelPost({ text: link }));
    expect(request?.userId).to.equal("-100");
    expect(request?.replyTo).to.deep.equal({ kind: "none" });
    expect(request?.from).to.deep.equal({ chatTitle: "News" });
    const { channel_post } = channelPost({ text: link, edit_date: 1_767_323_105 });
    expect(keysOf({ update_id: 2, edited_channel_post: channel_post })).to.deep.equal(["tweet:20"]);
  });

  const origins: readonly [origin: object, name: string | undefined][] = [
    [{ type: "user", sender_user: { first_name: "Bob", last_name: "Ross" } }, "Bob Ross"],
    [{ type: "hidden_user", sender_user_name: "Bo" }, "Bo"],
    [{ type: "chat", sender_chat: { id: -5, title: "Friends" } }, "Friends"],
    [{ type: "channel", chat: { id: -100, title: "News" }, message_id: 3 }, "News"],
    [{ type: "one that is not known yet" }, undefined],
  ];
  for (const [origin, name] of origins) {
    it(`names who it was forwarded from: ${name ?? "nobody known"}`, () => {
      const forward_origin = { ...origin, date: 1_700_000_000 };
      const [request] = requestsFor(message({ text: `so true ${link}`, forward_origin }));
      expect(request?.note).to.equal(undefined);
      expect(request?.from).to.deep.equal({
        ...(name === undefined ? {} : { forwardedFrom: name }),
        forwardedDate: "2023-11-14T22:13:20.000Z",
      });
    });
  }
});

describe("the note", () => {
  const notes: readonly [text: string, note: string | undefined][] = [
    [link, undefined],
    [`(${link})`, undefined],
    [`${link} 👍`, "👍"],
    [`before ${link}  after`, "before after"],
    [`one\n\n\n${link}\ntwo`, "one\ntwo"],
    [`${link} see also https://example.org`, "see also https://example.org"],
    [`${link} ${"a".repeat(2000)}`, "a".repeat(1000)],
    [`${link} ${"a".repeat(999)}👍`, "a".repeat(999)],
  ];
  for (const [text, note] of notes) {
    it(`is ${JSON.stringify(note?.slice(0, 30) ?? "absent")} in ${JSON.stringify(text.slice(0, 60))}`, () => {
      expect(requestsFor(message({ text }))[0]?.note).to.equal(note);
    });
  }
});

describe("/save in reply to a message", () => {
  const command = (text: string) => ({ text, entities: marks(text, { [text]: "bot_command" }) });
  const replied = { message_id: 3, date: 1, chat: group, from: { id: 8 }, text: `so ${link}` };

  it("saves that message's links for the one who asks, and answers the asking", () => {
    for (const text of ["/save", "/save@memory_bot", "/SAVE@Memory_Bot"]) {
      const [request] = requestsFor(groupMessage({ ...command(text), reply_to_message: replied }));
      expect(request).to.deep.include({
        userId: "7",
        origin: { chatId: -5, messageId: 12 },
        replyTo: { kind: "message", chatId: -5, messageId: 12 },
        tags: [],
      });
      expect(request?.link.key).to.equal("tweet:20");
    }
  });

  it("reads a caption, a quote or the preview of a reply from elsewhere", () => {
    for (const fields of [
      { reply_to_message: { ...replied, text: undefined, caption: link } },
      { quote: { text: link, position: 0 } },
      { external_reply: { origin: {}, link_preview_options: { url: link } } },
    ]) {
      expect(keysOf(groupMessage({ ...command("/save"), ...fields }))).to.deep.equal(["tweet:20"]);
    }
  });

  it("tells who the message replied to was forwarded from", () => {
    const forward_origin = { type: "hidden_user", sender_user_name: "Bo", date: 1_700_000_000 };
    const reply_to_message = { ...replied, forward_origin };
    const [request] = requestsFor(groupMessage({ ...command("/save"), reply_to_message }));
    expect(request?.from.forwardedFrom).to.equal("Bo");
  });

  it("asks library for help when there is no link", () => {
    const update = groupMessage({ ...command("/save"), reply_to_message: { text: "no" } });
    expect(commandFor(update)?.command).to.deep.include({ kind: "message", command: "save" });
  });

  it("is another bot's with another bot's name", () => {
    const update = groupMessage({ ...command("/save@other_bot"), reply_to_message: replied });
    expect(read(update)).to.deep.equal({ kind: "silence", why: "no link" });
  });

  it("is needed: the message replied to is not read otherwise", () => {
    expect(keysOf(groupMessage({ text: "nice", reply_to_message: replied }))).to.deep.equal([]);
  });
});

describe("a message without a link to X", () => {
  it("is answered in a private chat, whatever it is", () => {
    for (const fields of [{ text: "hello" }, { sticker: {} }, { photo: [{}] }, { voice: {} }]) {
      expect(commandFor(message(fields))).to.deep.equal({
        version: 1,
        traceId,
        userId: "7",
        languageCode: "de",
        allowed: true,
        command: {
          kind: "message",
          chatId: 7,
          messageId: 12,
          isPrivate: true,
          ...("text" in fields ? { argument: "hello" } : {}),
        },
        updateId: 1,
        receivedAt: "2026-01-02T03:04:06.000Z",
      });
    }
  });

  const commands: readonly [text: string, command: object][] = [
    ["/start abc", { command: "start", argument: "abc" }],
    ["/Help@Memory_Bot", { command: "help" }],
    ["/nonsense", { command: "nonsense" }],
    ["/help@other_bot", { argument: "/help@other_bot" }],
    ["/search https://x.com/jack/status/20", { command: "search", argument: link }],
    ["/delete x.com/jack/status/20", { command: "delete", argument: "x.com/jack/status/20" }],
  ];
  for (const [text, command] of commands) {
    it(`is a command with name and argument: ${text}`, () => {
      const entities = marks(text, { [text.split(" ")[0] ?? ""]: "bot_command" });
      const place = { kind: "message", chatId: 7, messageId: 12, isPrivate: true };
      expect(commandFor(message({ text, entities }))?.command).to.deep.equal({
        ...place,
        ...command,
      });
    });
  }

  it("is answered in a group only when it is a command of ours", () => {
    for (const text of ["/start", "/help", "/privacy", "/save", "/help@memory_bot"]) {
      const update = groupMessage({ text, entities: marks(text, { [text]: "bot_command" }) });
      expect(commandFor(update)?.command).to.deep.include({ isPrivate: false, chatId: -5 });
    }
    for (const text of ["hello", "/nonsense", "/help@other_bot"]) {
      const update = groupMessage({ text, entities: marks(text, { [text]: "bot_command" }) });
      expect(read(update)).to.deep.equal({ kind: "silence", why: "no link" });
    }
  });

  it("tells what it replies to: the buttons of the bot's own message, the tweets of any", () => {
    const markup = {
      inline_keyboard: [[{ text: "Open", url: link }], [{ text: "Delete", callback_data: "d" }]],
    };
    const written = { message_id: 3, text: "see", reply_markup: markup };
    const repliesTo = (from: object) => {
      const reply_to_message = { ...written, from };
      const asked = commandFor(message({ text: "#birds", reply_to_message }))?.command;
      return asked?.kind === "message" ? asked.repliesTo : undefined;
    };
    const bot = { id: 1, is_bot: true, username: "Memory_Bot" };
    const shown = { messageId: 3, tweetIds: ["20"] };
    expect(repliesTo(bot)).to.deep.equal({
      ...shown,
      isOurs: true,
      buttons: ["d"],
      text: "see",
    });
    for (const other of [{ ...bot, username: "other_bot" }, { ...bot, is_bot: false }, ann])
      expect(repliesTo(other)).to.deep.equal({ ...shown, isOurs: false });
  });

  it("tells which file came with it", () => {
    const file = { file_id: "F1", file_name: "like.js", mime_type: "text/javascript" };
    const update = message({ document: { ...file, file_size: 12 }, caption: "mine" });
    expect(commandFor(update)?.command).to.deep.include({
      argument: "mine",
      document: { fileId: "F1", name: "like.js", type: "text/javascript", bytes: 12 },
    });
  });

  const silent: readonly [name: string, update: unknown][] = [
    ["a service message", message({ pinned_message: { message_id: 3 } })],
    ["a new member", groupMessage({ new_chat_members: [ann] })],
    ["a group on its way to a supergroup", groupMessage({ migrate_to_chat_id: -1_000_100 })],
    ["a supergroup that was a group", groupMessage({ migrate_from_chat_id: -100 })],
    ["an edit", editedMessage({ text: "hello" })],
    ["a further part of an album", message({ photo: [{}], media_group_id: "99" })],
    ["a channel post", channelPost({ text: "hello" })],
    ["a membership", { update_id: 1, my_chat_member: { chat: group } }],
    ["nothing at all", { update_id: 1 }],
  ];
  for (const [name, update] of silent) {
    it(`is met with silence when it is ${name}`, () => {
      expect(read(update).kind).to.equal("silence");
    });
  }
});

describe("a sender", () => {
  const nobodies: readonly [name: string, update: unknown][] = [
    ["a bot", message({ text: link, from: { ...ann, is_bot: true } })],
    ["an anonymous admin", groupMessage({ text: link, sender_chat: group })],
    ["the placeholder of anonymous admins", groupMessage({ text: link, from: { id: 1087968824 } })],
    ["the placeholder of channels", groupMessage({ text: link, from: { id: 136817688 } })],
    ["Telegram itself", groupMessage({ text: link, from: { id: 777000 } })],
    [
      "a linked channel",
      groupMessage({ text: link, is_automatic_forward: true, sender_chat: channel }),
    ],
    ["missing", groupMessage({ text: link, from: undefined })],
  ];
  for (const [name, update] of nobodies) {
    it(`owns nothing when it is ${name}`, () => {
      expect(read(update)).to.deep.equal({ kind: "silence", why: "nobody's" });
    });
  }

  it("who is not allowed is told so in private, and ignored elsewhere", () => {
    for (const text of [link, "hello"]) {
      const command = commandFor(message({ text }), notAllowed);
      expect(command).to.deep.include({ userId: "7", allowed: false });
    }
    const help = { text: "/help", entities: marks("/help", { "/help": "bot_command" }) };
    for (const update of [
      groupMessage({ text: link }),
      groupMessage(help),
      channelPost({ text: link }),
      editedMessage({ text: link }),
    ]) {
      expect(read(update, notAllowed)).to.deep.equal({ kind: "silence", why: "not allowed" });
    }
  });

  it("may be an allowed channel", () => {
    expect(read(channelPost({ text: link }), (id) => id === "-100").kind).to.equal("links");
  });
});

describe("a press on a button", () => {
  const query = { id: "q1", from: ann, data: "v1:delete:7:20", chat_instance: "1" };
  const press = (fields: object) => ({ update_id: 1, callback_query: { ...query, ...fields } });

  it("goes to library with the message it stands under", () => {
    const answered = { message_id: 12, date: 1, media_group_id: "99" };
    const shown = {
      message_id: 13,
      date: 1,
      chat: group,
      text: "Saved",
      reply_to_message: answered,
    };
    expect(commandFor(press({ message: shown }))).to.deep.equal({
      version: 1,
      traceId,
      userId: "7",
      languageCode: "de",
      allowed: true,
      command: {
        kind: "callback",
        queryId: "q1",
        data: "v1:delete:7:20",
        chatId: -5,
        messageId: 13,
        text: "Saved",
        answers: { messageId: 12, albumId: "99" },
      },
      updateId: 1,
      receivedAt: "2026-01-02T03:04:06.000Z",
    });
  });

  it("goes there without data, message or permission too, since each is answered", () => {
    const bare = commandFor(press({ data: undefined }), notAllowed);
    expect(bare?.command).to.deep.equal({ kind: "callback", queryId: "q1" });
    expect(bare?.allowed).to.equal(false);
    const inaccessible = { message_id: 13, date: 0, chat: group };
    expect(commandFor(press({ message: inaccessible }))?.command).to.deep.include({ chatId: -5 });
  });
});

describe("an inline query", () => {
  const query = { id: "q2", from: ann, query: "gears from:ann", offset: "20" };
  const ask = (fields: object) => ({ update_id: 1, inline_query: { ...query, ...fields } });

  it("goes to library as it was typed", () => {
    expect(commandFor(ask({}))).to.deep.equal({
      version: 1,
      traceId,
      userId: "7",
      languageCode: "de",
      allowed: true,
      command: { kind: "inline", queryId: "q2", query: "gears from:ann", offset: "20" },
      updateId: 1,
      receivedAt: "2026-01-02T03:04:06.000Z",
    });
  });

  it("goes there when it is empty, or of somebody who is not allowed", () => {
    const empty = commandFor(ask({ query: "", offset: "" }), notAllowed);
    expect(empty?.command).to.deep.include({ kind: "inline", query: "", offset: "" });
    expect(empty?.allowed).to.equal(false);
  });

  it("has results that are not saved again when somebody shares one", () => {
    const shared = (username: string) => message({ text: link, via_bot: { id: 1, username } });
    expect(read(shared("Memory_bot")).kind).to.equal("silence");
    expect(read(shared("other_bot")).kind).to.equal("links");
  });

  it("of another bot is nobody's", () => {
    expect(read(ask({ from: { ...ann, is_bot: true } })).kind).to.equal("silence");
  });
});

describe("a message of a guest", () => {
  const bot = { text: "@Memory_Bot for later #birds", chat: group };
  const asked = (fields: Record<string, unknown>) => ({
    update_id: 1,
    guest_message: { ...message({ ...bot, ...fields }).message, guest_query_id: "G1" },
  });
  const tags = { entities: marks(bot.text, { "#birds": "hashtag" }) };

  it("keeps the links that it replies to for who asks, with words and tags, and is answered once", () => {
    const reply_to_message = { message_id: 3, text: `see ${link}` };
    const [request, ...others] = requestsFor(asked({ ...tags, reply_to_message }));
    expect(others).to.deep.equal([]);
    expect(request).to.deep.include({
      userId: "7",
      replyTo: { kind: "guest", queryId: "G1" },
      origin: { chatId: -5, messageId: 12 },
      tags: ["birds"],
      note: "for later",
    });
    expect(read(asked({ reply_to_message }))).to.deep.include({ seen: undefined });
  });

  it("keeps its own links, and asks for nothing without a link or a person who is allowed", () => {
    expect(keysOf(asked({ text: `@memory_bot ${other}` }))).to.deep.equal(["tweet:21"]);
    expect(read(asked({}))).to.deep.equal({ kind: "silence", why: "no link" });
    expect(read(asked({ text: `@memory_bot ${other}` }), notAllowed).kind).to.equal("silence");
  });
});
