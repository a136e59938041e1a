import { readdirSync } from "node:fs";
import { sourceNames, Tweet } from "@memory/shared/contracts/tweet";
import { mutate, seeded } from "@memory/testing/mutate";
import { expect } from "chai";
import { definitionOf } from "../../src/sources/all.ts";
import { askSource } from "../support/ask-source.ts";
import { connectTo } from "../support/connect-source.ts";
import { fixture } from "../support/fixture.ts";
import { type StandIn, startStandIn } from "../support/stand-in.ts";

const answersPerSource = 1_000;
const atOnce = 20;

/** X's answer about several posts at once. */
function batchOf(ids: string[], originals: ReadonlyMap<string, unknown>): unknown {
  type Answer = { data?: unknown[]; includes?: Record<string, unknown[]>; errors?: unknown[] };
  const answers = ids.map((id) => originals.get(id) as Answer);
  const kinds = new Set(answers.flatMap(({ includes = {} }) => Object.keys(includes)));
  return {
    data: answers.flatMap(({ data = [] }) => data),
    includes: Object.fromEntries(
      [...kinds].map((kind) => [kind, answers.flatMap(({ includes }) => includes?.[kind] ?? [])]),
    ),
    errors: answers.flatMap(({ errors = [] }) => errors),
  };
}

describe("five thousand spoiled answers", () => {
  let standIn: StandIn;
  before(async () => {
    standIn = await startStandIn();
  });
  after(() => standIn.close());

  for (const [seed, name] of sourceNames.entries()) {
    it(`make ${name} give tweets that fit the contract, verdicts, or no answer`, async () => {
      const random = seeded(seed + 1);
      const source = connectTo(definitionOf(name), standIn.root);
      const ids = readdirSync(new URL(`../fixtures/${name}/`, import.meta.url)).map((file) =>
        file.replace(".json", ""),
      );
      const originals = new Map(ids.map((id) => [id, fixture(name, id)]));
      standIn.answers((url: URL) => {
        const asked = url.searchParams.get("ids")?.split(",");
        const id = ids.find((each) => url.href.includes(each)) ?? "";
        const original = asked === undefined ? originals.get(id) : batchOf(asked, originals);
        const rate = [0, 0.01, 0.05, 0.2][Math.floor(random() * 4)] ?? 0;
        const body = JSON.stringify(mutate(original, random, rate));
        const cut = random() < 0.02 ? body.slice(0, Math.floor(random() * body.length)) : body;
        return { status: random() < 0.05 ? 404 : 200, body: cut };
      });
      const kinds = new Map<string, number>();
      for (let asked = 0; asked < answersPerSource; asked += atOnce) {
        const lookups = Array.from({ length: atOnce }, async () => {
          const id = ids[Math.floor(random() * ids.length)] ?? "";
          const lookup = await askSource(source, id);
          kinds.set(lookup.kind, (kinds.get(lookup.kind) ?? 0) + 1);
          if (lookup.kind === "found") {
            const tweet = { ...lookup.tweet, sources: [] };
            expect(Tweet.safeParse(tweet).error?.issues ?? []).to.deep.equal([]);
          }
        });
        await Promise.all(lookups);
      }
      expect([...kinds.values()].reduce((sum, count) => sum + count, 0)).to.equal(answersPerSource);
      expect(kinds.get("found") ?? 0, "found").to.be.greaterThan(100);
      await source.close();
    });
  }
});
