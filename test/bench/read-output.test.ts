import { expect } from "chai";
import { floodFigures } from "../../bench/measure/flood-output.ts";
import { hopsOf, linkTraces } from "../../bench/measure/hops.ts";
import { cpuMsOf, residentMbOf, startMeter } from "../../bench/measure/processes.ts";

const span = (traceId: string, name: string, from: number, to: number) => ({
  traceId,
  name,
  startTimeUnixNano: `${from * 1e6}`,
  endTimeUnixNano: `${to * 1e6}`,
});

describe("a link's way, hop by hop", () => {
  const spans = [
    span("early", "take update", 5, 6),
    span("link", "take update", 100, 103),
    span("link", "handle tweet-requested", 104, 130),
    span("link", "ask syndication", 107, 112),
    span("link", "telegram sendMessage", 140, 150),
    span("other", "take callback", 120, 121),
  ];

  it("has only traces of links that were sent since", () => {
    expect(linkTraces(spans, 50).map(([first]) => first?.traceId)).to.eql(["link"]);
  });

  it("is measured from each moment that a trace has to the next", () => {
    const [trace = []] = linkTraces(spans, 50);
    expect([...hopsOf(trace)]).to.eql([
      ["until ingest queues", 3],
      ["until fetcher receives", 1],
      ["until fetcher asks", 3],
      ["until the source answers", 5],
      ["until store sends the reply", 28],
      ["until Telegram answers", 10],
    ]);
  });
});

describe("the lines of bench/flood", () => {
  it("become figures", () => {
    const output = `idle                       50 others: p50 31 ms, p95 40 ms, most 52 ms; 26 s in all
1,000 messages of 1 link   50 others: p50 61 ms, p95 98 ms, most 120 ms; 30 s in all
`;
    expect(floodFigures(output)).to.eql([
      { name: "idle, p50", value: 31 },
      { name: "idle, p95", value: 40 },
      { name: "idle, most", value: 52 },
      { name: "1,000 messages of 1 link, p50", value: 61 },
      { name: "1,000 messages of 1 link, p95", value: 98 },
      { name: "1,000 messages of 1 link, most", value: 120 },
    ]);
  });
});

describe("what a process uses", () => {
  before(function () {
    if (process.platform !== "linux") this.skip();
  });

  it("is read from /proc", () => {
    const { user, system } = process.cpuUsage();
    expect(cpuMsOf(process.pid)).to.be.closeTo((user + system) / 1000, 500);
    expect(residentMbOf(process.pid)).to.be.closeTo(process.memoryUsage.rss() / 1e6, 30);
  });

  it("is the difference since the meter was started", () => {
    const used = startMeter({ me: process.pid })();
    expect(used.cpuMs).to.have.all.keys("me");
    expect(used.totalCpuMs).to.equal(used.cpuMs.me);
    expect(used.totalCpuMs)
      .to.be.at.least(0)
      .and.below(cpuMsOf(process.pid) + 1);
  });

  it("is not told of a process that has ended", () => {
    expect(() => cpuMsOf(2 ** 30)).to.throw("ENOENT");
  });
});
