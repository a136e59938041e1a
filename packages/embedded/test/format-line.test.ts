import { stripVTControlCharacters } from "node:util";
import { expect } from "chai";
import { formatLine } from "../src/format-line.ts";

const time = "2026-11-22T10:11:12.345Z";
const clock = new Date(time).toTimeString().slice(0, 8);

/** The line without its colours. */
const format = (line: unknown) =>
  stripVTControlCharacters(
    formatLine(typeof line === "string" ? line : JSON.stringify(line)) ?? "nothing",
  );

describe("formatLine", () => {
  it("shows who, how grave, what and the plain fields, with no more ids than the trace needs", () => {
    const traceId = "5eb9d364d072518bf9f90a35b79d0734";
    const line = {
      level: "info",
      time,
      service: "store",
      queue: "tweet-resolved",
      id: "043f-c941",
    };
    expect(format({ ...line, msg: "handled", traceId, outcome: "done", ms: 12 })).to.equal(
      `${clock} store      info  handled  queue=tweet-resolved  ms=12  [5eb9d364]`,
    );
  });

  it("shows of a message only where it ended, unless something is wrong", () => {
    const taken = { time, service: "ingest", msg: "update taken", outcome: "links" };
    const fetched = { time, service: "fetcher", msg: "handled", outcome: "done" };
    const failed = { ...fetched, level: "warn", outcome: "retry" };
    const shown = [{ ...taken, level: "info" }, { ...fetched, level: "info" }, failed].map(format);
    expect(shown).to.deep.equal([
      "nothing",
      "nothing",
      `${clock} fetcher    warn  handled  outcome=retry`,
    ]);
  });

  it("shows an error by its message", () => {
    const err = { type: "Error", message: "connection refused", stack: "Error: …" };
    expect(format({ level: "warn", time, service: "ingest", err, msg: "cannot send" })).to.equal(
      `${clock} ingest     warn  cannot send  connection refused`,
    );
  });

  it("leaves what is no log line as it is", () => {
    const others = ["plain text", '{"a":1}', "", "[1]"];
    expect(others.map(format)).to.deep.equal(others);
  });
});
