import { expect } from "chai";
import { type Copying, startCopying } from "../support/copying.ts";
import { jpeg, mp4 } from "../support/made-files.ts";
import type { Reply } from "../support/media-host.ts";

const url = "https://pbs.twimg.com/media/A.jpg";
const body = jpeg({ bytes: 50_000 });

/** What a source can do to a photo, and what is written of it. */
const faults: Record<string, { reply: Reply; why: string }> = {
  "hangs up in the middle": { reply: { body, fault: "cut" }, why: "reset" },
  "stalls in the middle": { reply: { body, fault: "stall" }, why: "timeout" },
  "never answers": { reply: { fault: "hang" }, why: "timeout" },
  "tells more than it sends": {
    reply: { body, headers: { "content-length": "60000" } },
    why: "timeout",
  },
  "sends a page of HTML": { reply: { body: "<html>", type: "text/html" }, why: "wrong-type" },
  "sends HTML that it calls a picture": {
    reply: { body: "<html>", type: "image/jpeg" },
    why: "wrong-type",
  },
  "sends a film that it calls a picture": {
    reply: { body: mp4(), type: "image/jpeg" },
    why: "wrong-type",
  },
  "calls a picture a film": { reply: { body, type: "video/mp4" }, why: "wrong-type" },
  "packs the picture": {
    reply: { body, headers: { "content-encoding": "gzip" } },
    why: "wrong-type",
  },
  "sends nothing": { reply: { status: 204 }, why: "empty" },
  "fails inside": { reply: { status: 500 }, why: "server-error" },
  "is overloaded": { reply: { status: 503, headers: { "retry-after": "5" } }, why: "server-error" },
  "limits the rate": { reply: { status: 429 }, why: "rate-limited" },
  "leaves out the end": { reply: { body: body.subarray(0, -2) }, why: "short" },
};

describe("a source that fails", () => {
  let copying: Copying;
  before(async () => {
    copying = await startCopying();
  });
  afterEach(() => copying.host.clear());
  after(() => copying.stop());

  for (const [name, { reply, why }] of Object.entries(faults)) {
    it(`${name}: nothing is kept, and it is tried later`, async () => {
      await copying.host.answers("/media/A", reply);
      expect(await copying.copy({ url })).to.deep.equal({ status: "later", why });
      expect(await copying.onTheWay()).to.deep.equal([]);
      expect((await copying.standing()).objects).to.deep.equal([]);
    });
  }

  it("is down: nothing is kept, and it is tried later", async () => {
    const other = await startCopying();
    await other.host.close();
    expect(await other.copy({ url })).to.deep.equal({ status: "later", why: "reset" });
    await other.stop();
  });

  it("sends no length: the file is kept if it is whole", async () => {
    await copying.host.answers("/media/A", { body, fault: "no-length" });
    expect(await copying.copy({ url })).to.include({ status: "kept" });
  });
});
