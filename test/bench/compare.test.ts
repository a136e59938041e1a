import { expect } from "chai";
import { changeRows, compareResults, differenceOf } from "../../bench/measure/compare.ts";
import type { Figure } from "../../bench/measure/figures.ts";
import { parseResults, type Results, resultsOf } from "../../bench/measure/results.ts";

const run = (figures: Partial<Figure>[], part = "pipeline"): Results =>
  resultsOf(new Date("2026-01-02T03:04:05Z"), false, [
    {
      name: part,
      figures: figures.map((figure) => ({
        name: "throughput",
        unit: "/s",
        better: "higher",
        runs: [1],
        ...figure,
      })),
    },
  ]);

const verdictOf = (before: Partial<Figure>, now: Partial<Figure>) =>
  compareResults(run([before]), run([now])).map(({ verdict }) => verdict);

describe("comparing two runs of the benchmark", () => {
  it("calls a change what exceeds the spread of both", () => {
    expect(verdictOf({ runs: [100, 104, 96] }, { runs: [110, 113, 107] })).to.deep.equal([
      "better",
    ]);
    expect(verdictOf({ runs: [100, 104, 96] }, { runs: [107, 110, 104] })).to.deep.equal([
      "within the noise",
    ]);
  });

  it("knows which direction is good", () => {
    const [slow, fast] = [
      [20, 20, 20],
      [10, 10, 10],
    ];
    expect(verdictOf({ runs: slow, better: "lower" }, { runs: fast, better: "lower" })).to.eql([
      "better",
    ]);
    expect(verdictOf({ runs: slow }, { runs: fast })).to.eql(["worse"]);
    expect(verdictOf({ runs: slow }, { runs: fast, better: "neither" })).to.eql(["changed"]);
  });

  it("believes no change of a few percent, however steady the runs were", () => {
    expect(verdictOf({ runs: [100, 100] }, { runs: [104, 104] })).to.eql(["within the noise"]);
    expect(verdictOf({ runs: [100, 100] }, { runs: [106, 106] })).to.eql(["better"]);
  });

  it("doubts a figure that was measured only once", () => {
    expect(verdictOf({ runs: [100] }, { runs: [125] })).to.eql(["within the noise"]);
    expect(verdictOf({ runs: [100] }, { runs: [140] })).to.eql(["better"]);
  });

  it("leaves out what only one of the runs has", () => {
    expect(compareResults(run([{ name: "old" }]), run([{ name: "new" }]))).to.eql([]);
    expect(compareResults(run([{}], "pipeline"), run([{}], "scale"))).to.eql([]);
  });

  it("shows both medians, the change, the noise and the verdict", () => {
    const before = run([{ runs: [100, 102, 98] }]);
    const now = run([{ runs: [200, 202, 198] }]);
    expect(changeRows(compareResults(before, now))).to.eql([
      ["pipeline: throughput", "100 → 200 /s", "+100 %", "noise 7.5", "better"],
    ]);
  });

  it("says when the runs hardly compare", () => {
    const one = run([{}]);
    const other = {
      ...one,
      quick: true,
      machine: { ...one.machine, cores: one.machine.cores + 1, node: "v1" },
    };
    expect(differenceOf(one, one)).to.equal(undefined);
    expect(differenceOf(one, other)).to.equal(
      "one of them was quick, they ran on different machines, they ran on different versions of Node",
    );
  });
});

describe("the file of a run", () => {
  it("is read as it was written", () => {
    const results = run([{}]);
    expect(parseResults("a.json", JSON.stringify(results))).to.eql(results);
  });

  it("is refused by its name if it holds something else", () => {
    for (const text of ["{", "{}", '{"version":2}'])
      expect(() => parseResults("a.json", text)).to.throw(
        "a.json holds no results of this benchmark",
      );
  });
});
