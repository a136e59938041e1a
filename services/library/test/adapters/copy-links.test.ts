import type { StoredObject } from "@memory/copies/copies";
import { type OpenCopies, openCopies } from "@memory/testing/open-copies";
import { expect } from "chai";
import { fastify } from "fastify";
import { createCopyLinks } from "../../src/adapters/copy-links/copy-links.ts";
import { token } from "../open-telegram.ts";

const content = Buffer.from("0123456789");

describe("links to copies", () => {
  let store: OpenCopies;
  let copy: StoredObject;
  let now: number;
  const closed: (() => Promise<unknown>)[] = [];

  before(async () => {
    store = await openCopies();
    const { path, copy: kept } = await store.file("1", "media/a", content);
    copy = { sha256: kept.Sha256, bytes: kept.Bytes, type: "image/png" };
    await store.objects.put(copy, path);
  });
  after(() => store.stop());
  beforeEach(() => {
    now = Date.parse("2026-01-01T00:00:00.000Z");
  });
  afterEach(async () => {
    for (const close of closed.splice(0)) await close();
  });

  const config = { BOT_TOKEN: token, HOST: "127.0.0.1", AWS_ENDPOINT_URL_S3: "http://127.0.0.1:1" };
  async function open(change: object = {}) {
    const links = createCopyLinks(
      { ...config, ...change },
      { objects: store.objects, now: () => now },
    );
    const app = fastify();
    closed.push(() => app.close());
    links.routes(app);
    await app.listen({ host: "127.0.0.1", port: 0 });
    return links;
  }
  const get = async (url: string, range?: string, method = "GET") => {
    const response = await fetch(url, {
      method,
      ...(range === undefined ? {} : { headers: { range } }),
    });
    return {
      status: response.status,
      type: response.headers.get("content-type"),
      range: response.headers.get("content-range"),
      length: response.headers.get("content-length"),
      text: await response.text(),
    };
  };

  it("give the copy to whoever has them", async () => {
    const url = await (await open()).link(copy);
    expect(await get(url)).to.deep.equal({
      status: 200,
      type: "image/png",
      range: null,
      length: "10",
      text: "0123456789",
    });
    expect(await get(url, undefined, "HEAD")).to.include({ status: 200, length: "10", text: "" });
  });

  const ranges: [range: string, status: number, contentRange: string | null, text: string][] = [
    ["bytes=2-4", 206, "bytes 2-4/10", "234"],
    ["bytes=7-", 206, "bytes 7-9/10", "789"],
    ["bytes=-2", 206, "bytes 8-9/10", "89"],
    ["bytes=-20", 206, "bytes 0-9/10", "0123456789"],
    ["bytes=5-99", 206, "bytes 5-9/10", "56789"],
    ["bytes=10-", 416, "bytes */10", ""],
    ["bytes=-0", 416, "bytes */10", ""],
    ["bytes=0-1,4-5", 200, null, "0123456789"],
    ["lines=1-2", 200, null, "0123456789"],
  ];
  for (const [range, status, contentRange, text] of ranges) {
    it(`give a part of it: ${range}`, async () => {
      const answer = await get(await (await open()).link(copy), range);
      expect(answer).to.include({ status, range: contentRange, text });
    });
  }

  it("end after six hours", async () => {
    const url = await (await open()).link(copy);
    now += 6 * 3_600_000 - 1_000;
    expect(await get(url)).to.include({ status: 200 });
    now += 2_000;
    expect(await get(url)).to.include({ status: 410 });
  });

  it("cannot be made or changed by anybody else", async () => {
    const links = await open();
    const url = new URL(await links.link(copy));
    for (const [name, value] of [
      ["until", String(now / 1000 + 1e6)],
      ["type", "text/html"],
      ["bytes", "5"],
      ["signature", ""],
    ] as const) {
      const changed = new URL(url);
      changed.searchParams.set(name, value);
      expect(await get(changed.href), name).to.include({ status: 404 });
    }
    const other = await (await open({ BOT_TOKEN: `8${token}` })).link(copy);
    expect(
      await get(new URL(new URL(other).pathname + new URL(other).search, url).href),
    ).to.include({
      status: 404,
    });
    expect(await get(url.href)).to.include({ status: 200 });
  });

  it("say so where the copy was removed", async () => {
    const url = await (await open()).link({ ...copy, sha256: "f".repeat(64) });
    expect(await get(url)).to.include({ status: 404, text: "The copy was removed.\n" });
  });

  it("begin with the address where people reach the service", async () => {
    const links = await open({ PUBLIC_URL: "https://memory.example" });
    expect(await links.link(copy)).to.match(
      new RegExp(`^https://memory\\.example/copies/${copy.sha256}\\?`),
    );
  });

  it("lead to the bucket itself on AWS, and serve nothing here", async () => {
    const app = fastify();
    closed.push(() => app.close());
    const { AWS_ENDPOINT_URL_S3: _, ...onAws } = config;
    const links = createCopyLinks(onAws, { objects: store.objects });
    links.routes(app);
    const url = await links.link(copy);
    expect(url).to.include(store.bucket.config.AWS_ENDPOINT_URL_S3);
    expect((await get(url)).text).to.equal("0123456789");
    expect((await app.inject(`/copies/${copy.sha256}`)).statusCode).to.equal(404);
  });
});
