import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";

const root = fileURLToPath(new URL("..", import.meta.url));
const packages = ["packages", "services"]
  .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
  .concat("deploy");

type Import = { file: string; target: string };

/** Every import in the sources of a package; a path into another package stands as `@memory/…`. */
const imports: Import[] = packages.flatMap((home) =>
  readdirSync(join(root, home, "src"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .flatMap((path) => importsOf(home, join(home, "src", path))),
);

function importsOf(home: string, file: string): Import[] {
  const source = readFileSync(join(root, file), "utf8");
  const pattern =
    /^\s*(?:import|export)\b[^;]*?\bfrom\s+"([^"]+)"|\bimport\(\s*"([^"]+)"|^import\s+"([^"]+)"/gm;
  return [...source.matchAll(pattern)].map((match) => {
    const target = match[1] ?? match[2] ?? match[3] ?? "";
    if (!target.startsWith(".")) return { file, target };
    const path = relative(root, resolve(root, dirname(file), target));
    return { file, target: path.startsWith(`${home}/src/`) ? path : `outside:${path}` };
  });
}

const from = (start: string) => imports.filter(({ file }) => file.startsWith(start));
const offenders = (list: Import[], isForbidden: (target: string, file: string) => boolean) =>
  list
    .filter(({ file, target }) => isForbidden(target, file))
    .map(({ file, target }) => `${file} imports ${target}`);

