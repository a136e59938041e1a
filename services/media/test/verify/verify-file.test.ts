import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { verifyFile } from "../../src/copy/verify/verify-file.ts";
import { box, jpeg, mp4, png } from "../support/made-files.ts";

describe("verifyFile", () => {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "memory-verify-"));
  });
  after(() => rm(folder, { recursive: true }));

  const verify = async (bytes: Buffer, looks: "image" | "video", more: object = {}) => {
    const path = join(folder, "file");
    await writeFile(path, bytes);
    const file = { path, bytes: bytes.length, isLengthTold: false, ...more };
    return verifyFile(file, { looks, ...more });
  };
  const short = { ok: false, why: "short" };

  const files = { jpeg: jpeg(), png: png(), mp4: mp4() };
  for (const [name, bytes] of Object.entries(files)) {
    const looks = name === "mp4" ? "video" : "image";
    it(`calls no ${name} whole that was cut off anywhere`, async () => {
      for (let length = 0; length < bytes.length; length += length < 400 ? 1 : 37) {
        for (const isLengthTold of [true, false]) {
          const { ok } = await verify(bytes.subarray(0, length), looks, { isLengthTold });
          expect(ok, `${length} bytes`).to.equal(false);
        }
      }
      expect((await verify(bytes, looks)).ok).to.equal(true);
    });
  }

  it("never fails, whatever the bytes are", async () => {
    for (const bytes of Object.values(files)) {
      for (let round = 0; round < 150; round += 1) {
        const spoilt = Buffer.from(bytes);
        for (let each = 0; each < 4; each += 1)
          spoilt[Math.floor(Math.random() * 300)] = Math.floor(Math.random() * 256);
        for (const looks of ["image", "video"] as const)
          expect(await verify(spoilt, looks)).to.have.property("ok");
      }
    }
  });

  it("reads GIFs and WebPs", async () => {
    const gif = Buffer.from("47494638396140010001000000002c000000000000000000003b", "hex");
    expect(await verify(gif, "image")).to.deep.equal({
      ...{ ok: true, type: "image/gif" },
      ...{ width: 320, height: 256 },
    });
    expect(await verify(gif.subarray(0, -1), "image")).to.deep.equal(short);
    const webp = Buffer.alloc(40);
    webp.write("RIFF\x20\0\0\0WEBPVP8X", "latin1");
    expect(await verify(webp, "image")).to.include({ ok: true, type: "image/webp" });
    expect(await verify(webp.subarray(0, -1), "image")).to.deep.equal(short);
  });

  it("reads boxes with sizes of 64 bits, and a last one that reaches to the end", async () => {
    const whole = mp4();
    const media = whole.indexOf("mdat") - 4;
    const content = whole.subarray(media + 8);
    const header = Buffer.alloc(16);
    header.writeUInt32BE(1, 0);
    header.write("mdat", 4);
    header.writeBigUInt64BE(BigInt(16 + content.length), 8);
    const large = Buffer.concat([whole.subarray(0, media), header, content]);
    const open = Buffer.from(whole);
    open.writeUInt32BE(0, media);
    for (const each of [large, open])
      expect(await verify(each, "video")).to.deep.equal({
        ...{ ok: true, type: "video/mp4", durationMs: 5_000 },
        ...{ width: 320, height: 180 },
      });
    expect(await verify(large.subarray(0, -1), "video")).to.deep.equal(short);
  });

  it("calls no film whole that has no description, or no media", async () => {
    const [start, moov] = [box("ftyp", Buffer.from("isom")), box("moov", Buffer.alloc(0))];
    const media = box("mdat", Buffer.alloc(10));
    for (const parts of [[start, media], [start, moov], [start]])
      expect(await verify(Buffer.concat(parts), "video", { isLengthTold: true })).to.deep.equal(
        short,
      );
  });

  it("takes no picture for a film, even one in the same container", async () => {
    const avif = box("ftyp", Buffer.from("avif\0\0\0\0avif"));
    const wrong = { ok: false, why: "wrong-type" };
    expect(await verify(avif, "video")).to.deep.equal(wrong);
    expect(await verify(jpeg(), "video")).to.deep.equal(wrong);
    expect(await verify(mp4(), "image")).to.deep.equal(wrong);
  });

  it("compares the duration, but not to the last second", async () => {
    const lasts = async (durationMs: number, told: number) =>
      (await verify(mp4({ durationMs }), "video", { durationMs: told })).ok;
    expect(await lasts(9_100, 10_000)).to.equal(true);
    expect(await lasts(8_900, 10_000)).to.equal(false);
    expect(await lasts(97_500, 100_000)).to.equal(true);
    expect(await lasts(96_500, 100_000)).to.equal(false);
    expect(await lasts(20_000, 10_000)).to.equal(true);
  });
});
