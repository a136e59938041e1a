import { patientQueues, type QueueName } from "@memory/shared/contracts/all";
import { Duration } from "aws-cdk-lib";
import { CfnScalingPolicy, type ScalableTarget } from "aws-cdk-lib/aws-applicationautoscaling";
import type { Metric } from "aws-cdk-lib/aws-cloudwatch";
import type { ApplicationTargetGroup } from "aws-cdk-lib/aws-elasticloadbalancingv2";
import type { Running } from "./fargate-services.ts";
import { runningTasks } from "./measures.ts";
import { pairOf, type QueuePair } from "./queues.ts";

/** Tasks are added soon and taken away slowly: a burst is often followed by another. */
const cooldown = { scaleOutCooldown: Duration.minutes(1), scaleInCooldown: Duration.minutes(5) };

/**
 * An update is little work: a quarter of a vCPU is taken to do a hundred a second, and half is kept
 * free.
 */
const webhooksPerTaskAndMinute = 3_000;
const cpuPercent = 60;

/** As many tasks as the updates keep busy, whether by their number or by their work. */
export function scaleOnRequests(
  { service }: Running,
  { targets, most }: { targets: ApplicationTargetGroup; most: number },
): void {
  const count = service.autoScaleTaskCount({ minCapacity: 1, maxCapacity: most });
  count.scaleOnRequestCount("Requests", {
    ...cooldown,
    requestsPerTarget: webhooksPerTaskAndMinute,
    targetGroup: targets,
  });
  count.scaleOnCpuUtilization("Cpu", { ...cooldown, targetUtilizationPercent: cpuPercent });
}

/**
 * As many tasks as keep the backlog of each at what the service declares. What is in hand counts too, else a
 * busy service with an empty queue would shrink. The CDK tracks no expression by itself.
 */
export function scaleOnBacklog(
  running: Running,
  { queues, most }: { queues: readonly QueuePair[]; most: number },
): void {
  const { name, declaration, service } = running;
  const { backlogPerTask } = declaration.fargate;
  if (backlogPerTask === undefined) return;
  const count = service.autoScaleTaskCount({ minCapacity: 1, maxCapacity: most });
  const target = count.node.findChild("Target") as ScalableTarget;
  const waiting = declaration.receives.filter(isWaitedFor).flatMap((received) => {
    const { queue } = pairOf(queues, received);
    return [
      queue.metricApproximateNumberOfMessagesVisible({ statistic: "Average" }),
      queue.metricApproximateNumberOfMessagesNotVisible({ statistic: "Average" }),
    ];
  });
  const ids = waiting.map((_, at) => `m${at + 1}`);
  new CfnScalingPolicy(service, "Backlog", {
    policyName: `${name}-backlog-per-task`,
    policyType: "TargetTrackingScaling",
    scalingTargetId: target.scalableTargetId,
    targetTrackingScalingPolicyConfiguration: {
      targetValue: backlogPerTask,
      scaleOutCooldown: cooldown.scaleOutCooldown.toSeconds(),
      scaleInCooldown: cooldown.scaleInCooldown.toSeconds(),
      customizedMetricSpecification: {
        metrics: [
          ...waiting.map((metric, at) => statOf(`m${at + 1}`, metric)),
          statOf("tasks", runningTasks(running)),
          {
            id: "backlog",
            label: "messages waiting or in hand, for each running task",
            expression: `(${ids.join(" + ")}) / IF(tasks > 0, tasks, 1)`,
            returnData: true,
          },
        ],
      },
    },
  });
}

/** No task is started for messages that may wait. */
const isWaitedFor = (queue: QueueName): boolean => !patientQueues.has(queue);

function statOf(id: string, { namespace, metricName, dimensions = {}, statistic }: Metric) {
  return {
    id,
    metricStat: {
      metric: {
        namespace,
        metricName,
        dimensions: Object.entries(dimensions).map(([name, value]) => ({ name, value })),
      },
      stat: statistic,
    },
    returnData: false,
  };
}
