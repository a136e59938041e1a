import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Playground, startPlayground } from "@memory/playground/app";
import { expect } from "chai";
import { chromium } from "playwright-core";

describe("the stand-in for X's media hosts", () => {
  let playground: Playground;
  before(async () => {
    playground = await startPlayground();
  });
  after(() => playground.close());
  afterEach(() => fetch(`${playground.url}/sim`, { method: "DELETE" }));

  const get = async (path: string) => {
    const answer = await fetch(`${playground.url}/media/${path}`, { redirect: "manual" });
    return {
      status: answer.status,
      type: answer.headers.get("content-type"),
      length: answer.headers.get("content-length"),
      bytes: Buffer.from(await answer.arrayBuffer()),
    };
  };
  const put = (path: string, plan: object) =>
    fetch(`${playground.url}/sim/media/${path}`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(plan),
    });
  const fails = (answer: Promise<unknown>) =>
    answer.then(
      () => false,
      () => true,
    );

  it("has a file at every address, the same each time, and no two alike", async () => {
    const paths = [
      "pbs/media/A?format=jpg&name=orig",
      "pbs/media/A?format=jpg&name=small",
      "pbs/media/B?format=jpg&name=orig",
      "pbs/media/A?format=png&name=orig",
      "video/tweet_video/A.mp4",
    ];
    const files = await Promise.all(paths.map(get));
    expect(new Set(files.map(({ bytes }) => bytes.toString("hex"))).size).to.equal(paths.length);
    const again = await Promise.all(paths.map(get));
    expect(again).to.deep.equal(files);
    expect(files.map(({ type }) => type)).to.deep.equal([
      ...["image/jpeg", "image/jpeg", "image/jpeg", "image/png", "video/mp4"],
    ]);
  });

  it("makes pictures that a browser shows, of the size that was asked for", async function () {
    this.timeout(30_000);
    await put("pbs/media/J", { width: 200, height: 120, bytes: 300_000 });
    await put("pbs/media/P.png", { width: 33, height: 21 });
    const folder = mkdtempSync(join(tmpdir(), "memory-pictures-"));
    const browser = await chromium.launch({
      executablePath: "/usr/bin/chromium",
      args: ["--no-sandbox"],
    });
    try {
      const page = await browser.newPage();
      for (const [path, size] of [
        ["pbs/media/J", [200, 120]],
        ["pbs/media/P.png", [33, 21]],
      ] as const) {
        const { bytes, type } = await get(path);
        const url = `data:${type};base64,${bytes.toString("base64")}`;
        await page.setContent(`<img src="${url}">`);
        const shown = await page.locator("img").evaluate(async (image) => {
          await (image as unknown as { decode(): Promise<void> }).decode();
          const { naturalWidth, naturalHeight } = image as unknown as Record<string, number>;
          return [naturalWidth, naturalHeight];
        });
        expect(shown, path).to.deep.equal(size);
      }
    } finally {
      await browser.close();
      rmSync(folder, { recursive: true });
    }
  });

  it("sends large files piece by piece", async () => {
    await put("video/ext_tw_video/1/pu/vid/1280x720/a.mp4", { bytes: 20_000_000 });
    const film = await get("video/ext_tw_video/1/pu/vid/1280x720/a.mp4");
    expect(film.bytes.length).to.equal(Number(film.length)).and.be.above(19_000_000);
  });

  it("fails in each way it is told to, as often as it is told to", async () => {
    const whole = await get("pbs/media/F.jpg");
    const at = "pbs/media/F.jpg";
    await put(at, { status: 403, body: Buffer.from("Dmcaed").toString("base64"), count: 1 });
    expect(await get(at)).to.deep.include({ status: 403, bytes: Buffer.from("Dmcaed") });
    expect(await get(at)).to.deep.equal(whole);
    await put(at, { fault: "short", count: 1 });
    const { bytes, length } = await get(at);
    expect([bytes.length, Number(length)]).to.deep.equal([
      Math.floor(whole.bytes.length / 2),
      Math.floor(whole.bytes.length / 2),
    ]);
    await put(at, { fault: "empty", count: 1 });
    expect((await get(at)).bytes).to.have.length(0);
    await put(at, { fault: "no-length", count: 1 });
    expect(await get(at)).to.deep.include({ length: null, bytes: whole.bytes });
    await put(at, { fault: "redirect", location: "http://10.0.0.1/", count: 1 });
    expect((await get(at)).status).to.equal(302);
    for (const fault of ["cut", "wrong-length", "reset"]) {
      await put(at, { fault, count: 1 });
      expect(await fails(get(at)), fault).to.equal(true);
    }
    await put(at, { type: "text/html", query: "name=orig" });
    expect((await get(at)).type).to.equal("image/jpeg");
    expect((await get(`${at}?name=orig`)).type).to.equal("text/html");
  });

  it("sends half and then nothing more, connected for as long as it is listened to", async () => {
    const whole = await get("pbs/media/F.jpg");
    await put("pbs/media/F.jpg", { fault: "stall" });
    const answer = await fetch(`${playground.url}/media/pbs/media/F.jpg`);
    expect(Number(answer.headers.get("content-length"))).to.equal(whole.bytes.length);
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    const half = Math.floor(whole.bytes.length / 2);
    for (let got = 0; got < half; ) got += (await reader.read()).value?.length ?? Number.NaN;
    const more = await Promise.race([reader.read(), pause(100, "nothing")]);
    expect(more).to.equal("nothing");
    await reader.cancel();
  });

  it("goes on for as long as it is listened to, whatever it was to send", async () => {
    await put("pbs/media/F.jpg", { fault: "endless", body: "" });
    const answer = await fetch(`${playground.url}/media/pbs/media/F.jpg`);
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    for (let got = 0; got < 500_000; ) got += (await reader.read()).value?.length ?? Number.NaN;
    await reader.cancel();
    expect((await get("pbs/media/G.jpg")).status).to.equal(200);
  });

  it("has one plan for all paths that begin alike, after those for the path itself", async () => {
    await put("pbs/media/A", { status: 403, count: 1 });
    await put("pbs/*", { status: 404 });
    await put("pbs/media/*", { status: 500, count: 2 });
    const paths = ["pbs/media/A", "pbs/media/A", "pbs/media/B", "pbs/media/B", "video/media/A"];
    const statuses: number[] = [];
    for (const path of paths) statuses.push((await get(path)).status);
    expect(statuses).to.deep.equal([403, 500, 500, 404, 200]);
  });

  it("can be down, and tells what it was asked", async () => {
    const change = (body: object) =>
      fetch(`${playground.url}/sim/media`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    await change({ down: true });
    expect(await fails(get("pbs/media/D.jpg"))).to.equal(true);
    await change({ down: false });
    expect((await get("pbs/media/D.jpg?name=orig")).status).to.equal(200);
    const asked = (await (await fetch(`${playground.url}/sim/media`)).json()) as object[];
    expect(asked).to.have.length(2);
    expect(asked[1]).to.deep.include({ host: "pbs", path: "media/D.jpg", query: "name=orig" });
  });
});
