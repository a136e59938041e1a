import { readFileSync } from "node:fs";
import { fetcherConfig } from "@memory/fetcher/config";
import { IngestConfig } from "@memory/ingest/config";
import { libraryConfig } from "@memory/library/config";
import { mediaConfig } from "@memory/media/config";
import { queueConfig } from "@memory/shared/process/config";
import { serviceNames } from "@memory/shared/programs/all";
import { deadlineMs } from "@memory/shared/queue/deadline";
import { storeConfig } from "@memory/store/config";
import { expect } from "chai";
import { statementsOf } from "./support/allowed-calls.ts";
import { ofType, referred, serviceOf, synthesize, taskOf } from "./support/template.ts";

const configs = {
  ingest: IngestConfig,
  fetcher: fetcherConfig,
  store: storeConfig,
  library: libraryConfig,
  media: mediaConfig,
};
const secrets: Record<string, string> = {
  BOT_TOKEN: "123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  WEBHOOK_SECRET: "secret",
  X_BEARER_TOKEN: "token",
};
const domain = {
  domain: "bot.example.org",
  certificateArn: "arn:aws:acm:eu-central-1:123456789012:certificate/abc",
};
const containerOf = (template: ReturnType<typeof synthesize>, service: string) =>
  taskOf(template, service).ContainerDefinitions[0];

