import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startPlayground } from "@memory/playground/app";
import { spawnEdition } from "@memory/testing/edition";
import { mountMemory } from "@memory/testing/mount-disk";
import { expect } from "chai";

/** Runs the command to its end. Resolves with its output and exit code. */
async function run(env: Record<string, string> = {}, args: string[] = []) {
  const edition = await spawnEdition({ env, args });
  const exitCode = await edition.exited;
  return { exitCode, output: edition.output() };
}

describe("the command", () => {
  it("explains itself", async () => {
    const { exitCode, output } = await run({}, ["--help"]);
    expect(exitCode).to.equal(0);
    expect(output).to.include("BOT_TOKEN").and.to.include("--real-sources");
  });

  it("refuses a flag that it does not know", async () => {
    expect(await run({}, ["--fast"])).to.deep.equal({
      exitCode: 2,
      output: "memory: Unknown option '--fast'; --help tells what there is\n",
    });
  });

  it("names every mistake of the configuration at once, without values", async () => {
    const { exitCode, output } = await run({ BOT_TOKEN: "secret", STORE_PORT: "many" });
    expect(exitCode).to.equal(78);
    expect(output).to.match(/^memory: the configuration is wrong: .*STORE_PORT .*BOT_TOKEN .*\n$/);
    expect(output).not.to.include("secret").and.not.to.include("many");
  });

  it("takes no address for Telegram without a token", async () => {
    expect(await run({ TELEGRAM_API_ROOT: "http://127.0.0.1:9" })).to.deep.equal({
      exitCode: 78,
      output:
        "memory: the configuration is wrong: TELEGRAM_API_ROOT needs BOT_TOKEN, " +
        "since without a token the playground stands in for Telegram\n",
    });
  });

  it("reads .env where the environment says nothing", async () => {
    const folder = await mkdtemp(join(tmpdir(), "memory-"));
    await writeFile(join(folder, ".env"), "HOST=192.0.2.1\nINGEST_PORT=wrong\n");
    const edition = await spawnEdition({ dataDir: folder });
    await edition.exited;
    await rm(folder, { recursive: true });
    expect(edition.output()).to.equal(
      "memory: nothing can listen on 192.0.2.1 (EADDRNOTAVAIL); check HOST\n",
    );
  });

  it("says which port is taken, and by which variable it is set", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const result = await run({ LIBRARY_PORT: String(port) });
    server.close();
    expect(result).to.deep.equal({
      exitCode: 78,
      output: `memory: port ${port} on 127.0.0.1 is already in use; set LIBRARY_PORT to a free one, or to 0\n`,
    });
  });

  it("says when it cannot keep anything in DATA_DIR", async () => {
    const file = fileURLToPath(import.meta.url);
    expect(await run({ DATA_DIR: file })).to.deep.equal({
      exitCode: 78,
      output: `memory: DATA_DIR cannot be used: ${file} is a file, not a folder\n`,
    });
    const nowhere = await run({ DATA_DIR: "/proc/none/memory" });
    expect(nowhere.exitCode).to.equal(78);
    expect(nowhere.output).to.match(
      /^memory: DATA_DIR cannot be used: no folder can be made or written at \S+ \(E\w+\)\n$/,
    );
  });

  it("says when it cannot keep anything in a folder of an emulator", async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "memory-"));
    const file = join(dataDir, "dynamodb");
    await writeFile(file, "");
    const result = await run({ DATA_DIR: dataDir });
    await rm(dataDir, { recursive: true });
    expect(result).to.deep.equal({
      exitCode: 78,
      output: `memory: DATA_DIR cannot be used: no folder can be made or written at ${file} (ENOTDIR)\n`,
    });
  });

  const disks = [
    ["read-only", "ro", "the file system is read-only", "EROFS"],
    ["full", "size=64k", "the disk is full", "ENOSPC"],
  ] as const;
  for (const [name, options, why, code] of disks)
    it(`says that the disk of DATA_DIR is ${name}, where such a disk can be mounted`, async function () {
      const disk = await mountMemory(options);
      if (disk === undefined) return this.skip();
      const result = await run({ DATA_DIR: disk.place });
      await disk.remove();
      expect(result).to.deep.equal({
        exitCode: 78,
        output: `memory: DATA_DIR cannot be used: ${why} at ${disk.place} (${code})\n`,
      });
    });

  it("says in one sentence that Telegram refuses the token, and stops all", async () => {
    const telegram = await startPlayground();
    const { exitCode, output } = await run({
      BOT_TOKEN: `123456:REFUSED${"x".repeat(30)}`,
      TELEGRAM_API_ROOT: telegram.url,
      LOG_LEVEL: "warn",
    });
    await telegram.close();
    expect(exitCode).to.equal(78);
    expect(output.replace(/^\w+: /, "")).to.equal(
      "Telegram refuses the token in BOT_TOKEN; ask @BotFather for the right one\n",
    );
  });
});
