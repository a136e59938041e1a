import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { type Answer, openPlayground, type Talk, token } from "../playground.ts";

const mebibyte = 1024 * 1024;

describe("files", () => {
  let talk: Talk;
  let folder: string;
  let data: string;
  before(async () => {
    data = mkdtempSync(join(tmpdir(), "playground-test-"));
    folder = join(data, "playground-files");
    mkdirSync(folder);
    writeFileSync(join(folder, "left behind"), "x");
    talk = await openPlayground({ chats: join(data, "chats.json") });
  });
  after(async () => {
    await talk.close();
    rmSync(data, { recursive: true });
  });
  beforeEach(async () => {
    await talk.forget();
    await talk.sim("messages", { from: 5, text: "hello" });
  });

  const upload = async (method: string, file: Blob, more: Record<string, string> = {}) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ chat_id: "5", ...more })) form.set(name, value);
    form.set("document", file, "a.bin");
    const answer = await fetch(`${talk.url}/bot${token}/${method}`, { method: "POST", body: form });
    return (await answer.json()) as Answer;
  };
  const give = async (
    query: string,
    body: string | Uint8Array<ArrayBuffer>,
    type = "application/x-ndjson",
  ) => {
    const headers = { "content-type": type };
    const url = `${talk.url}/sim/documents?${query}`;
    const answer = await fetch(url, { method: "POST", headers, body });
    return { status: answer.status, body: (await answer.json()) as { message_id?: number } };
  };
  const last = async () => (await talk.sim("transcript?chat=5")).at(-1);
  const fileAt = (path: string, with_ = token) => fetch(`${talk.url}/file/bot${with_}/${path}`);

  it("that the bot sends can be read, but not by other users of the machine", async () => {
    const { result } = await upload("sendDocument", new Blob(["one"], { type: "text/plain" }));
    const { document } = await last();
    expect(document).to.deep.equal({
      file_id: result.document.file_id,
      name: "a.bin",
      bytes: 3,
      type: "text/plain",
      url: `/sim/documents/${result.document.file_id}`,
    });
    const read = await fetch(talk.url + document.url);
    expect([await read.text(), read.headers.get("content-security-policy")]).to.deep.equal([
      "one",
      "sandbox",
    ]);
    expect(readdirSync(folder)).to.have.length(1);
    expect(statSync(folder).mode & 0o777).to.equal(0o700);
    expect(statSync(join(folder, readdirSync(folder)[0] ?? "")).mode & 0o777).to.equal(0o600);
    await talk.forget();
    expect(readdirSync(folder)).to.deep.equal([]);
    expect((await fetch(talk.url + document.url)).status).to.equal(404);
  });

  it("are read in parts, and none but pictures and films open in the browser", async () => {
    await upload("sendDocument", new Blob(["0123456789"], { type: "image/png" }));
    const { url } = (await last()).document;
    const part = async (range: string) => {
      const answer = await fetch(talk.url + url, { headers: { range } });
      return [answer.status, answer.headers.get("content-range"), await answer.text()];
    };
    expect(await part("bytes=2-4")).to.deep.equal([206, "bytes 2-4/10", "234"]);
    expect(await part("bytes=7-")).to.deep.equal([206, "bytes 7-9/10", "789"]);
    expect(await part("bytes=-2")).to.deep.equal([206, "bytes 8-9/10", "89"]);
    expect(await part("bytes=10-")).to.deep.equal([416, "bytes */10", ""]);
    expect(await part("lines=1-2")).to.deep.equal([200, null, "0123456789"]);
    const disposition = async (address: string) =>
      (await fetch(talk.url + address)).headers.get("content-disposition");
    expect(await disposition(url)).to.match(/^attachment;/);
    const film = async (type: string) => {
      const form = new FormData();
      form.set("chat_id", "5");
      form.set("video", new Blob(["film"], { type }), "film");
      const body = { method: "POST", body: form };
      expect((await fetch(`${talk.url}/bot${token}/sendVideo`, body)).status).to.equal(200);
      return disposition((await last()).media.url);
    };
    expect(await film("video/mp4")).to.match(/^inline;/);
    expect(await film("text/html")).to.match(/^attachment;/);
  });

  it("that were sent before a restart can be read and sent after it", async () => {
    const kept = (await upload("sendDocument", new Blob(["one"]))).result.document.file_id;
    const chats = join(data, "chats.json");
    await talk.close();
    writeFileSync(join(folder, "left behind"), "x");
    talk = await openPlayground({ chats });
    expect(readdirSync(folder)).to.have.length(1);
    expect((await talk.call("sendDocument", { chat_id: 5, document: kept })).ok).to.equal(true);
    expect(await (await fetch(talk.url + (await last()).document.url)).text()).to.equal("one");
  });

  it("of a call that is refused are not kept", async () => {
    expect((await upload("sendDocument", new Blob(["x"]), { chat_id: "6" })).ok).to.equal(false);
    expect((await upload("sendNothing", new Blob(["x"]))).error_code).to.equal(404);
    expect((await upload("sendDocument", new Blob([]))).description).to.equal(
      "Bad Request: file must be non-empty",
    );
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it("of the bot have at most 50 MB", async () => {
    const bytes = new Uint8Array(50 * mebibyte + 1);
    expect(await upload("sendDocument", new Blob([bytes.subarray(1)]))).to.include({ ok: true });
    expect(await upload("sendDocument", new Blob([bytes]))).to.deep.equal({
      ok: false,
      error_code: 413,
      description: "Request Entity Too Large",
    });
    expect(readdirSync(folder)).to.have.length(1);
  });

  it("that a person sends reach the bot, which can fetch them", async () => {
    const query = "from=5&name=likes%20%C3%B1.js&caption=mine&language_code=es";
    const sent = await give(query, '[{"id":"1"}]', "application/json");
    expect(sent.status).to.equal(200);
    const { result: updates } = await talk.call("getUpdates");
    const { message } = updates.at(-1);
    expect(message).to.include({ message_id: sent.body.message_id, caption: "mine" });
    expect(message.from.language_code).to.equal("es");
    const { file_id, ...about } = message.document;
    expect(about).to.include({
      file_name: "likes ñ.js",
      mime_type: "application/json",
      file_size: 12,
    });
    const { result: file } = await talk.call("getFile", { file_id });
    expect(file.file_size).to.equal(12);
    expect(file.file_path).to.match(/^documents\/file_\d+\.js$/);
    expect(await (await fileAt(file.file_path)).text()).to.equal('[{"id":"1"}]');
    expect((await fileAt("documents/none")).status).to.equal(404);
    expect((await fileAt(file.file_path, "1:x")).status).to.equal(401);
    expect((await last()).document.name).to.equal("likes ñ.js");
  });

  it("of a person above 20 MB are not the bot's to fetch", async () => {
    const { body } = await give("from=5&name=big", new Uint8Array(20 * mebibyte + 1));
    expect(body.message_id).to.be.a("number");
    const { file_id } = (await last()).document;
    expect((await talk.call("getFile", { file_id })).description).to.equal(
      "Bad Request: file is too big",
    );
    expect((await talk.call("getFile", { file_id: "x" })).description).to.equal(
      "Bad Request: invalid file_id",
    );
  });

  it("of a person are refused when they are empty or from nobody", async () => {
    expect((await give("from=5", "")).status).to.equal(400);
    expect((await give("name=x", "x")).status).to.equal(400);
  });

  it("can be sent by a URL, and by what they are alone", async () => {
    const document = "http://files.example/a/export.zip";
    const { result } = await talk.call("sendDocument", { chat_id: 5, document });
    expect(result.document).to.include({ file_name: "export.zip" });
    expect((await last()).document.url).to.equal(document);
    const { file_id } = result.document;
    const refusal = async (method: string, params: object) =>
      (await talk.call(method, { chat_id: 5, ...params })).description;
    expect(await refusal("sendPhoto", { photo: file_id })).to.equal(
      "Bad Request: type of file mismatch",
    );
    expect(await refusal("sendDocument", { document: "nonsense" })).to.match(
      /wrong remote file identifier specified/,
    );
    expect(await refusal("sendDocument", { document: "ftp://a.example/b" })).to.match(
      /invalid file HTTP URL specified/,
    );
    expect(await refusal("getFile", { file_id })).to.match(/temporarily unavailable/);
    await talk.sim("faults", {
      method: "sendPhoto",
      kind: "400",
      description: "Bad Request: failed to get HTTP URL content",
    });
    expect(await refusal("sendPhoto", { photo: "https://pbs.twimg.com/media/a.jpg" })).to.equal(
      "Bad Request: failed to get HTTP URL content",
    );
  });
});
