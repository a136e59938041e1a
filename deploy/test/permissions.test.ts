import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { serviceNames } from "@memory/shared/programs/all";
import { startQueues } from "@memory/testing/emulators";
import { expect } from "chai";
import { allowedCalls } from "./support/allowed-calls.ts";
import { callQueues } from "./support/call-queues.ts";
import { runServices } from "./support/run-services.ts";
import { synthesize } from "./support/template.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);

/** Where a call is made; `rows` and `batchedRows` are one table, by `packages/shared/src/aws/`. */
const makesCall = /\bnew \w+Command\(|\b(?:rows|batchedRows)\.\w+\(|\bpaginate\w+\(/g;
const usesArchive = /\barchive\s*\.\s*(\w+)\(/g;

describe("a service's role", () => {
  let used: Record<string, string[]>;
  let unreached: string[];

  before(async () => {
    const queues = await startQueues();
    const [tables, opened, roles] = await Promise.all([
      callTables(),
      runServices(queues),
      callQueues(queues),
    ]);
    await queues.stop();
    unreached = tables.unreached;
    used = Object.fromEntries(
      serviceNames.map((service) => {
        const { opened: names = [], received = [] } = opened[service] ?? {};
        const onQueues = names.flatMap((queue) => {
          const isDead = received.some((name) => queue === `${name}-dead`);
          const actions = isDead ? roles.consumerOfDead : roles.sender;
          return (received.includes(queue) ? roles.consumer : actions).map(
            (action) => `${action} on ${queue}`,
          );
        });
        return [service, [...onQueues, ...(tables.calls[service] ?? [])].sort()];
      }),
    );
  });

  it("is compared with calls from every place in its adapters that makes one", () => {
    expect(unreached).to.deep.equal([]);
  });

  for (const service of serviceNames) {
    it(`allows ${service} exactly the calls that it makes`, () => {
      expect(used[service]).to.not.be.empty;
      expect(allowedCalls(synthesize(), service)).to.deep.equal(used[service]);
    });
  }
});

type Made = { calls: Record<string, string[]>; verbs: Record<string, string[]> };
type Coverage = { result: { url: string; functions: { ranges: Range[] }[] }[] };
type Range = { startOffset: number; endOffset: number; count: number };

/** The calls that each service made, and the places and the verbs of the archive that were left out. */
async function callTables() {
  const folder = await mkdtemp(join(tmpdir(), "memory-coverage-"));
  const script = fileURLToPath(new URL("support/call-tables.ts", import.meta.url));
  const env = { PATH: process.env.PATH, NODE_V8_COVERAGE: folder };
  const { stdout } = await run(process.execPath, [script], { env });
  const [file = ""] = await readdir(folder);
  const { calls, verbs }: Made = JSON.parse(stdout);
  const { result }: Coverage = JSON.parse(await readFile(join(folder, file), "utf8"));
  await rm(folder, { recursive: true });

  const unreached: string[] = [];
  for (const home of [
    ...serviceNames.map((name) => `services/${name}`),
    "packages/archive",
    "packages/copies",
  ]) {
    for (const path of await sourcesOf(home)) {
      const source = await readFile(path, "utf8");
      for (const [, verb = ""] of source.matchAll(usesArchive)) {
        if (verbs[basename(home)]?.includes(verb)) continue;
        unreached.push(
          `call-tables.ts does not use archive.${verb}, as ${relative(root, path)} does`,
        );
      }
      const ranges = result
        .filter(({ url }) => url.startsWith("file:") && fileURLToPath(url) === path)
        .flatMap(({ functions }) => functions.flatMap((each) => each.ranges));
      for (const { index } of source.matchAll(makesCall)) {
        if (isReached(ranges, index)) continue;
        const line = source.slice(0, index).split("\n").length;
        unreached.push(`call-tables.ts does not reach ${relative(root, path)}:${line}`);
      }
    }
  }
  return { calls, unreached };
}

/** How often a place ran: the count of the innermost coverage range around it. */
function isReached(ranges: Range[], offset: number): boolean {
  const around = ranges.filter((range) => range.startOffset <= offset && offset < range.endOffset);
  const innermost = around.sort((a, b) => lengthOf(a) - lengthOf(b))[0];
  return (innermost?.count ?? 0) > 0;
}

const lengthOf = ({ startOffset, endOffset }: Range) => endOffset - startOffset;

async function sourcesOf(home: string): Promise<string[]> {
  const folder = join(root, home, "src");
  const paths = await readdir(folder, { recursive: true });
  return paths.filter((path) => path.endsWith(".ts")).map((path) => join(folder, path));
}
