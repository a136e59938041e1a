import { readdirSync, readFileSync } from "node:fs";
import { expect } from "chai";

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");

type Package = Partial<Record<string, Record<string, string>>>;
const packages = [
  "package.json",
  "deploy/package.json",
  ...["packages", "services"].flatMap((folder) =>
    readdirSync(new URL(`../${folder}`, import.meta.url)).map(
      (name) => `${folder}/${name}/package.json`,
    ),
  ),
].map((path) => [path, JSON.parse(read(path)) as Package] as const);

const kinds = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];
const dependencies = packages.flatMap(([path, manifest]) =>
  kinds.flatMap((kind) =>
    Object.entries(manifest[kind] ?? {}).map(([name, version]) => ({ path, name, version })),
  ),
);
/** The indented lines below a key of pnpm-workspace.yaml. */
const settings = (key: string): string[] =>
  new RegExp(`^${key}:\\n((?: .*\\n)*)`, "m")
    .exec(read("pnpm-workspace.yaml"))?.[1]
    ?.trim()
    .split(/\n\s*/) ?? [];

describe("the dependencies", () => {
  it("are seen by this test", () => {
    expect(packages).to.have.length.above(7);
    expect(dependencies).to.have.length.above(20);
  });

  it("are pinned exactly, all of them", () => {
    const loose = dependencies.filter(
      ({ version }) => version !== "workspace:*" && !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).to.deep.equal([]);
  });

  it("run no script of their own when they are installed, but for the one that brings Node", () => {
    expect(settings("allowBuilds").sort()).to.deep.equal(["classic-level: false", "node: true"]);
    expect(read("pnpm-workspace.yaml")).to.not.match(/dangerously|onlyBuiltDependencies/i);
  });

  it("are installed as the lock file names them, by one version of pnpm", () => {
    const [, root] = packages[0] ?? [];
    for (const script of ["setup", "setup:all"])
      expect(root?.scripts?.[script]).to.match(/^sh \.\/setup\.sh/);
    expect(read("setup.sh")).to.match(/ pnpm@\d+\.\d+\.\d+ install --frozen-lockfile /);
    const [, ...hashes] = read("pnpm-lock.yaml").split(/^ {4}resolution: /m);
    expect(hashes).to.have.length.above(100);
    expect(hashes.filter((entry) => !/^\{integrity: sha512-/.test(entry)).length).to.equal(0);
  });

  it("include no package of ours that runs a script when it is installed", () => {
    const own = packages.flatMap(([path, { scripts = {} }]) =>
      Object.keys(scripts)
        .filter((name) => /^(pre|post)?(install|prepare)$/.test(name))
        .map((name) => `${path}: ${name}`),
    );
    expect(own).to.deep.equal([]);
  });
});
