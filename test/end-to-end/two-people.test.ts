import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { botCommands } from "@memory/ingest/read/bot-commands";
import { itemsOf, type Shown } from "@memory/testing/chat";
import { readZip } from "@memory/testing/read-zip";
import { suiteEdition } from "@memory/testing/suite-edition";
import { until } from "@memory/testing/until";
import { expect } from "chai";

/** Two people keep one tweet in common, and another one each. */
describe("what one person keeps, asked for by another", () => {
  const [ana, ben] = [1001, 1002];
  const suite = suiteEdition();
  const said: unknown[] = [];

  const ask = async (from: number, text: string): Promise<Shown> => {
    const sent = await suite.chat.send(from, text);
    return suite.chat.reply(from, sent, /./s);
  };
  const inline = (from: number, query: string) =>
    suite.chat.ask("POST", "/sim/inline", { from, query });
  const dataIn = (shown: readonly Shown[]) =>
    shown.flatMap(({ buttons = [] }) =>
      buttons.flat().flatMap(({ callback_data }) => callback_data ?? []),
    );
  const keep = async (from: number, id: string, about: string) => {
    const sent = await suite.chat.send(from, `https://x.com/test_author/status/${id} ${about}`);
    await suite.chat.reply(from, sent, /^✅ Saved/);
  };

  before(async () => {
    await suite.chat.tweet("1900000000000000101", "alphatext that only Ana keeps");
    await suite.chat.tweet("1900000000000000102", "bravotext that only Ben keeps");
    await keep(ana, "20", "#alphatag alphanote");
    await keep(ana, "1900000000000000101", "#alphatag");
    await keep(ben, "20", "#bravotag bravonote");
    await keep(ben, "1900000000000000102", "#bravotag");
    for (const text of ["/list", "/search alphatext", "/random", "/tags", "/settings", "/forget"])
      await ask(ana, text);
  });

  it("is in no answer to any command", async () => {
    const commands = botCommands.filter((name) => name !== "export").map((name) => `/${name}`);
    const queries = [
      "alphatext",
      "alphanote",
      "/search tag:alphatag",
      "/search alpha",
      "alphatxet",
    ];
    for (const text of [...commands, ...queries]) said.push(await ask(ben, text));
    expect(JSON.stringify(said))
      .to.include("bravo")
      .and.not.to.match(/alphatext that|alphanote"/);
    const told = said.map((shown) => (shown as Shown).text).join("\n");
    expect(told.replaceAll(/^🔎.*$/gm, "")).not.to.match(/only Ana|📝[^\n]*alpha/);
  });

  it("is in no inline result", async () => {
    const all = JSON.stringify(await inline(ben, ""));
    expect(all).to.include("bravotext").and.not.to.include("alpha");
    for (const query of ["alphatext", "alphanote", "tag:alphatag"]) {
      const { answer } = await inline(ben, query);
      expect(answer.results).to.deep.equal([]);
    }
    expect(JSON.stringify(await inline(ana, "alphatext"))).to.include("alphatext");
  });

  it("does not answer to another's press on any button, and stays as it is", async () => {
    const before = await suite.chat.transcript(ana);
    const buttons = dataIn(before);
    expect(buttons.length).to.be.greaterThan(10);
    const [own] = (await suite.chat.transcript(ben)).filter(({ from }) => from === "bot");
    for (const data of new Set(buttons)) {
      const press = { from: ben, message_id: own?.message_id, data };
      const { answer } = await suite.chat.ask("POST", "/sim/callbacks", press);
      expect(JSON.stringify(answer), data).to.match(/only/i).and.not.to.include("alpha");
    }
    expect(await suite.chat.transcript(ana)).to.deep.equal(before);
    expect(await itemsOf(suite.edition.endpoints, ana)).to.have.length(2);
  });

  it("is in no export", async () => {
    const sent = await suite.chat.send(ben, "/export");
    const withFile = await until("the export", async () =>
      (await suite.chat.transcript(ben)).find(
        (shown) => "document" in shown && shown.reply_to === sent,
      ),
    );
    const { url } = (withFile as unknown as { document: { url: string } }).document;
    const zip = await fetch(suite.edition.endpoints.playground + url);
    const folder = await mkdtemp(join(tmpdir(), "memory-"));
    try {
      const path = join(folder, "export.zip");
      await writeFile(path, Buffer.from(await zip.arrayBuffer()));
      const files = [...readZip(path)].flat().join("\n");
      expect(files).to.include("bravotext").and.not.to.include("alpha");
      expect(files).not.to.include(String(ana));
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
