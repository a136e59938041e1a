import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";

const root = fileURLToPath(new URL("..", import.meta.url));
const packages = ["packages", "services"]
  .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
  .concat("deploy");

type Import = { file: string; target: string };

const sourcesOf = (home: string): string[] =>
  readdirSync(join(root, home, "src"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => join(home, "src", path));

/**
 * Every import in the sources of a package. A file of the workspace stands as its path, whichever package
 * it belongs to; one that is reached by a path out of its own package as `outside:<path>`.
 */
const imports: Import[] = packages.flatMap((home) =>
  sourcesOf(home).flatMap((file) => importsOf(home, file)),
);

function importsOf(home: string, file: string): Import[] {
  const source = readFileSync(join(root, file), "utf8");
  const pattern =
    /^\s*(?:import|export)\b[^;]*?\bfrom\s+"([^"]+)"|\bimport\(\s*"([^"]+)"|^import\s+"([^"]+)"/gm;
  return [...source.matchAll(pattern)].map((match) => {
    const target = match[1] ?? match[2] ?? match[3] ?? "";
    return { file, target: resolved(home, file, target) };
  });
}

function resolved(home: string, file: string, target: string): string {
  const [, name, path] = /^@memory\/([\w-]+)\/(.+)$/.exec(target) ?? [];
  const other = packages.find((each) => each.split("/").at(-1) === name);
  if (other !== undefined) return `${other}/src/${path}.ts`;
  if (!target.startsWith(".")) return target;
  const inside = relative(root, resolve(root, dirname(file), target));
  return inside.startsWith(`${home}/src/`) ? inside : `outside:${inside}`;
}

/** Nothing in `of` imports what `forbids` matches, but for the files that `except` matches. */
type Rule = {
  readonly says: string;
  readonly of: RegExp;
  readonly forbids: RegExp;
  readonly except?: RegExp;
  /** An import that breaks the rule: the test of the rule itself. */
  readonly planted: Import;
};

const clients =
  /^(@aws-sdk\/|@smithy\/|@opentelemetry\/(?!api$)|node-telegram-bot-api|undici$|node:https?$|node:net$|node:dns)/;
/** Every file of the workspace but those below the paths that are allowed. */
const beyond = (...allowed: string[]) =>
  new RegExp(`^(?!(?:${allowed.join("|")})(?:/|\\.ts$))(?:packages|services|deploy)/`);
const shared = (room: string) => `packages/shared/src/${room}`;

/** A room of shared may import itself and what is listed; each file below it counts as the room. */
const roomOfShared = (room: string, ...allowed: string[]): Rule => ({
  says: `lets shared's ${room} know of ${["itself", ...allowed].join(", ")} alone`,
  of: new RegExp(`^${shared(room)}/`),
  forbids: beyond(...[room, ...allowed].map(shared)),
  planted: { file: `${shared(room)}/planted.ts`, target: `${shared("container")}/main.ts` },
});

const packageRule = (name: string, ...allowed: string[]): Rule => ({
  says: `lets ${name} know of ${allowed.length === 0 ? "no other package" : `${allowed.join(", ")} alone`}`,
  of: new RegExp(`^${name}/src/`),
  forbids: beyond(name, ...allowed),
  planted: { file: `${name}/src/planted.ts`, target: "packages/testing/src/until.ts" },
});

const serviceRooms = (service: string, room: string, ...forbidden: string[]): Rule => ({
  says: `keeps ${service}'s ${room} apart from ${forbidden.join(", ")}`,
  of: new RegExp(`^services/${service}/src/${room}/`),
  forbids: new RegExp(`^services/${service}/src/(${forbidden.join("|")})/`),
  planted: {
    file: `services/${service}/src/${room}/planted.ts`,
    target: `services/${service}/src/${forbidden[0]}/planted.ts`,
  },
});

