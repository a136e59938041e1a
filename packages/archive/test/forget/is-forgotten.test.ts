import { moment } from "@memory/testing/example-claim";
import { expect } from "chai";
import type { Asked } from "../../src/archive.ts";
import { isForgotten } from "../../src/forget/is-forgotten.ts";

describe("isForgotten", () => {
  const forgotten = { at: moment(100), updateId: 500 };
  const is = (asked: Asked) => isForgotten(asked, forgotten);

  it("goes by Telegram's numbers, whatever the clocks said", () => {
    expect(is({ at: moment(3600), updateId: 499 })).to.equal(true);
    expect(is({ at: moment(0), updateId: 501 })).to.equal(false);
  });

  it("does not take the request to forget itself for one of before", () => {
    expect(is(forgotten)).to.equal(false);
    expect(isForgotten({ at: moment(100) }, { at: moment(100) })).to.equal(false);
  });

  it("goes by the times where a quiet week changed the numbers", () => {
    const [far, near] = [900_000_000, 100];
    expect(is({ at: moment(99), updateId: far })).to.equal(true);
    expect(is({ at: moment(101), updateId: far })).to.equal(false);
    const late = { at: moment(0), updateId: far };
    expect(isForgotten({ at: moment(1), updateId: near }, late)).to.equal(false);
  });

  it("takes what has no number for older", () => {
    expect(is({ at: moment(3600) })).to.equal(true);
    expect(isForgotten({ at: moment(99) }, { at: moment(100) })).to.equal(true);
    expect(isForgotten({ at: moment(101) }, { at: moment(100) })).to.equal(false);
  });

  it("says no of everybody who did not ask for it", () => {
    expect(isForgotten({ at: moment(0) }, undefined)).to.equal(false);
  });
});
