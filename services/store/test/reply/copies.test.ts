import type { Copy, CopyStatus } from "@memory/copies/rows/copy";
import { rowsOf } from "@memory/shared/aws/rows";
import { expect } from "chai";
import { replySuite } from "./reply-suite.ts";

const photos = ["a", "b"].map((key) => ({
  kind: "photo" as const,
  url: `https://pbs.twimg.com/media/${key}?format=jpg&name=orig`,
}));

describe("what a reply tells of copies", () => {
  const suite = replySuite();

  const copied = async (tweetId: string, statuses: readonly CopyStatus[], kind = "photo") => {
    const rows = rowsOf(suite.db.client, suite.db.tables.media.name);
    for (const [index, Status] of statuses.entries()) {
      const copy: Copy = {
        TweetID: tweetId,
        MediaKey: `media/${"abcdef"[index]}`,
        Kind: kind as "photo",
        Status,
        Url: "https://pbs.twimg.com/media/a",
        ChangedAt: "2026-01-02T03:04:05.678Z",
      };
      await rows.put(copy);
    }
  };
  const shown = async () => (await suite.botMessages()).at(-1)?.text ?? "";
  const save = async (id: string, change = {}) => {
    const [request] = await suite.sendLinks([id]);
    const requestedAt = new Date().toISOString();
    await suite.startStore()(
      { ...request, requestedAt, ...change },
      suite.found(id, { media: photos }),
    );
    return request;
  };
  const stale = async (request: Awaited<ReturnType<typeof save>>, tweetId: string) => {
    const { version, traceId, userId, origin } = request;
    await suite.startRefresh()({ version, traceId, userId, origin, tweetId });
  };

  it("asks for every file of a kept tweet, whoever keeps it, and names nobody else", async () => {
    const request = await save("500");
    const { queue, message } = suite.asked.at(-1) ?? {};
    expect(queue).to.equal("media-requested");
    expect(message).to.deep.include({ tweetId: "500", userId: "7", origin: request.origin });
    const kinds = (message as { media: { kind: string }[] }).media.map(({ kind }) => kind);
    expect(kinds.slice(0, 2)).to.deep.equal(["photo", "photo"]);
  });

  it("says nothing at first, then that all are copied, once", async () => {
    const request = await save("501");
    expect(await shown())
      .to.include("2 photos")
      .and.not.include("cop");
    await copied("501", ["kept", "kept"]);
    await stale(request, "501");
    expect(await shown()).to.include("2 photos · copies kept");
    const edits = (await suite.calls("editMessageText")).length;
    await stale(request, "501");
    expect(await suite.calls("editMessageText")).to.have.length(edits);
  });

  it("tells of what could not be copied, and why", async () => {
    const request = await save("502");
    await copied("502", ["kept", "gone", "refused", "refused"]);
    await stale(request, "502");
    const text = await shown();
    expect(text).to.include("1 of 4 copied");
    expect(text).to.include("⚠️ 1 picture or film could not be copied: X no longer has it.");
    expect(text).to.include("⚠️ 2 pictures or films could not be copied");
  });

  it("says nothing of an avatar", async () => {
    const request = await save("503");
    await copied("503", ["kept", "gone"], "avatar");
    await stale(request, "503");
    expect(await shown()).to.not.include("cop");
  });

  it("tells at once of copies that are there when the reply comes late", async () => {
    await copied("504", ["kept", "kept"]);
    await save("504", { requestedAt: "2026-01-02T03:04:05.678Z" });
    expect(await shown()).to.include("copies kept");
  });
});
