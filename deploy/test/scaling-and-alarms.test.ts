import { tablesNamed } from "@memory/archive/tables";
import { contracts, patientQueues } from "@memory/shared/contracts/all";
import { serviceNames } from "@memory/shared/programs/all";
import { expect } from "chai";
import { ofType, referred, synthesize, the } from "./support/template.ts";

type MetricQuery = {
  Id: string;
  ReturnData: boolean;
  MetricStat?: { Metric: { MetricName: string; Dimensions: { Name: string; Value: unknown }[] } };
};

const policyOf = (name: string) =>
  the(
    synthesize(),
    "AWS::ApplicationAutoScaling::ScalingPolicy",
    ({ PolicyName }) => PolicyName === name,
  ).TargetTrackingScalingPolicyConfiguration;

const queueNames = {
  fetcher: ["tweet-requested"],
  store: ["tweet-resolved", "reply-stale"],
  library: ["command-received"],
  media: ["media-requested"],
};

describe("scaling", () => {
  for (const [service, queues] of Object.entries(queueNames)) {
    it(`keeps the backlog of each task of ${service} at its size, soon up and slowly down`, () => {
      const given = policyOf(`${service}-backlog-per-task`);
      const metrics = given.CustomizedMetricSpecification.Metrics;
      const stats = metrics.flatMap(({ Id, MetricStat, ReturnData }: MetricQuery) => {
        if (MetricStat === undefined) return [];
        const { MetricName, Dimensions } = MetricStat.Metric;
        const of = Dimensions.map(({ Name, Value }) => {
          const { QueueName, ServiceName, ClusterName } = referred(synthesize(), Value).Properties;
          return `${Name} ${QueueName ?? ServiceName ?? ClusterName}`;
        });
        return [[Id, MetricName, ReturnData, ...of]];
      });
      const ids = queues.flatMap((_, at) => [`m${2 * at + 1}`, `m${2 * at + 2}`]);
      expect(stats).to.deep.equal([
        ...queues.flatMap((queue, at) => [
          [ids[2 * at], "ApproximateNumberOfMessagesVisible", false, `QueueName memory-${queue}`],
          [
            ids[2 * at + 1],
            "ApproximateNumberOfMessagesNotVisible",
            false,
            `QueueName memory-${queue}`,
          ],
        ]),
        ["tasks", "RunningTaskCount", false, "ClusterName Memory", `ServiceName ${service}`],
      ]);
      expect(metrics.at(-1)).to.deep.include({
        Expression: `(${ids.join(" + ")}) / IF(tasks > 0, tasks, 1)`,
        ReturnData: true,
      });
      expect([given.ScaleOutCooldown, given.ScaleInCooldown]).to.deep.equal([60, 300]);
      expect(given.TargetValue).to.be.greaterThan(0);
    });
  }

  it("follows the requests and the CPU of ingest", () => {
    const tracked = ofType(synthesize(), "AWS::ApplicationAutoScaling::ScalingPolicy").flatMap(
      ({ Properties }) => {
        const given = Properties.TargetTrackingScalingPolicyConfiguration;
        const { PredefinedMetricType: type } = given.PredefinedMetricSpecification ?? {};
        return type === undefined ? [] : [[type, given.ScaleOutCooldown, given.ScaleInCooldown]];
      },
    );
    expect(tracked).to.have.deep.members([
      ["ALBRequestCountPerTarget", 60, 300],
      ["ECSServiceAverageCPUUtilization", 60, 300],
    ]);
  });

  it("stays between one task and the most that is set", () => {
    const template = synthesize({
      maxIngest: "5",
      maxFetcher: "6",
      maxStore: "7",
      maxLibrary: "8",
      maxMedia: "9",
    });
    const bounds = ofType(template, "AWS::ApplicationAutoScaling::ScalableTarget").map(
      ({ Properties: { MinCapacity, MaxCapacity } }) => [MinCapacity, MaxCapacity],
    );
    expect(bounds).to.have.deep.members([
      [1, 5],
      [1, 6],
      [1, 7],
      [1, 8],
      [1, 9],
    ]);
  });
});

describe("alarms", () => {
  const alarms = () =>
    ofType(synthesize(), "AWS::CloudWatch::Alarm").map(({ Properties }) => Properties);
  const alarm = (name: string) =>
    the(synthesize(), "AWS::CloudWatch::Alarm", ({ AlarmName }) => AlarmName === `Memory-${name}`);

  it("are one for each queue, dead-letter queue, service and table, and one for Telegram", () => {
    expect(alarms().map(({ AlarmName }) => AlarmName)).to.have.members(
      [
        ...contracts.flatMap(({ name }) => [`${name}-dead`, `${name}-late`]),
        ...serviceNames.map((name) => `${name}-down`),
        ...Object.keys(tablesNamed("Tweets")).map((name) => `table-${name}-throttled`),
        "telegram-limited",
      ].map((name) => `Memory-${name}`),
    );
  });

  it("tell the topic when they begin and when they end, and say what they mean", () => {
    for (const { AlarmActions, OKActions, AlarmDescription } of alarms()) {
      expect(referred(synthesize(), AlarmActions[0]).Type).to.equal("AWS::SNS::Topic");
      expect(OKActions).to.deep.equal(AlarmActions);
      expect(AlarmDescription).to.match(/^[A-Z].{40,}\.$/);
    }
    const told = ofType(synthesize(), "AWS::SNS::Subscription").map(({ Properties }) => Properties);
    expect(told.map(({ Protocol, Endpoint }) => [Protocol, Endpoint])).to.deep.equal([
      ["email", { Ref: "AlarmEmail" }],
    ]);
  });

  it("go off at the first dead letter, after five minutes' wait, and when nothing runs or counts", () => {
    const conditionOf = (name: string) => {
      const { MetricName, Dimensions, ComparisonOperator, Threshold, TreatMissingData } =
        alarm(name);
      const { Value } = Dimensions.find(({ Name }: { Name: string }) => Name !== "ClusterName");
      const { QueueName, ServiceName } = referred(synthesize(), Value).Properties;
      const of = `${MetricName} of ${QueueName ?? ServiceName}`;
      return [of, ComparisonOperator, Threshold, TreatMissingData];
    };
    const reaches = "GreaterThanOrEqualToThreshold";
    for (const { name } of contracts) {
      expect(conditionOf(`${name}-dead`)).to.deep.equal([
        `ApproximateNumberOfMessagesVisible of memory-${name}-dead`,
        reaches,
        1,
        "notBreaching",
      ]);
      expect(conditionOf(`${name}-late`)).to.deep.equal([
        `ApproximateAgeOfOldestMessage of memory-${name}`,
        reaches,
        patientQueues.has(name) ? 86_400 : name === "media-requested" ? 3_600 : 300,
        "notBreaching",
      ]);
    }
    for (const service of serviceNames) {
      expect(conditionOf(`${service}-down`)).to.deep.equal([
        `RunningTaskCount of ${service}`,
        "LessThanThreshold",
        1,
        "breaching",
      ]);
    }
    const throttled = alarm("table-claims-throttled").Metrics.map(
      ({ MetricStat }: MetricQuery) => MetricStat?.Metric.MetricName,
    );
    expect(throttled).to.include.members(["ReadThrottleEvents", "WriteThrottleEvents"]);
  });
});
