import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { embeddedConfig } from "@memory/embedded/config";
import { longestStopMs } from "@memory/embedded/edition";
import { exitCodeForMisconfiguration } from "@memory/shared/process/start";
import { expect } from "chai";

const folder = new URL("../ops/systemd/", import.meta.url);
const installed = "/opt/memory/";
const dataDir = "/var/lib/memory/data";

/** All settings of a unit, in order, without comments and headings. */
const settingsOf = (name: string): [string, string][] =>
  [...readFileSync(new URL(name, folder), "utf8").matchAll(/^(\w+)=(.*)$/gm)].map(
    ([, key = "", value = ""]) => [key, value],
  );
const valuesOf = (unit: string, key: string) =>
  settingsOf(unit)
    .filter(([name]) => name === key)
    .map(([, value]) => value);

describe("the systemd units", () => {
  const services = readdirSync(folder).filter((name) => name.endsWith(".service"));

  it("run programs of this project with its own Node", () => {
    expect(services).to.have.members(["memory.service", "memory-backup.service"]);
    for (const unit of services) {
      const [node = "", main = "", ...args] = (valuesOf(unit, "ExecStart")[0] ?? "").split(" ");
      expect(node, unit).to.equal(`${installed}node_modules/node/bin/node`);
      expect(args, unit).to.deep.equal([]);
      for (const path of [node, main]) {
        expect(path.startsWith(installed), path).to.equal(true);
        const here = new URL(`../${path.slice(installed.length)}`, import.meta.url);
        expect(existsSync(fileURLToPath(here)), path).to.equal(true);
      }
    }
  });

  it("set only variables that are read, and keep and back up the same folder", () => {
    for (const unit of services) {
      const set = valuesOf(unit, "Environment").map((value) => value.split("="));
      expect(set, unit).to.deep.equal([["DATA_DIR", dataDir]]);
      expect(Object.keys(embeddedConfig.shape)).to.include.members(set.map(([name]) => name));
      expect(valuesOf(unit, "User"), unit).to.deep.equal(["memory"]);
      expect(dataDir.startsWith("/var/lib/memory/")).to.equal(true);
      expect(valuesOf(unit, "StateDirectory")[0]?.split(" ")[0], unit).to.equal("memory");
    }
  });

  it("give a stop the time that it may take, and ask the launcher alone", () => {
    const [seconds] = valuesOf("memory.service", "TimeoutStopSec").map(Number);
    expect(seconds).to.be.greaterThan(longestStopMs / 1000);
    expect(valuesOf("memory.service", "KillMode")).to.deep.equal(["mixed"]);
  });

  it("start again whatever ends, but not a wrong configuration", () => {
    const own = valuesOf("memory.service", "RestartPreventExitStatus").map(Number);
    expect(own).to.deep.equal([exitCodeForMisconfiguration]);
    expect(valuesOf("memory.service", "Restart")).to.deep.equal(["always"]);
  });

  it("start after the network and after the clock has been set", () => {
    for (const key of ["Wants", "After"])
      expect(valuesOf("memory.service", key), key).to.deep.equal([
        "network-online.target",
        "time-sync.target",
      ]);
  });

  it("let nobody else read what the service writes", () => {
    for (const unit of services) {
      expect(valuesOf(unit, "UMask"), unit).to.deep.equal(["0077"]);
      expect(valuesOf(unit, "StateDirectoryMode"), unit).to.deep.equal(["0700"]);
    }
  });

  it("forbid nothing that V8 needs", () => {
    const keys = services.flatMap((unit) => settingsOf(unit).map(([key]) => key));
    expect(keys).not.to.include("MemoryDenyWriteExecute");
  });
});
