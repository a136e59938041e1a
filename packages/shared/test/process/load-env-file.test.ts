import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { StartError } from "../../src/errors.ts";
import { loadEnvFile } from "../../src/process/load-env-file.ts";

const lines = "ALLOWED_USERS=7\nBOT_NAME='Zoë'\n";
const utf16 = (text: string) => Buffer.from(text, "utf16le");
const swapped = (text: string) => utf16(text).swap16();

describe("a file of variables", () => {
  let folder: string;
  let path: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "memory-env-"));
    path = join(folder, ".env");
  });
  after(() => rm(folder, { recursive: true }));

  /** The variables after reading such a file, or the sentence that refuses it. */
  async function read(content: string | Buffer, given: Record<string, string> = {}) {
    await writeFile(path, content);
    const env = { ...given };
    try {
      loadEnvFile(env, path);
      return env;
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      return error.message.replace(path, ".env");
    }
  }

  const readable: [string, string | Buffer][] = [
    ["UTF-8", lines],
    ["UTF-8 with a byte order mark", `\ufeff${lines}`],
    ["UTF-16 as Windows writes it", utf16(`\ufeff${lines}`)],
    ["UTF-16 in the other order", swapped(`\ufeff${lines}`)],
    ["UTF-16 without a mark", utf16(lines)],
    ["UTF-16 in the other order without a mark", swapped(lines)],
    ["Windows line ends", lines.replaceAll("\n", "\r\n")],
    ["carriage returns alone", lines.replaceAll("\n", "\r")],
    ["a byte order mark and a comment first", `\ufeff# who may\n${lines}`],
  ];
  for (const [name, content] of readable)
    it(`is read in ${name}`, async () => {
      expect(await read(content)).to.deep.equal({ ALLOWED_USERS: "7", BOT_NAME: "Zoë" });
    });

  const notText = ".env is not text in UTF-8; save it as UTF-8";
  const refused: [string, string | Buffer, string][] = [
    ["Latin-1", Buffer.from(lines, "latin1"), notText],
    ["UTF-32", Buffer.from("A\0\0\0=\0\0\x001\0\0\0"), notText],
    ["half a UTF-16 character", utf16(`\ufeff${lines}`).subarray(0, -1), notText],
    ["a NUL in the middle", `A=1\n\0${lines}`, notText],
    ["what a converter could not read", `A=\ufffd\n${lines}`, notText],
  ];
  for (const [name, content, sentence] of refused)
    it(`is refused with ${name}`, async () => {
      expect(await read(content)).to.equal(sentence);
    });

  for (const [name, character, code] of [
    ["a byte order mark between two files", "\ufeff", "feff"],
    ["a zero-width space", "\u200b", "200b"],
    ["two byte order marks", "\ufeff\ufeff", "feff"],
  ] as const)
    it(`is refused with ${name} before a name`, async () => {
      const before = name.startsWith("two") ? "" : "A=1\n";
      expect(await read(`${before}${character}${lines}`)).to.equal(
        `.env has a variable \\u{${code}}ALLOWED_USERS, with characters that no name has; write the line anew`,
      );
    });

  it("leaves what is set already, and need not be there", async () => {
    expect(await read(lines, { ALLOWED_USERS: "8" })).to.include({ ALLOWED_USERS: "8" });
    const env = {};
    loadEnvFile(env, join(folder, "none"));
    expect(env).to.deep.equal({});
  });

  it("is refused when it is a folder", () => {
    expect(() => loadEnvFile({}, folder)).to.throw(StartError, /cannot be read \(EISDIR\)/);
  });
});
