import { brotliCompressSync, gzipSync } from "node:zlib";
import { expect } from "chai";
import { acrossTheWhole } from "../../src/aws/compression.ts";
import { CommandReceived } from "../../src/contracts/command-received.ts";
import { ReplyStale } from "../../src/contracts/reply-stale.ts";
import { PermanentError } from "../../src/errors.ts";
import { decodeBody } from "../../src/queue/message-body.ts";

const stale = {
  version: 1,
  traceId: "0123456789abcdef0123456789abcdef",
  userId: "7",
  origin: { chatId: 7, messageId: 1 },
  tweetId: "20",
};
const press = {
  version: 1,
  traceId: stale.traceId,
  userId: "7",
  allowed: true,
  command: { kind: "callback", queryId: "1" },
  receivedAt: "2026-11-22T10:00:00.000Z",
};
const secretWords = "what a person wrote ";

/** The error for a body. Undefined if it is accepted. */
function refusalOf(body: string, schema: typeof ReplyStale | typeof CommandReceived = ReplyStale) {
  try {
    decodeBody<unknown>(body, schema);
    return undefined;
  } catch (error) {
    expect(error).to.be.instanceOf(PermanentError);
    return (error as Error).message;
  }
}
const zipped = (text: string) =>
  JSON.stringify({ version: 1, gzip: gzipSync(text).toString("base64") });
const packed = (text: string) =>
  JSON.stringify({
    version: 1,
    brotli: brotliCompressSync(text, acrossTheWhole).toString("base64"),
  });

describe("a queue's message", () => {
  it("is taken when it fits its contract, zipped or not", () => {
    expect(refusalOf(JSON.stringify(stale))).to.equal(undefined);
    expect(refusalOf(zipped(JSON.stringify(stale)))).to.equal(undefined);
    expect(refusalOf(packed(JSON.stringify(stale)))).to.equal(undefined);
    expect(refusalOf(JSON.stringify(press), CommandReceived)).to.equal(undefined);
  });

  it("is refused when it unzips to more than a message can be, or into an abyss", () => {
    const padded = JSON.stringify(stale) + " ".repeat(9_000_000);
    for (const text of [padded, "[".repeat(2_000_000), "{"])
      expect(refusalOf(zipped(text))).to.equal("the message is not readable JSON");
    expect(refusalOf(packed(padded))).to.equal("the message is not readable JSON");
    expect(refusalOf("[".repeat(100_000) + "]".repeat(100_000))).to.be.a("string");
  });

  it("is refused with a part that is too large, which is named and not repeated", () => {
    const long = secretWords.repeat(5_000);
    const refusals = [
      refusalOf(JSON.stringify({ ...stale, userId: long })),
      refusalOf(JSON.stringify({ ...stale, origin: { ...stale.origin, albumId: long } })),
      refusalOf(JSON.stringify({ ...stale, tweetId: long })),
      refusalOf(
        JSON.stringify({ ...press, command: { ...press.command, data: long } }),
        CommandReceived,
      ),
      refusalOf(JSON.stringify({ ...press, languageCode: long }), CommandReceived),
    ];
    const parts = ["userId", "origin.albumId", "tweetId", "command.data", "languageCode"];
    for (const [index, part] of parts.entries())
      expect(refusals[index]).to.match(new RegExp(`contract: ${part} (too_big|invalid_format)$`));
  });
});
