import { expect } from "chai";
import { createFairLine } from "../../../src/sources/guard/fair-line.ts";

/** Lets people enter a line, each entry named by its person and a number. */
function lineOf(capacity: number, ...people: string[]) {
  const line = createFairLine<string>(capacity);
  const counts = new Map<string, number>();
  const enter = (person: string) => {
    const count = (counts.get(person) ?? 0) + 1;
    counts.set(person, count);
    return line.enter(person, person + count);
  };
  const displaced = people.map(enter);
  const rest = () => Array.from({ length: line.size() }, () => line.next());
  return { line, enter, displaced, rest };
}

describe("a fair line", () => {
  it("is served person by person, each in the order of entry", () => {
    const { rest } = lineOf(10, "a", "a", "a", "b", "c", "b");
    expect(rest()).to.deep.equal(["a1", "b1", "c1", "a2", "b2", "a3"]);
  });

  it("lets a newcomer wait for one turn of everybody, however much they have in it", () => {
    const { line, enter } = lineOf(100, ...Array.from({ length: 90 }, () => "a"), "b", "b");
    expect([line.aheadOf("c"), line.aheadOf("b"), line.aheadOf("a")]).to.deep.equal([2, 5, 92]);
    enter("c");
    expect([line.next(), line.next(), line.next()]).to.deep.equal(["a1", "b1", "c1"]);
  });

  it("says how many are served before an entry", () => {
    const { line, enter, rest } = lineOf(100, "a", "b", "a", "c", "a", "b");
    const ahead = line.aheadOf("b");
    enter("b");
    expect(rest().indexOf("b3")).to.equal(ahead);
  });

  it("takes the last entry of who has most, when it is full, for who has less", () => {
    const { enter, rest } = lineOf(4, "a", "a", "b", "a");
    expect([enter("c"), enter("c"), enter("a")]).to.deep.equal(["a3", "c2", "a4"]);
    expect(rest()).to.deep.equal(["a1", "b1", "c1", "a2"]);
  });

  it("takes nobody's only entry", () => {
    const { enter, displaced } = lineOf(3, "a", "b", "c");
    expect([...displaced, enter("d"), enter("a")]).to.deep.equal([
      ...[undefined, undefined, undefined],
      ...["d1", "a2"],
    ]);
  });

  it("forgets who leaves", () => {
    const { line, rest } = lineOf(9, "a", "b", "a");
    for (const entry of ["a1", "a2", "a2"]) line.leave("a", entry);
    expect([line.size(), ...rest(), line.next()]).to.deep.equal([1, "b1", undefined]);
  });
});
