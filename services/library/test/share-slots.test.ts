import { RetryableError } from "@memory/shared/errors";
import { expect } from "chai";
import { shareSlots } from "../src/share-slots.ts";

describe("shareSlots", () => {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const share = shareSlots(2, ({ name }: { userId: string; name: string }) => {
    begun.push(name);
    return new Promise<void>((resolve) => void ends.set(name, resolve));
  });
  const give = (userId: string, name: string) => share({ userId, name });
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

  it("counts a message no more once it has failed", async () => {
    const failing = shareSlots(1, async (_: { userId: string }) => {
      throw new Error("failed");
    });
    for (let round = 0; round < 3; round += 1)
      expect(await refusalOf(failing({ userId: "7" }))).to.include({ message: "failed" });
  });
});
