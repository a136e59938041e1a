import { sourceNames } from "@memory/shared/contracts/tweet";
import { standInSources } from "@memory/shared/programs/stand-ins";
import { expect } from "chai";
import { allSources } from "../../src/sources/all.ts";

describe("the list of sources", () => {
  it("has a definition for every source that the contract names, in its order", () => {
    expect(allSources.map(({ name }) => name)).to.deep.equal([...sourceNames]);
  });

  it("has a stand-in in the playground for each, which its root variable leads to", () => {
    expect(standInSources("http://playground", {})).to.deep.include(
      Object.fromEntries(
        allSources.map(({ name, rootVariable }) => [
          rootVariable,
          `http://playground/sources/${name}`,
        ]),
      ),
    );
  });
});
