import { stripVTControlCharacters } from "node:util";
import { expect } from "chai";
import { formatLine } from "../src/format-line.ts";

const time = "2026-11-22T10:11:12.345Z";
const clock = new Date(time).toTimeString().slice(0, 8);

/** The line without its colours. */
const format = (line: unknown) =>
  stripVTControlCharacters(formatLine(typeof line === "string" ? line : JSON.stringify(line)));

describe("formatLine", () => {
  it("shows who, how grave, what and the plain fields", () => {
    const line = { level: "info", time, service: "store", queue: "tweet-resolved", ms: 12 };
    expect(format({ ...line, msg: "handled", outcome: "kept", traceId: "abc" })).to.equal(
      `${clock} store      info  handled  queue=tweet-resolved  ms=12  outcome=kept`,
    );
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