describe("a service in the stack", () => {
  for (const service of serviceNames) {
    it(`gives ${service} an environment that it takes, and no variable that it does not know`, () => {
      const template = synthesize({ ...domain, xApi: "true" });
      const { Environment, Secrets = [] } = containerOf(template, service);
      const env = Object.fromEntries([
        ...Environment.map(({ Name, Value }: { Name: string; Value: unknown }) => [
          Name,
          typeof Value === "string"
            ? Value
            : Name === "MEDIA_BUCKET"
              ? "memory-media"
              : "eu-central-1",
        ]),
        ...Secrets.map(({ Name }: { Name: string }) => [Name, secrets[Name]]),
      ]);
      expect(configs[service].safeParse(env).error).to.equal(undefined);
      const shared = ["AWS_REGION", "DYNAMODB_TABLE_NAME"];
      const known = [...Object.keys(configs[service].shape), ...shared];
      expect(Object.keys(env).filter((name) => !known.includes(name))).to.deep.equal([]);
    });
  }

  it("gets its own secrets alone, which its execution role alone may read", () => {
    const template = synthesize({ ...domain, xApi: "true" });
    const read = serviceNames.map((service) => {
      const names = (containerOf(template, service).Secrets ?? []).map(
        ({ Name }: { Name: string }) => Name,
      );
      const allowed = statementsOf(template, taskOf(template, service).ExecutionRoleArn)
        .filter(({ Action }) => Action === "ssm:GetParameters")
        .map(({ Resource }) => JSON.stringify(Resource).match(/parameter\/memory\/(\w+)/)?.[1]);
      expect(allowed).to.deep.equal(names);
      return [service, ...names];
    });
    expect(read).to.deep.equal([
      ["ingest", "BOT_TOKEN", "WEBHOOK_SECRET"],
      ["fetcher", "X_BEARER_TOKEN"],
      ["store", "BOT_TOKEN"],
      ["library", "BOT_TOKEN"],
      ["media"],
    ]);
  });

  it("may write to no place but, for who keeps files, the volume of its image", () => {
    const template = synthesize();
    const image = readFileSync(new URL("../../Dockerfile", import.meta.url), "utf8");
    const volume = /^VOLUME (.+)$/m.exec(image)?.[1];
    for (const service of serviceNames) {
      const { MountPoints = [] } = containerOf(template, service);
      const expected = { ContainerPath: volume, ReadOnly: false, SourceVolume: "files" };
      expect(MountPoints, service).to.deep.equal(
        ["library", "media"].includes(service) ? [expected] : [],
      );
    }
  });

  it("has an execution role that fetches the image, writes the log, and reads the secrets", () => {
    const template = synthesize();
    for (const service of serviceNames) {
      const statements = statementsOf(template, taskOf(template, service).ExecutionRoleArn);
      const actions = statements.flatMap(({ Action }) => Action);
      expect(actions).to.have.members([
        ...["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"],
        ...["ecr:GetAuthorizationToken", "logs:CreateLogStream", "logs:PutLogEvents"],
        ...(["fetcher", "media"].includes(service) ? [] : ["ssm:GetParameters"]),
        ...(service === "ingest" ? ["ssm:GetParameters"] : []),
      ]);
      const anywhere = statements.filter(({ Resource }) => Resource === "*");
      expect(anywhere.flatMap(({ Action }) => Action)).to.deep.equal(["ecr:GetAuthorizationToken"]);
    }
  });

  it("has longer to stop than a poll, a handler and the sending of what they leave can take", () => {
    const longestPoll = queueConfig.QUEUE_WAIT_SECONDS.safeParse("21").success ? Infinity : 20;
    for (const service of serviceNames) {
      const { StopTimeout } = containerOf(synthesize(), service);
      expect(StopTimeout)
        .to.be.at.least(longestPoll + deadlineMs / 1000 + 20)
        .and.at.most(120);
    }
  });

  it("can write nothing on its disk, and is asked whether it lives", () => {
    for (const service of serviceNames) {
      const { ReadonlyRootFilesystem, HealthCheck, PortMappings } = containerOf(
        synthesize(),
        service,
      );
      expect(ReadonlyRootFilesystem).to.equal(true);
      expect(HealthCheck.Command.join(" ")).to.include(
        `:${PortMappings[0].ContainerPort}/health/live`,
      );
    }
  });

  it("goes back when a deployment fails, and is never less than whole meanwhile", () => {
    for (const service of serviceNames) {
      const { DeploymentConfiguration: given } = serviceOf(synthesize(), service);
      expect(given.DeploymentCircuitBreaker).to.deep.equal({ Enable: true, Rollback: true });
      expect(given.MinimumHealthyPercent).to.equal(100);
    }
  });

  it("keeps its log for a month", () => {
    for (const service of serviceNames) {
      const { LogDriver, Options } = containerOf(synthesize(), service).LogConfiguration;
      expect(LogDriver).to.equal("awslogs");
      const { LogGroupName, RetentionInDays } = referred(
        synthesize(),
        Options["awslogs-group"],
      ).Properties;
      expect([LogGroupName, RetentionInDays]).to.deep.equal([`/Memory/${service}`, 30]);
    }
  });

  it("runs on Spot but for one task where it may be interrupted", () => {
    const spot = [
      { Base: 1, CapacityProvider: "FARGATE", Weight: 1 },
      { CapacityProvider: "FARGATE_SPOT", Weight: 3 },
    ];
    const own = [{ CapacityProvider: "FARGATE", Weight: 1 }];
    const strategies = serviceNames.map(
      (name) => serviceOf(synthesize(), name).CapacityProviderStrategy,
    );
    expect(strategies).to.deep.equal([own, spot, spot, own, spot]);
  });

  it("is named on the bill", () => {
    for (const service of serviceNames) {
      const { Tags, PropagateTags } = serviceOf(synthesize(), service);
      expect(PropagateTags).to.equal("SERVICE");
      expect(Tags).to.deep.include.members([
        { Key: "memory:service", Value: service },
        { Key: "memory:stack", Value: "Memory" },
      ]);
    }
  });

  it("is polling where it is alone: the old task ends before the new one begins", () => {
    const template = synthesize({ updates: "polling" });
    const { DesiredCount, DeploymentConfiguration: given } = serviceOf(template, "ingest");
    expect([DesiredCount, given.MinimumHealthyPercent, given.MaximumPercent]).to.deep.equal([
      1, 0, 100,
    ]);
    expect(ofType(template, "AWS::ElasticLoadBalancingV2::LoadBalancer")).to.deep.equal([]);
    const scaled = ofType(template, "AWS::ApplicationAutoScaling::ScalableTarget");
    const ids = scaled.map(({ Properties }) => JSON.stringify(Properties.ResourceId));
    expect(ids.filter((id) => id.includes("ingest"))).to.deep.equal([]);
  });
});