const rules: readonly Rule[] = [
  {
    says: "lets no source reach into another package by path",
    of: /./,
    forbids: /^outside:/,
    planted: { file: "services/store/src/main.ts", target: "outside:services/ingest/src/ports.ts" },
  },
  {
    says: "lets contracts import zod alone",
    of: /^packages\/shared\/src\/contracts\//,
    forbids: /^(?!zod$|packages\/shared\/src\/contracts\/)/,
    planted: { file: "packages/shared/src/contracts/tweet.ts", target: "pino" },
  },
  roomOfShared("process", "errors"),
  roomOfShared("aws", "errors"),
  roomOfShared("telegram", "errors", "process"),
  roomOfShared("words", "contracts"),
  roomOfShared("programs", "contracts", "process"),
  roomOfShared("queue", "contracts", "errors", "process", "aws"),
  roomOfShared("service", "contracts", "errors", "process", "programs", "queue"),
  packageRule("packages/shared"),
  packageRule(
    "packages/archive",
    "packages/shared/src/(contracts|aws)",
    "packages/shared/src/errors",
  ),
  packageRule("packages/copies", "packages/shared", "packages/archive/src/(tables|keepers)"),
  packageRule("packages/object-store", "packages/shared"),
  packageRule("packages/playground", "packages/shared"),
  packageRule("packages/provision", "packages/shared", "packages/archive/src/tables"),
  packageRule("packages/operator", "packages/shared", "packages/archive", "packages/copies"),
  packageRule(
    "packages/embedded",
    "packages/shared",
    "packages/provision",
    "packages/object-store",
  ),
  packageRule("services/ingest", "packages/shared"),
  packageRule("services/fetcher", "packages/shared", "packages/archive/src/(tables|forgotten)"),
  packageRule("services/store", "packages/shared", "packages/archive", "packages/copies"),
  packageRule("services/library", "packages/shared", "packages/archive", "packages/copies"),
  packageRule("services/media", "packages/shared", "packages/archive", "packages/copies"),
  packageRule("deploy", "packages/shared", "packages/archive/src/tables"),
  {
    says: "lets nobody but adapters speak to the outside",
    of: /^(services|packages\/(shared|archive|copies|operator|provision))\//,
    forbids: clients,
    except:
      /\/(adapters|stores|aws|telegram|receive|sources|short-links)\/|\/main\.ts$|queue\/(sqs|open-queues)\.ts$|process\/otlp\.ts$|archive\/src\/(create-archive|people|forgetting|forgotten|keepers|media-allowance|timers)\.ts$|copies\/src\/create-(copies|objects)\.ts$/,
    planted: { file: "services/store/src/record/record-tweet.ts", target: "undici" },
  },
  {
    says: "lets nobody past the archive's doors",
    of: /^(?!packages\/(archive|testing)\/)/,
    forbids:
      /^packages\/archive\/src\/(?!(archive|create-archive|forgetting|forgotten|keepers|media-allowance|people|timers|tables|rows\/\w+)\.ts$)/,
    planted: {
      file: "services/library/src/tweets/trash-tweet.ts",
      target: "packages/archive/src/stores/claims.ts",
    },
  },
  {
    says: "lets library, and store but for its own tables, build no expressions",
    of: /^services\/(library|store)\//,
    forbids: /^packages\/shared\/src\/aws\/(rows|expression)\.ts$|^@aws-sdk\//,
    except: /^services\/store\/src\/adapters\//,
    planted: {
      file: "services/library/src/tweets/trash-tweet.ts",
      target: "packages/shared/src/aws/rows.ts",
    },
  },
  {
    says: "lets the reply's protocol call the renderer by its door alone",
    of: /^services\/store\/src\/reply\/protocol\//,
    forbids: /\/reply\/render\/(?!render-reply\.ts|rendered\.ts)/,
    planted: {
      file: "services/store/src/reply/protocol/present-reply.ts",
      target: "services/store/src/reply/render/buttons.ts",
    },
  },
  {
    says: "keeps tables out of fetcher but for its raw answers",
    of: /^services\/fetcher\//,
    forbids: /dynamodb|^packages\/archive\//,
    except: /\/(cache\/[\w-]+|service)\.ts$/,
    planted: { file: "services/fetcher/src/resolve/x.ts", target: "@aws-sdk/client-dynamodb" },
  },
  {
    says: "keeps Telegram out of fetcher",
    of: /^services\/fetcher\//,
    forbids: /telegram/,
    planted: {
      file: "services/fetcher/src/service.ts",
      target: "packages/shared/src/telegram/client.ts",
    },
  },
  serviceRooms("ingest", "read", "receive", "publish", "limits"),
  serviceRooms("ingest", "limits", "receive", "publish"),
  serviceRooms("fetcher", "tweet", "requests", "resolve", "sources", "short-links"),
  serviceRooms("fetcher", "sources", "requests", "resolve", "short-links"),
  serviceRooms("fetcher", "resolve", "requests", "sources", "short-links"),
  serviceRooms("media", "copy", "adapters"),
  serviceRooms("store", "reply/render", "reply/protocol", "record", "adapters"),
  serviceRooms("store", "reply/protocol", "record", "adapters"),
  serviceRooms("store", "record", "adapters"),
  serviceRooms("library", "search", "tweets", "chat", "adapters", "words"),
  serviceRooms("library", "tweets", "chat", "adapters", "words"),
];

const breaks = ({ of, forbids, except }: Rule, { file, target }: Import): boolean =>
  of.test(file) && forbids.test(target) && !(except?.test(file) ?? false);

