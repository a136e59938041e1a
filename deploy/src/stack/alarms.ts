import { patientQueues } from "@memory/shared/contracts/all";
import { mediaRequested } from "@memory/shared/contracts/media/media-requested";
import { Duration, type Stack } from "aws-cdk-lib";
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  Metric,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { FilterPattern, MetricFilter } from "aws-cdk-lib/aws-logs";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { Running } from "./fargate-services.ts";
import { runningTasks, throttles } from "./measures.ts";
import type { QueuePair } from "./queues.ts";
import type { TablesMade } from "./tables.ts";

type Watched = {
  readonly queues: readonly QueuePair[];
  readonly tables: TablesMade;
  readonly services: readonly Running[];
  readonly email: string | undefined;
};

type Condition = {
  readonly when: IMetric;
  readonly reaches?: number;
  readonly fallsBelow?: number;
  /** The number of periods in a row that have to meet the condition. */
  readonly times?: number;
  readonly missing?: TreatMissingData;
  readonly means: string;
};

/** As it stands in the log when Telegram answers 429. */
const tooManyRequests = "Too Many Requests";

/** Alarms that tell whoever listens to the topic, when they begin and when they end. */
export function raiseAlarms(stack: Stack, { queues, tables, services, email }: Watched) {
  const topic = new Topic(stack, "Alarms", { displayName: `${stack.stackName} alarms` });
  if (email !== undefined) topic.addSubscription(new EmailSubscription(email));
  const tell = new SnsAction(topic);
  const limited = limitedCalls(stack, services);

  const alarm = (name: string, { when, reaches, fallsBelow, ...condition }: Condition) => {
    const made = new Alarm(stack, `Alarm-${name}`, {
      alarmName: `${stack.stackName}-${name}`,
      alarmDescription: condition.means,
      metric: when,
      threshold: reaches ?? fallsBelow ?? 1,
      comparisonOperator:
        fallsBelow === undefined
          ? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD
          : ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: condition.times ?? 1,
      treatMissingData: condition.missing ?? TreatMissingData.NOT_BREACHING,
    });
    made.addAlarmAction(tell);
    made.addOkAction(tell);
  };

  for (const { name, queue, dead } of queues) {
    alarm(`${name}-dead`, {
      when: dead.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }),
      reaches: 1,
      means: `Messages of ${name} were given up and wait in ${name}-dead: see why, mend it, redrive them.`,
    });
    alarm(`${name}-late`, {
      when: queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1) }),
      ...lateness(name),
      times: 3,
    });
  }
  for (const running of services) {
    alarm(`${running.name}-down`, {
      when: runningTasks(running),
      fallsBelow: 1,
      times: 3,
      missing: TreatMissingData.BREACHING,
      means: `No task of ${running.name} runs: its last log lines and the service's events say why.`,
    });
  }
  for (const [name, table] of Object.entries(tables)) {
    alarm(`table-${name}-throttled`, {
      when: throttles(table, name),
      reaches: 1,
      times: 2,
      means: `DynamoDB refuses requests to ${name} for their number: one person's rows are too busy, or the account's limit is met.`,
    });
  }
  alarm("telegram-limited", {
    when: limited,
    reaches: 20,
    times: 2,
    means:
      "Telegram answers 429: more is sent than it lets a bot send. Replies come late; none is lost.",
  });
  return { topic, limited };
}

function lateness(name: string) {
  if (patientQueues.has(name)) return lateAfterADay(name);
  return name === mediaRequested.name ? lateAfterAnHour(name) : lateAfterMinutes(name);
}

const lateAfterMinutes = (name: string) => ({
  reaches: 300,
  means: `A message in ${name} has waited for five minutes: its consumer is down, too slow, or at its most tasks.`,
});

/** Nobody waits for copies, and files that follow later lie in the queue for a quarter of an hour at a time. */
const lateAfterAnHour = (name: string) => ({
  reaches: 60 * 60,
  means: `A message in ${name} has waited for an hour: its consumer is down, too slow, or at its most tasks. Tweets are kept meanwhile, their files are not.`,
});

/** SQS keeps a message for four days. */
const lateAfterADay = (name: string) => ({
  reaches: 24 * 60 * 60,
  means: `A message in ${name} has waited for a day: its consumer is down, or more is imported than the sources bear.`,
});

const speaksToTelegram = ({ declaration }: Running): boolean =>
  declaration.metrics.includes("telegramCalls");

/** Counts in the logs of all that speak to Telegram. */
function limitedCalls(stack: Stack, services: readonly Running[]): Metric {
  const measure = { metricNamespace: stack.stackName, metricName: "TelegramTooManyRequests" };
  for (const { name, logGroup } of services.filter(speaksToTelegram)) {
    new MetricFilter(stack, `TelegramLimits-${name}`, {
      ...measure,
      logGroup,
      filterPattern: FilterPattern.literal(`"${tooManyRequests}"`),
      metricValue: "1",
      defaultValue: 0,
    });
  }
  return new Metric({
    namespace: measure.metricNamespace,
    metricName: measure.metricName,
    statistic: "Sum",
    period: Duration.minutes(5),
  });
}
