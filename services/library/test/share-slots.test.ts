import { RetryableError } from "@memory/shared/errors";
import { expect } from "chai";
import { shareSlots } from "../src/share-slots.ts";

describe("shareSlots", () => {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const detaching = new Map<string, () => void>();
  let freed = 0;
  type Message = { userId: string; name: string };
  const share = shareSlots(2, ({ name }: Message, { detach }: { detach(): void }) => {
    detaching.set(name, detach);
    begun.push(name);
    return new Promise<void>((resolve) => void ends.set(name, resolve));
  });
  const delivery = {
    detach() {
      freed += 1;
    },
  };
  const give = (userId: string, name: string) => share({ userId, name }, delivery);
  const refusalOf = (run: Promise<void>) =>
    run.then(
      () => undefined,
      (error: unknown) => error,
    );

  it("lets a person's further messages wait in the queue, and nobody else's", async () => {
    const first = give("7", "a");
    const second = give("7", "b");
    expect(await refusalOf(give("7", "c"))).to.be.instanceOf(RetryableError);
    const other = give("8", "d");
    expect(begun).to.deep.equal(["a", "b", "d"]);
    ends.get("a")?.();
    await first;
    const third = give("7", "c");
    expect(begun).to.deep.equal(["a", "b", "d", "c"]);
    for (const end of ends.values()) end();
    await Promise.all([second, third, other]);
  });

  it("lets nobody wait for long work of their own, nor begin more of it at once", async () => {
    begun.length = 0;
    const long = [give("9", "e"), give("9", "f")];
    for (const name of ["e", "f"]) detaching.get(name)?.();
    const further = give("9", "g");
    expect([begun, freed]).to.deep.equal([["e", "f", "g"], 2]);
    expect(() => detaching.get("g")?.()).to.throw(RetryableError);
    ends.get("e")?.();
    await long[0];
    detaching.get("g")?.();
    for (const end of ends.values()) end();
    await Promise.all([...long, further]);
    expect(freed).to.equal(3);
  });

  it("counts a message no more once it has failed", async () => {
    const failing = shareSlots(1, async (_: { userId: string }) => {
      throw new Error("failed");
    });
    for (let round = 0; round < 3; round += 1)
      expect(await refusalOf(failing({ userId: "7" }, delivery))).to.include({ message: "failed" });
  });
});
