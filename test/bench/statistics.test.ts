import { expect } from "chai";
import { createFigures } from "../../bench/measure/figures.ts";
import { median, percentile, spread } from "../../bench/measure/statistics.ts";
import { drawTable, figureRows, rounded } from "../../bench/measure/table.ts";

describe("the benchmark's statistics", () => {
  it("take the middle run, or the mean of the two in the middle", () => {
    expect([median([9, 1, 5]), median([10, 1, 3, 4]), median([7])]).to.deep.equal([5, 3.5, 7]);
    expect(median([])).to.be.NaN;
  });

  it("tell how far the runs lie apart", () => {
    expect([spread([10, 14, 11]), spread([3])]).to.deep.equal([2, 0]);
  });

  it("take percentiles by the nearest rank", () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([0.5, 0.99, 1].map((share) => percentile(hundred, share))).to.deep.equal([50, 99, 100]);
    expect(percentile([4], 0.01)).to.equal(4);
  });
});

describe("the benchmark's figures", () => {
  it("keep each run of a figure, in order, and leave out what could not be measured", () => {
    const figures = createFigures();
    const unit = { unit: "ms", better: "lower" } as const;
    figures.add("p50", 3, unit);
    figures.add("p99", 9, unit);
    figures.add("p50", 4, unit);
    figures.add("p50", Number.NaN, unit);
    expect(figures.all()).to.deep.equal([
      { name: "p50", ...unit, runs: [3, 4] },
      { name: "p99", ...unit, runs: [9] },
    ]);
  });

  it("are shown as medians with their spread, which a single run has not", () => {
    const rows = figureRows([
      { name: "throughput", unit: "/s", better: "higher", runs: [100, 120, 111] },
      { name: "CPU", unit: "ms", better: "lower", runs: [9.6333] },
    ]);
    expect(drawTable(rows)).to.deep.equal(["throughput   111 /s  ± 10", "CPU         9.63 ms"]);
  });

  it("have three significant digits and no exponent", () => {
    expect([0.12345, 12.345, 1234.5, 123456789, 0, -0.5].map(rounded)).to.deep.equal([
      "0.123",
      "12.3",
      "1235",
      "123456789",
      "0",
      "-0.5",
    ]);
  });
});