describe("the architecture", () => {
  it("is seen by this test", () => {
    for (const home of packages) expect(from(`${home}/src/`), home).not.to.be.empty;
    expect(imports.length).to.be.greaterThan(200);
  });

  it("lets no source reach into another package by path", () => {
    expect(offenders(imports, (target) => target.startsWith("outside:"))).to.deep.equal([]);
  });

  it("lets services know of nobody but shared", () => {
    const isOther = (target: string) => /^@memory\/(?!(shared|archive)\/)/.test(target);
    expect(offenders(from("services/"), isOther)).to.deep.equal([]);
    expect(
      offenders(from("packages/shared/"), (target) => target.startsWith("@memory/")),
    ).to.deep.equal([]);
    expect(offenders(from("packages/playground/"), isOther)).to.deep.equal([]);
    expect(offenders(from("packages/operator/"), isOther)).to.deep.equal([]);
    expect(offenders(from("deploy/"), isOther)).to.deep.equal([]);
  });

  it("lets nobody but adapters speak to the outside", () => {
    const clients =
      /^(@aws-sdk\/|@smithy\/|@opentelemetry\/(?!api$)|node-telegram-bot-api|undici$|node:https?$|node:net$|node:dns)/;
    const rooms =
      /\/(adapters|main|aws|telegram|queue\/(sqs|open-queues)|process\/otlp|receive|sources|short-links)\b/;
    const isOutside = (target: string, file: string) => clients.test(target) && !rooms.test(file);
    expect(offenders(from("services/"), isOutside)).to.deep.equal([]);
    expect(offenders(from("packages/operator/"), isOutside)).to.deep.equal([]);
    expect(offenders(from("packages/shared/"), isOutside)).to.deep.equal([]);
  });

  it("loads what records traces only where they are asked for", () => {
    const loaders = imports.filter(({ target }) => target.endsWith("process/otlp.ts"));
    expect(loaders.map(({ file }) => file)).to.deep.equal([
      "packages/shared/src/process/start-tracing.ts",
    ]);
    const loader = readFileSync(join(root, "packages/shared/src/process/start-tracing.ts"), "utf8");
    expect(loader)
      .to.include('await import("./otlp.ts")')
      .and.not.match(/from "[^"]*otlp/);
    const recorders = imports.filter(({ target }) => /^@opentelemetry\/(?!api$)/.test(target));
    expect(new Set(recorders.map(({ file }) => file))).to.deep.equal(
      new Set(["packages/shared/src/process/otlp.ts"]),
    );
  });

  it("keeps databases out of ingest, and of fetcher but for its raw answers", () => {
    const isDatabase = (target: string) => /dynamodb|@memory\/archive/.test(target);
    expect(offenders(from("services/ingest/"), isDatabase)).to.deep.equal([]);
    const rooms = /\/(cache\/raw-answers|service)\.ts$/;
    const isMisplaced = (target: string, file: string) => isDatabase(target) && !rooms.test(file);
    expect(offenders(from("services/fetcher/"), isMisplaced)).to.deep.equal([]);
    const table = readFileSync(
      join(root, "services/fetcher/src/sources/cache/raw-answers.ts"),
      "utf8",
    );
    const tablesUsed = [...table.matchAll(/\btables\.(\w+)/g)].map(([, name]) => name);
    expect(new Set(tablesUsed)).to.deep.equal(new Set(["raw"]));
  });

  it("lets the archive know of shared's contracts, errors and AWS alone", () => {
    const isOther = (target: string) =>
      /^@memory\/(?!shared\/(contracts\/|errors$|aws\/))/.test(target) ||
      /^(?!@memory\/|@aws-sdk\/lib-dynamodb$|zod$|packages\/archive\/)/.test(target);
    expect(offenders(from("packages/archive/"), isOther)).to.deep.equal([]);
  });

  it("lets the archive alone write what people keep", () => {
    const others = imports.filter(({ file }) => !/^packages\/(archive|testing)\//.test(file));
    const isInternal = (target: string) =>
      /^@memory\/archive\/(?!(archive|create-archive|tables|rows\/\w+)$)/.test(target);
    expect(offenders(others, isInternal)).to.deep.equal([]);
    const readers = [...new Set(others.map(({ file }) => file))].filter((file) =>
      /\btables\.(tweets|claims|trash)\b/.test(readFileSync(join(root, file), "utf8")),
    );
    expect(readers).to.deep.equal(["packages/operator/src/adapters/kept-claims.ts"]);
    const isExpression = (target: string) =>
      /^@memory\/shared\/aws\/(expression|rows)$/.test(target);
    expect(offenders(from("services/library/"), isExpression)).to.deep.equal([]);
  });

  it("keeps Telegram out of fetcher", () => {
    const isTelegram = (target: string) => /telegram/.test(target);
    expect(offenders(from("services/fetcher/"), isTelegram)).to.deep.equal([]);
  });

  it("keeps the rendering of a reply apart from who may show it", () => {
    const isProtocol = (target: string) => target.includes("/reply/protocol/");
    expect(offenders(from("services/store/src/reply/render/"), isProtocol)).to.deep.equal([]);
    const isInternal = (target: string) =>
      /\/reply\/render\/(?!render-reply\.ts|rendered\.ts)/.test(target);
    expect(offenders(from("services/store/src/reply/protocol/"), isInternal)).to.deep.equal([]);
  });

  it("lets nobody read the environment but main and the AWS credentials' rule", () => {
    const readers = packages.flatMap((home) =>
      readdirSync(join(root, home, "src"), { recursive: true, encoding: "utf8" })
        .map((path) => join(home, "src", path))
        .filter((path) => path.endsWith(".ts") && !path.startsWith("packages/testing/"))
        .filter((path) => readFileSync(join(root, path), "utf8").includes("process.env")),
    );
    const allowed = /\/main\.ts$|shared\/src\/aws\/clients\.ts$/;
    expect(readers.filter((path) => !allowed.test(path))).to.deep.equal([]);
  });

  it("has no import cycles", () => {
    const graph = Map.groupBy(imports, ({ file }) => file);
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, path: string[]) => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(" → "));
      if (done.has(file) || path.includes(file)) return;
      for (const { target } of graph.get(file) ?? []) visit(target, [...path, file]);
      done.add(file);
    };
    for (const file of graph.keys()) visit(file, []);
    expect(cycles).to.deep.equal([]);
  });
});
