import { existsSync, readFileSync } from "node:fs";
import { fetcherConfig } from "@memory/fetcher/config";
import { IngestConfig } from "@memory/ingest/config";
import { libraryConfig } from "@memory/library/config";
import { mediaConfig } from "@memory/media/config";
import { PlaygroundConfig } from "@memory/playground/config";
import { provisionConfig } from "@memory/provision/config";
import { queueConfig } from "@memory/shared/process/config";
import { programNamed, programNames, serviceNames } from "@memory/shared/programs/all";
import { portVariable } from "@memory/shared/programs/program";
import { deadlineMs } from "@memory/shared/queue/deadline";
import { storeConfig } from "@memory/store/config";
import { readFlags } from "@memory/testing/compose/flags";
import { expect } from "chai";
import { parse } from "yaml";

type Service = {
  image: string;
  build?: { args: { SERVICE: string } };
  environment: Record<string, string | number | null>;
  ports?: string[];
  restart?: string;
  read_only?: boolean;
  cap_drop?: string[];
  profiles?: string[];
  stop_grace_period?: string;
  healthcheck?: { test?: string[]; disable?: boolean };
  depends_on?: Record<string, { condition: string }>;
};

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const composeText = read("docker-compose.yml");
const dockerfile = read("Dockerfile");
const { services } = parse(composeText, { merge: true }) as { services: Record<string, Service> };
const schemas = {
  ingest: IngestConfig,
  fetcher: fetcherConfig,
  store: storeConfig,
  library: libraryConfig,
  media: mediaConfig,
  provision: provisionConfig,
  playground: PlaygroundConfig,
};
/** Settled by the image: where a container listens inside is nobody's choice. */
const settled = /^HOST$|_PORT$/;

describe("docker-compose.yml", () => {
  it("runs each program from an image of its own, and the emulator beside them", () => {
    const built = Object.entries(services).map(([name, { build }]) => [name, build?.args.SERVICE]);
    const own = programNames.map((name) => [name, name]);
    expect(built).to.have.deep.members([...own, ["localstack", undefined]]);
  });

  for (const [name, { shape }] of Object.entries(schemas)) {
    it(`passes on exactly the variables that it reads: ${name}`, () => {
      const variables = Object.keys(shape).filter((variable) => !settled.test(variable));
      const passed = Object.keys(services[name]?.environment ?? {});
      expect(passed.sort()).to.deep.equal(variables.sort());
    });
  }

  it("holds no secret, and gives each only to who needs it", () => {
    const values = Object.values(services).flatMap(({ environment }) =>
      Object.entries(environment).filter(([name]) => /TOKEN|SECRET|KEY/.test(name)),
    );
    expect(values).to.have.length.above(4);
    expect(values.filter(([, value]) => value !== null)).to.deep.equal([]);
    const holders = (variable: string) =>
      Object.keys(services).filter((name) => variable in (services[name]?.environment ?? {}));
    expect(holders("X_BEARER_TOKEN")).to.deep.equal(["fetcher"]);
    expect(holders("WEBHOOK_SECRET")).to.deep.equal(["ingest"]);
    expect(holders("BOT_TOKEN")).to.deep.equal(["provision", "ingest", "store", "library"]);
  });

  it("pins the emulator to the last release that needs no account, unless told otherwise", () => {
    expect(services.localstack?.image).to.match(
      /^\$\{AWS_EMULATOR_IMAGE:-localstack\/localstack:4\.14\.0\}$/,
    );
    expect(services.localstack?.healthcheck?.test?.join()).to.include("/_localstack/init/ready");
    expect(services.localstack?.environment.SQS_ENDPOINT_STRATEGY).to.equal("dynamic");
    expect(composeText).to.not.match(/:latest\b/);
  });

  it("starts a service when the emulator is ready and everything is provisioned", () => {
    for (const name of serviceNames) {
      expect(services[name]?.depends_on, name).to.deep.equal({
        localstack: { condition: "service_healthy" },
        provision: { condition: "service_completed_successfully" },
      });
    }
    expect(services.provision?.depends_on).to.deep.equal({
      localstack: { condition: "service_healthy" },
    });
  });

  it("calls a service healthy when it is ready, and starts it again when it dies", () => {
    for (const name of serviceNames) {
      expect(services[name]?.healthcheck?.test?.at(-1), name).to.equal("/health/ready");
      expect(services[name]?.restart, name).to.equal("unless-stopped");
    }
    expect(services.provision).to.not.have.property("restart");
  });

  it("lets a service finish a poll and a handler before it is killed", () => {
    const longestPollSeconds = queueConfig.QUEUE_WAIT_SECONDS.parse(undefined);
    for (const name of serviceNames) {
      const grace = Number(/^(\d+)s$/.exec(services[name]?.stop_grace_period ?? "")?.[1]);
      expect(grace, name).to.be.greaterThan(longestPollSeconds + deadlineMs / 1000);
    }
  });

  it("binds no port of the machine for who may be scaled, and only loopback for the others", () => {
    for (const name of ["fetcher", "store", "library", "media"])
      expect(services[name], name).to.not.have.property("ports");
    const ports = Object.values(services).flatMap(({ ports: own = [] }) => own);
    expect(ports).to.have.length(3);
    expect(ports.filter((port) => !port.startsWith("127.0.0.1:"))).to.deep.equal([]);
  });

  it("lets no program of ours write to its image or hold privileges", () => {
    for (const name of programNames) {
      expect(services[name], name).to.deep.include({ read_only: true, cap_drop: ["ALL"] });
    }
  });

  it("brings the playground only with its profile", () => {
    const profiles = Object.entries(services).filter(([, service]) => service.profiles);
    expect(profiles.map(([name, { profiles: own }]) => [name, own])).to.deep.equal([
      ["playground", ["playground"]],
    ]);
  });
});

