import { readFileSync } from "node:fs";
import { embeddedConfig } from "@memory/embedded/config";
import { fetcherConfig } from "@memory/fetcher/config";
import { IngestConfig } from "@memory/ingest/config";
import { libraryConfig } from "@memory/library/config";
import { mediaConfig } from "@memory/media/config";
import { PlaygroundConfig } from "@memory/playground/config";
import { storeConfig } from "@memory/store/config";
import { expect } from "chai";

const configs = [
  IngestConfig,
  fetcherConfig,
  storeConfig,
  libraryConfig,
  mediaConfig,
  PlaygroundConfig,
  embeddedConfig,
];
const headingOfOthers = /^--- Read by (the AWS SDK|docker-compose\.yml) ---/;

/** Every variable of the file with the value it shows, except those that none of our programs reads. */
function readExample(): [string, string][] {
  const text = readFileSync(new URL("../.env.example", import.meta.url), "utf8");
  const sections = text.split(/^# (?=--- )/m).filter((section) => !headingOfOthers.test(section));
  return [...sections.join("").matchAll(/^#?([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(
    ([, name = "", value = ""]) => [name, value],
  );
}

type Schema = { safeParse(value: unknown): { data?: unknown } };

/** A value as the schemas that know the variable parse it. For an unset one, their defaults. */
const read = (name: string, value?: string): unknown[] =>
  configs
    .map(({ shape }) => (shape as Record<string, Schema>)[name]?.safeParse(value).data)
    .filter((data) => data !== undefined);

describe(".env.example", () => {
  const example = readExample();

  it("names exactly the variables that the schemas read, each once", () => {
    const known = new Set(configs.flatMap(({ shape }) => Object.keys(shape)));
    expect(example.map(([name]) => name).sort()).to.deep.equal([...known].sort());
  });

  for (const [name, value] of example.filter(([, value]) => value !== "")) {
    it(`shows the default of ${name}`, () => {
      expect(read(name)).to.deep.include(read(name, value)[0]);
    });
  }

  it("shows no value only where there is no default", () => {
    const nothing = new Map();
    for (const [name] of example.filter(([, value]) => value === ""))
      expect([[], [nothing]], name).to.deep.include(read(name));
  });
});
