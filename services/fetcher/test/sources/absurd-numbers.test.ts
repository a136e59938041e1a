import { expect } from "chai";
import { fxTwitter } from "../../src/sources/fxtwitter/source.ts";
import { syndication } from "../../src/sources/syndication/source.ts";
import { vxTwitter } from "../../src/sources/vxtwitter/source.ts";
import { xApi } from "../../src/sources/x-api/source.ts";
import { askSource } from "../support/ask-source.ts";
import { connectTo } from "../support/connect-source.ts";
import { fixture } from "../support/fixture.ts";
import { startStandIn } from "../support/stand-in.ts";

const absurd = ["9007199254740993", "1e300", "-1"];
const cases = [
  [syndication, "1960000000000000030"],
  [syndication, "1960000000000000002"],
  [fxTwitter, "1960000000000000022"],
  [fxTwitter, "1960000000000000045"],
  [vxTwitter, "1960000000000000012"],
  [vxTwitter, "1960000000000000022"],
  [xApi, "1960000000000000006"],
  [xApi, "1960000000000000012"],
] as const;

/** Every number at any depth. */
const numbersIn = (value: unknown): number[] =>
  typeof value === "number"
    ? [value]
    : Object.values(Object(value) === value ? (value as object) : {}).flatMap(numbersIn);

describe("absurd numbers", () => {
  for (const [definition, id] of cases) {
    it(`count as absent in what ${definition.title} tells of ${id}, and cost nothing else`, async () => {
      const standIn = await startStandIn();
      const source = connectTo(definition, standIn.root);
      try {
        const body = JSON.stringify(fixture(definition.name, id));
        for (const number of absurd) {
          // All numbers but positions in a text and codes.
          const changed = body.replace(
            /("(?!code|start|end|position|status)\w+":)\d+(?:\.\d+)?(?=[,}\]])/g,
            `$1${number}`,
          );
          expect(changed).not.to.equal(body);
          standIn.answers({ body: changed });
          const lookup = await askSource(source, id);
          if (lookup.kind !== "found") throw new Error(`${number}: ${JSON.stringify(lookup)}`);
          expect(numbersIn(lookup.tweet).filter((n) => !(n >= 0 && n < 2 ** 53))).to.deep.equal([]);
        }
      } finally {
        await Promise.all([source.close(), standIn.close()]);
      }
    });
  }
});
