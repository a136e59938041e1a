import { Duration } from "aws-cdk-lib";
import { type IMetric, MathExpression, Metric } from "aws-cdk-lib/aws-cloudwatch";
import type { TableV2 } from "aws-cdk-lib/aws-dynamodb";
import type { Running } from "./fargate-services.ts";

const period = Duration.minutes(1);

/** Container Insights counts it; nothing is counted while there is none. */
export const runningTasks = ({ service }: Running): Metric =>
  new Metric({
    namespace: "ECS/ContainerInsights",
    metricName: "RunningTaskCount",
    dimensionsMap: {
      ClusterName: service.cluster.clusterName,
      ServiceName: service.serviceName,
    },
    statistic: "Average",
    period,
  });

/** Requests to a table that were refused for their number. */
export function throttles(table: TableV2, label: string): IMetric {
  const events = (metricName: string) =>
    table.metric(metricName, { statistic: "Sum", period: Duration.minutes(5) });
  return new MathExpression({
    expression: `FILL(${label}Reads, 0) + FILL(${label}Writes, 0)`,
    usingMetrics: {
      [`${label}Reads`]: events("ReadThrottleEvents"),
      [`${label}Writes`]: events("WriteThrottleEvents"),
    },
    period: Duration.minutes(5),
    label,
  });
}
