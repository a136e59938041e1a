import { Duration, type Stack } from "aws-cdk-lib";
import { Dashboard, GraphWidget, type IMetric, type IWidget } from "aws-cdk-lib/aws-cloudwatch";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import type { Entrance } from "./entrance.ts";
import type { Running } from "./fargate-services.ts";
import { bytesIn, objectsIn, runningTasks, throttles } from "./measures.ts";
import type { QueuePair } from "./queues.ts";
import type { TablesMade } from "./tables.ts";

type Shown = {
  readonly queues: readonly QueuePair[];
  readonly tables: TablesMade;
  readonly bucket: IBucket;
  readonly services: readonly Running[];
  readonly entrance: Entrance | undefined;
  readonly limited: IMetric;
};

/** One page, in the order in which a message travels. */
export function drawDashboard(stack: Stack, shown: Shown): void {
  const { queues, tables, bucket, services, entrance, limited } = shown;
  const tableList = Object.entries(tables);
  const rows = [
    [
      graph(
        "Waiting",
        queues.map(({ name, queue }) =>
          queue.metricApproximateNumberOfMessagesVisible({ label: name }),
        ),
      ),
      graph(
        "In hand",
        queues.map(({ name, queue }) =>
          queue.metricApproximateNumberOfMessagesNotVisible({ label: name }),
        ),
      ),
      graph(
        "Age of the oldest, seconds",
        queues.map(({ name, queue }) => queue.metricApproximateAgeOfOldestMessage({ label: name })),
      ),
      graph(
        "Given up",
        queues.map(({ name, dead }) =>
          dead.metricApproximateNumberOfMessagesVisible({ label: name }),
        ),
      ),
    ],
    [
      graph(
        "Tasks",
        services.map((running) => runningTasks(running).with({ label: running.name })),
      ),
      graph(
        "CPU, per cent",
        services.map(({ name, service }) => service.metricCpuUtilization({ label: name })),
      ),
      graph(
        "Memory, per cent",
        services.map(({ name, service }) => service.metricMemoryUtilization({ label: name })),
      ),
      graph("429 from Telegram", [limited]),
    ],
    [
      graph(
        "Rows read, units",
        tableList.map(([name, table]) =>
          table.metricConsumedReadCapacityUnits({ label: name, statistic: "Sum" }),
        ),
      ),
      graph(
        "Rows written, units",
        tableList.map(([name, table]) =>
          table.metricConsumedWriteCapacityUnits({ label: name, statistic: "Sum" }),
        ),
      ),
      graph(
        "Refused by the tables",
        tableList.map(([name, table]) => throttles(table, name)),
      ),
      ...(entrance === undefined ? [] : [requestsOf(entrance)]),
    ],
    [
      graph("Copies, bytes", [bytesIn(bucket, "bytes")]),
      graph("Copies, objects", [objectsIn(bucket, "objects")]),
    ],
  ];
  new Dashboard(stack, "Dashboard", {
    dashboardName: stack.stackName,
    defaultInterval: Duration.hours(3),
    widgets: rows,
  });
}

const graph = (title: string, left: IMetric[]): IWidget =>
  new GraphWidget({ title, left, width: 6, height: 6, leftYAxis: { min: 0 } });

function requestsOf({ loadBalancer }: Entrance): IWidget {
  const { metrics } = loadBalancer;
  return graph("HTTP requests", [
    metrics.requestCount({ label: "all" }),
    metrics.custom("HTTPCode_Target_5XX_Count", { label: "refused by a task", statistic: "Sum" }),
    metrics.custom("HTTPCode_ELB_5XX_Count", { label: "no task answered", statistic: "Sum" }),
  ]);
}