describe("the Dockerfile", () => {
  const instructions = [...dockerfile.matchAll(/^([A-Z]+) ((?:.*\\\n)*.*)/gm)].map(
    ([, name, rest]) => ({ name, rest }),
  );
  const last = (name: string) => instructions.findLast((each) => each.name === name)?.rest;
  const setup = read("setup.sh");

  it("ends as nobody special, with one process that gets the signals", () => {
    expect(last("USER")).to.equal("node");
    expect(JSON.parse(last("CMD") ?? "")).to.deep.equal([
      "node",
      "packages/shared/src/container/main.ts",
    ]);
    expect(last("HEALTHCHECK")).to.include("packages/shared/src/container/health/main.ts");
  });

  it("compiles the modules of all programs beforehand, as the user whose programs read them", () => {
    const path = "packages/shared/src/container/compile-cache/main.ts";
    const [compile, user] = [path, "node"].map((text) =>
      instructions.findIndex(({ name, rest = "" }) =>
        text === path ? name === "RUN" && rest.includes(path) : name === "USER" && rest === text,
      ),
    );
    expect(user).to.be.greaterThan(0);
    expect(compile).to.be.greaterThan(user ?? Number.POSITIVE_INFINITY);
    expect(existsSync(new URL(`../${path}`, import.meta.url))).to.equal(true);
    const variables = instructions.filter(({ name }) => name === "ENV").map(({ rest }) => rest);
    expect(variables.join()).to.include("NODE_COMPILE_CACHE=/var/cache/memory");
  });

  it("installs production dependencies as the lock file names them, by the pnpm of the project", () => {
    const install = instructions.find(({ rest }) => rest?.includes(" install "))?.rest;
    expect(install).to.include("--prod --frozen-lockfile").and.include("$PROJECTS");
    const version = /pnpm@[\d.]+/;
    expect(install?.match(version)?.[0]).to.equal(setup.match(version)?.[0]);
  });

  it("installs what all programs need, so that their images share every layer but the last", () => {
    const projects = instructions.find(({ rest }) => rest?.startsWith("PROJECTS="))?.rest;
    const named = JSON.parse(projects?.replace("PROJECTS=", "") ?? "").split(" ");
    expect(named.sort()).to.deep.equal([...programNames].sort());
    const first = instructions.findIndex(({ rest }) => /\bSERVICE\b/.test(rest ?? ""));
    expect(instructions.slice(first).map(({ name }) => name)).to.deep.equal(["ARG", "RUN", "ENV"]);
  });

  it("takes no secret: neither as an argument nor from the folder", () => {
    const named = instructions.filter(({ name }) => name === "ARG" || name === "ENV");
    expect(named.map(({ rest }) => rest).join()).to.not.match(/TOKEN|SECRET|KEY|PASSWORD/i);
    const [first, ...exceptions] = read(".dockerignore").match(/^[^#\n].*$/gm) ?? [];
    expect(first).to.equal("*");
    expect(exceptions).to.include.members(["**/.*", "**/node_modules"]);
  });

  it("names the Node that the project brings along", () => {
    const [, major] = /^ARG NODE_IMAGE=node:(\d+)-bookworm-slim$/m.exec(dockerfile) ?? [];
    const { node } = JSON.parse(read("package.json")).devDependencies;
    expect(node.split(".")[0]).to.equal(major);
  });
});

describe("npm run test:compose", () => {
  it("takes suites that exist, and runs all when none is named", () => {
    const [none, all] = [[], ["test/end-to-end/*.test.ts"]];
    const one = "test/end-to-end/saving.test.ts";
    expect(readFlags(none)).to.deep.equal({ withStandIns: false, suites: all });
    expect(readFlags(["--stand-ins", one])).to.deep.equal({ withStandIns: true, suites: [one] });
  });

  it("says in one line what it does not understand, and where to read on", () => {
    for (const args of [["--nope"], ["--stand-ins=1"], ["no-such.test.ts"]]) {
      const told = readFlags(args);
      expect(told, args.join()).to.include({ exitCode: 2 });
      expect(told)
        .to.have.property("say")
        .that.matches(/^test:compose: .*--help tells what there is$/);
    }
    expect(readFlags(["--help"])).to.include({ exitCode: 0 });
  });
});

describe("the programs", () => {
  it("listen on the ports that their schemas default to", () => {
    for (const [name, { shape }] of Object.entries(schemas)) {
      const { port } = programNamed(name);
      const variable = portVariable(name);
      const schema = (shape as Record<string, { parse(value: unknown): unknown }>)[variable];
      expect(schema?.parse(undefined), name).to.equal(port);
    }
  });
});
