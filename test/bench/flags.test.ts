import { expect } from "chai";
import { readFlags } from "../../bench/measure/flags.ts";
import type { Part } from "../../bench/measure/part.ts";

const part = (name: string): Part => ({ name, describe: `what ${name} is`, run: async () => [] });
const parts = [part("pipeline"), part("latency"), part("calls")];

function read(...args: string[]) {
  const flags = readFlags(args, parts);
  if ("say" in flags) return flags.say;
  return { ...flags, parts: flags.parts.map(({ name }) => name) };
}

describe("the benchmark's command line", () => {
  it("measures everything five times unless it is told otherwise", () => {
    expect(read()).to.eql({ parts: ["pipeline", "latency", "calls"], quick: false, rounds: 5 });
    expect(read("--quick")).to.deep.include({ quick: true, rounds: 1 });
    expect(read("--quick", "--rounds", "3")).to.deep.include({ quick: true, rounds: 3 });
  });

  it("runs only the named parts, in their usual order", () => {
    expect(read("--only", "calls, pipeline")).to.deep.include({ parts: ["pipeline", "calls"] });
    expect(read("--only", "calls", "--only", "latency")).to.deep.include({
      parts: ["latency", "calls"],
    });
  });

  it("names the file to compare with", () => {
    expect(read("--compare", "a.json")).to.deep.include({ compare: "a.json" });
  });

  it("says what is wrong, and what there is", () => {
    const hint = "; --help tells what there is";
    expect(read("--only", "latncy")).to.equal(
      `bench: --only knows pipeline, latency, calls, not latncy${hint}`,
    );
    for (const rounds of ["0", "two", "1.5", "101"])
      expect(read("--rounds", rounds)).to.equal(
        `bench: --rounds must be a whole number between 1 and 100${hint}`,
      );
    expect(read("--fast")).to.match(/^bench: Unknown option '--fast'.*; --help/);
    expect(read("pipeline")).to.match(/^bench: Unexpected argument 'pipeline'/);
  });

  it("lists the parts in its help", () => {
    expect(read("--help")).to.include("--only a,b").and.include("latency   what latency is");
  });
});
