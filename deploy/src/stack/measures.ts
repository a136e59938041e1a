import { Duration } from "aws-cdk-lib";
import { type IMetric, MathExpression, Metric } from "aws-cdk-lib/aws-cloudwatch";
import type { TableV2 } from "aws-cdk-lib/aws-dynamodb";
import type { IBucket } from "aws-cdk-lib/aws-s3";
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

/** S3 counts them once a day, at no cost. */
const counted = (bucket: IBucket, metricName: string, storage: string, label: string): IMetric =>
  new Metric({
    namespace: "AWS/S3",
    metricName,
    dimensionsMap: { BucketName: bucket.bucketName, StorageType: storage },
    statistic: "Average",
    period: Duration.days(1),
    label,
  });

export const bytesIn = (bucket: IBucket, label: string): IMetric =>
  counted(bucket, "BucketSizeBytes", "StandardStorage", label);

export const objectsIn = (bucket: IBucket, label: string): IMetric =>
  counted(bucket, "NumberOfObjects", "AllStorageTypes", label);
