import { expect } from "chai";
import { groupCommit } from "../src/emulators/group-commit.ts";

/** A disk whose writes end when the test says so. */
function slowDisk() {
  const writes: { operations: readonly string[]; done: PromiseWithResolvers<void> }[] = [];
  const write = (operations: readonly string[]) => {
    const done = Promise.withResolvers<void>();
    writes.push({ operations: [...operations], done });
    return done.promise;
  };
  return {
    write,
    writes: () => writes.map(({ operations }) => operations),
    end: (index: number) => writes[index]?.done.resolve(),
    fail: (index: number) => writes[index]?.done.reject(new Error("the disk is full")),
  };
}

const turn = () => new Promise(setImmediate);

describe("groupCommit", () => {
  it("writes together, in order, what is asked for while a write is under way", async () => {
    const disk = slowDisk();
    const commit = groupCommit(disk.write);
    const first = commit(["a"]);
    await turn();
    const others = [commit(["b", "c"]), commit(["d"])];
    await turn();
    expect(disk.writes()).to.deep.equal([["a"]]);

    disk.end(0);
    await first;
    await turn();
    expect(disk.writes()).to.deep.equal([["a"], ["b", "c", "d"]]);

    disk.end(1);
    await Promise.all(others);
  });

  it("acknowledges nothing before the write that it is part of has ended", async () => {
    const disk = slowDisk();
    const commit = groupCommit(disk.write);
    const acknowledged: string[] = [];
    const ask = (name: string) => commit([name]).then(() => acknowledged.push(name));
    const first = ask("a");
    await turn();
    const second = ask("b");
    await turn();
    expect(acknowledged).to.deep.equal([]);

    disk.end(0);
    await first;
    await turn();
    expect(acknowledged).to.deep.equal(["a"]);

    disk.end(1);
    await second;
    expect(acknowledged).to.deep.equal(["a", "b"]);
  });

  it("tells a failure to those whose write it was, and goes on", async () => {
    const disk = slowDisk();
    const commit = groupCommit(disk.write);
    const outcome = (written: Promise<void>) =>
      written.then(
        () => "written",
        (error: Error) => error.message,
      );
    const first = outcome(commit(["a"]));
    await turn();
    const second = outcome(commit(["b"]));
    disk.fail(0);
    await turn();
    disk.end(1);
    expect(await Promise.all([first, second])).to.deep.equal(["the disk is full", "written"]);
  });
});