describe("the architecture", () => {
  it("is seen by this test", () => {
    for (const home of packages)
      expect(
        imports.filter(({ file }) => file.startsWith(`${home}/src/`)),
        home,
      ).not.to.be.empty;
    expect(imports.length).to.be.greaterThan(200);
  });

  for (const rule of rules) {
    it(rule.says, () => {
      expect(imports.some(({ file }) => rule.of.test(file))).to.equal(true);
      const offenders = imports.filter((each) => breaks(rule, each));
      expect(offenders.map(({ file, target }) => `${file} imports ${target}`)).to.deep.equal([]);
      expect(breaks(rule, rule.planted), "the rule sees a planted import").to.equal(true);
    });
  }

  it("lets no source know of another source", () => {
    const sourceOf = (path: string) =>
      /^services\/fetcher\/src\/sources\/([\w-]+)\/source\.ts$/.exec(path)?.[1];
    const names = sourcesOf("services/fetcher").flatMap((path) => sourceOf(path) ?? []);
    expect(names).to.have.length.greaterThan(4);
    const nameIn = (path: string) => names.find((name) => path.includes(`/sources/${name}/`));
    const offenders = imports.filter(({ file, target }) => {
      const [own, other] = [nameIn(file), nameIn(target)];
      return own !== undefined && other !== undefined && own !== other;
    });
    expect(offenders).to.deep.equal([]);
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

  it("lets fetcher use the table of raw answers alone", () => {
    const files = sourcesOf("services/fetcher").map((path) =>
      readFileSync(join(root, path), "utf8"),
    );
    const tablesUsed = files.flatMap((text) =>
      [...text.matchAll(/\btables\.(\w+)\.name/g)].map(([, name]) => name),
    );
    expect(new Set(tablesUsed)).to.deep.equal(new Set(["raw"]));
  });

  it("lets nobody but the archive name the tables of what people keep", () => {
    const files = packages
      .flatMap(sourcesOf)
      .filter((path) => !/^packages\/(archive|testing)\//.test(path))
      .filter((path) =>
        /\btables\.(tweets|claims|trash|parts)\b/.test(readFileSync(join(root, path), "utf8")),
      );
    expect(files).to.deep.equal(["packages/operator/src/adapters/kept-claims.ts"]);
  });

  it("lets nobody read the environment but main and the AWS credentials' rule", () => {
    const readers = packages.flatMap((home) =>
      readdirSync(join(root, home, "src"), { recursive: true, encoding: "utf8" })
        .map((path) => join(home, "src", path))
        .filter((path) => path.endsWith(".ts") && !path.startsWith("packages/testing/"))
        .filter((path) => readFileSync(join(root, path), "utf8").includes("process.env")),
    );
    const allowed = /\/main\.ts$|shared\/src\/aws\/endpoint-options\.ts$/;
    expect(readers.filter((path) => !allowed.test(path))).to.deep.equal([]);
  });

  it("lets only these files read the clock, which may be set back: durations are measured without it", () => {
    const readers = packages
      .flatMap(sourcesOf)
      .filter((path) => !/^packages\/(testing|playground|operator)\//.test(path))
      .filter((path) => /Date\.now|new Date\(\)/.test(readFileSync(join(root, path), "utf8")));
    expect(readers.sort()).to.deep.equal([
      "packages/archive/src/create-archive.ts",
      "packages/archive/src/forgetting.ts",
      "packages/archive/src/forgotten.ts",
      "packages/archive/src/media-allowance.ts",
      "packages/archive/src/stores/trashed-tweets.ts",
      "packages/archive/src/timers.ts",
      "packages/copies/src/create-copies.ts",
      "packages/copies/src/stores/objects-in-use.ts",
      "packages/embedded/src/emulators/steady-clock.ts",
      "packages/object-store/src/calls/put-object.ts",
      "packages/object-store/src/create-object-store.ts",
      "packages/shared/src/aws/signer.ts",
      "packages/shared/src/queue/consume.ts",
      "packages/shared/src/queue/settle.ts",
      "packages/shared/src/queue/sqs.ts",
      "services/fetcher/src/requests/send-resolved.ts",
      "services/fetcher/src/sources/cache/cached.ts",
      "services/fetcher/src/sources/cache/fresh-until.ts",
      "services/fetcher/src/sources/cache/raw-answer-row.ts",
      "services/fetcher/src/sources/cache/raw-answers.ts",
      "services/fetcher/src/sources/http/json-client.ts",
      "services/fetcher/src/sources/http/retry-after.ts",
      "services/ingest/src/publish/stamps.ts",
      "services/library/src/adapters/copy-links/copy-links.ts",
      "services/library/src/search/search.ts",
      "services/library/src/service.ts",
      "services/library/src/tweets/export/create-exporter.ts",
      "services/media/src/adapters/refused-answer.ts",
      "services/media/src/copy/copy-files.ts",
      "services/media/src/copy/copy-tweet.ts",
      "services/store/src/adapters/pass-over-blocks.ts",
      "services/store/src/adapters/read-reply-row.ts",
      "services/store/src/adapters/replies.ts",
      "services/store/src/observed.ts",
      "services/store/src/record/record-tweet.ts",
      "services/store/src/reply/protocol/postpone-edit.ts",
      "services/store/src/reply/protocol/present-reply.ts",
      "services/store/src/reply/protocol/take-lease.ts",
    ]);
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
