import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { type SourceName, sourceNames, Tweet } from "@memory/shared/contracts/tweet";
import { expect } from "chai";
import { allSources, definitionOf } from "../src/sources/all.ts";
import type { Limits } from "../src/sources/guard/turns.ts";
import { askSource } from "./support/ask-source.ts";
import { connectTo } from "./support/connect-source.ts";
import { type Part, parts } from "./support/corpus-parts.ts";
import { fixture } from "./support/fixture.ts";
import { startStandIn } from "./support/stand-in.ts";
import { areSamplesHere, samplesOf, unlessHere } from "./support/tweet-samples.ts";

const page = new URL("../../../docs/sources.md", import.meta.url);
const marker = "<!-- made by services/fetcher/test/corpus.test.ts: do not edit below -->\n";
const renew = "UPDATE_DOCS=1 npx mocha --no-config services/fetcher/test/corpus.test.ts";

const verdict = ({ isIn, missingAs, of }: Part, all: readonly Tweet[]): string => {
  const tweets = all.filter(({ id }) => of === undefined || id === of);
  if (tweets.some(isIn)) return "yes";
  const isNamed = tweets.some(({ missing }) => missingAs && missing.includes(missingAs));
  return isNamed ? "named missing" : "–";
};

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
const table = (tweetsOf: ReadonlyMap<SourceName, readonly Tweet[]>): string =>
  [
    row(["part", ...allSources.map(({ title }) => title)]),
    row(["part", ...allSources].map(() => "---")),
    ...parts.map((part) =>
      row([part.title, ...allSources.map(({ name }) => verdict(part, tweetsOf.get(name) ?? []))]),
    ),
  ].join("\n");

/** From the definitions alone. */
const traits = (): string =>
  [
    row([
      "source",
      "run by",
      "public root, and the variable that sets another",
      "limits",
      "denials",
    ]),
    row(Array(5).fill("---")),
    ...allSources.map(({ title, operator, root, rootVariable, limits, evidence }) =>
      row([title, operator, `${root} (\`${rootVariable}\`)`, limitsText(limits), evidence.denials]),
    ),
  ].join("\n");

const limitsText = (limits: Limits | undefined): string =>
  limits === undefined
    ? "announced with each answer"
    : `${limits.perSecond}/s, ${limits.burst} at once, ${limits.inFlight} in flight`;

const idsOf = (source: SourceName): string[] =>
  readdirSync(new URL(`fixtures/${source}/`, import.meta.url))
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.replace(".json", ""));
const ownCases = sourceNames.flatMap(idsOf).length;
/** Those whose answers the adapters are asked to read; the errors come on top. */
const sampleFolders = ["syndication", "fxtwitter-v2", "vxtwitter", "x-api-v2", "oembed"];

type Outcome = Awaited<ReturnType<typeof askSource>>;

/** What the adapter makes of each fixture of its source, asked for by its id. */
async function answersOf(name: SourceName): Promise<Map<string, Outcome>> {
  const standIn = await startStandIn();
  const source = connectTo(definitionOf(name), standIn.root);
  const ids = idsOf(name);
  standIn.answers((url: URL) => {
    const words = decodeURIComponent(url.href).split(/[^\w.]+/);
    const id = ids.find((each) => words.includes(each));
    return id === undefined ? { status: 404 } : { body: fixture(name, id) };
  });
  try {
    const outcomes = new Map<string, Outcome>();
    // One by one: ids asked for together share a request at X's API, and a fixture answers for one.
    for (const id of ids) outcomes.set(id, await askSource(source, id));
    return outcomes;
  } finally {
    await Promise.all([source.close(), standIn.close()]);
  }
}

describe("the corpus", () => {
  const found = new Map<SourceName, Tweet[]>();

  for (const name of sourceNames) {
    it(`of ${name} gives tweets that fit the contract, with the ids asked for`, async () => {
      const outcomes = await answersOf(name);
      const tweets = [...outcomes].flatMap(([id, outcome]) => {
        expect(outcome.kind, `${name} ${id}: ${JSON.stringify(outcome)}`).not.to.equal("no answer");
        if (outcome.kind !== "found") return [];
        const { error, data } = Tweet.safeParse(outcome.tweet);
        expect(error?.issues ?? [], `${name} ${id}`).to.deep.equal([]);
        if (data?.repostedBy === undefined) expect(data?.id, `${name} ${id}`).to.equal(id);
        return data ?? [];
      });
      expect(tweets).not.to.be.empty;
      found.set(name, tweets);
    });
  }

  it("gives of each source the parts that docs/sources.md tells", () => {
    expect([...found.keys()], "sources read").to.deep.equal([...sourceNames]);
    const [introduction = "", told] = readFileSync(page, "utf8").split(marker);
    const made = `\n${table(found)}\n\n${traits()}\n`;
    if (process.env.UPDATE_DOCS) return writeFileSync(page, introduction + marker + made);
    expect(told, `docs/sources.md is out of date, renew it with: ${renew}`).to.equal(made);
  });

  it("has at least 40 cases of its own", () => {
    expect(ownCases).to.be.at.least(40);
  });

  it(`has at least 60 cases with the samples${unlessHere}`, function () {
    if (!areSamplesHere) return this.skip();
    expect(ownCases + sampleFolders.flatMap(samplesOf).length).to.be.at.least(60);
  });
});
