import { expect } from "chai";
import { patienceLeftMs } from "../../src/requests/patience.ts";

describe("patience", () => {
  it("counts from the request, and lasts a third of its time at least", () => {
    const left = [0, 500, 2_000, 60_000].map((ageMs) => patienceLeftMs(3_000, ageMs));
    expect(left).to.deep.equal([3_000, 2_500, 1_000, 1_000]);
  });
});
