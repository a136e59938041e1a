import { StartError } from "@memory/shared/errors";
import { expect } from "chai";
import { TelegramApiError } from "node-telegram-bot-api";
import { createTokenDoubt } from "../../src/receive/revoked-token.ts";

const refusal = (errorCode: number) =>
  Object.assign(Object.create(TelegramApiError.prototype), { errorCode }) as Error;

/** Whether the token is believed to be revoked after these answers, each at its second. */
function isBelieved(answers: [second: number, code: number][]): boolean {
  let nowMs = 0;
  const doubt = createTokenDoubt({ now: () => nowMs });
  let last: unknown;
  for (const [second, code] of answers) {
    nowMs = second * 1000;
    if (code === 200) doubt.accepted();
    else last = doubt.judge(refusal(code));
  }
  return last instanceof StartError;
}
const often = (code: number, seconds: number[]): [number, number][] =>
  seconds.map((second) => [second, code]);

describe("a refused token", () => {
  const cases: [string, [number, number][], boolean][] = [
    ["after one 401", often(401, [0]), false],
    ["after one 404", often(404, [0]), false],
    ["after many within a minute", often(401, [0, 1, 3, 7, 15, 30, 59]), false],
    ["after two that are far apart", often(401, [0, 600]), false],
    ["after five over three minutes", often(401, [0, 30, 60, 120, 180]), true],
    ["after 401s and 404s in turn", [...often(401, [0, 60]), ...often(404, [90, 120, 200])], true],
    ["if it was accepted between", [...often(401, [0, 60, 120]), [150, 200], [200, 401]], false],
    ["after outages", often(502, [0, 60, 120, 180, 240]), false],
  ];
  for (const [name, answers, believed] of cases)
    it(`is ${believed ? "" : "not "}believed to be revoked ${name}`, () => {
      expect(isBelieved(answers)).to.equal(believed);
    });
});
