import { CfnOutput, Stack, type StackProps, Tags } from "aws-cdk-lib";
import { Cluster, ContainerInsights, type ICluster } from "aws-cdk-lib/aws-ecs";
import type { Construct } from "constructs";
import { raiseAlarms } from "./alarms.ts";
import { drawDashboard } from "./dashboard.ts";
import { type Entrance, openEntrance, webhookPath } from "./entrance.ts";
import { runService } from "./fargate-services.ts";
import { imagesOf } from "./images.ts";
import { networkOf } from "./network.ts";
import { queuesOf } from "./queues.ts";
import { scaleOnBacklog, scaleOnRequests } from "./scaling.ts";
import { secretsOf } from "./secrets.ts";
import { type ServiceName, servicePlans } from "./service-plans.ts";
import type { Settings } from "./settings.ts";
import { tablesOf } from "./tables.ts";
import { statementsOf } from "./task-policy.ts";

/** The empty stack, whose account and region are those of whoever deploys it. */
export function createStack(
  scope: Construct,
  { stackName }: Settings,
  options: StackProps = {},
): Stack {
  const stack = new Stack(scope, stackName, {
    ...options,
    description: "Memory, a Telegram bot that keeps tweets",
  });
  Tags.of(stack).add("memory:stack", stackName, { excludeResourceTypes: untaggable });
  return stack;
}

/** They cost nothing, and their schemas know no tags. */
const untaggable = [
  "AWS::ApplicationAutoScaling::ScalableTarget",
  "AWS::CloudWatch::Dashboard",
  "AWS::ElasticLoadBalancingV2::Listener",
  "AWS::ElasticLoadBalancingV2::ListenerRule",
];

/** Fills the stack with everything that Memory runs on. */
export function fillStack(stack: Stack, settings: Settings): void {
  const {
    domain,
    certificateArn,
    updates = domain === undefined ? "polling" : "webhook",
  } = settings;
  const byWebhook = updates === "webhook";
  const queues = queuesOf(stack, settings.QUEUE_PREFIX);
  const tables = tablesOf(stack, settings.DYNAMODB_TABLE_NAME);
  const network = networkOf(stack, settings);
  const imageOf = imagesOf(stack, settings);
  const cluster = new Cluster(stack, "Cluster", {
    vpc: network.vpc,
    clusterName: stack.stackName,
    containerInsightsV2: ContainerInsights.ENABLED,
    enableFargateCapacityProviders: true,
  });
  const environment = {
    ...settings.variables,
    HOST: "0.0.0.0",
    AWS_REGION: stack.region,
    QUEUE_PREFIX: settings.QUEUE_PREFIX,
    DYNAMODB_TABLE_NAME: settings.DYNAMODB_TABLE_NAME,
  };
  const run = (name: ServiceName, own: Record<string, string> = {}) =>
    runService(stack, name, servicePlans[name], {
      cluster: cluster as ICluster,
      network,
      image: imageOf(name),
      environment: { ...environment, ...own },
      secrets: secretsOf(stack, name, settings, { byWebhook }),
      statements: statementsOf(servicePlans[name], { queues, tables }),
      isAlone: name === "ingest" && !byWebhook,
    });

  const ingest = run("ingest", byWebhook ? { WEBHOOK_URL: `https://${domain}${webhookPath}` } : {});
  const fetcher = run("fetcher");
  const store = run("store");
  const library = run("library");
  scaleOnBacklog(fetcher, { queues, most: settings.maxFetcher });
  scaleOnBacklog(store, { queues, most: settings.maxStore });
  scaleOnBacklog(library, { queues, most: settings.maxLibrary });

  let entrance: Entrance | undefined;
  if (domain !== undefined && certificateArn !== undefined) {
    entrance = openEntrance(stack, {
      network,
      settings: { ...settings, domain, certificateArn },
      library,
      ingest: byWebhook ? ingest : undefined,
    });
    const { loadBalancer, webhookTargets: targets } = entrance;
    if (targets !== undefined) scaleOnRequests(ingest, { targets, most: settings.maxIngest });
    new CfnOutput(stack, "LoadBalancerAddress", { value: loadBalancer.loadBalancerDnsName });
  }

  const services = [ingest, fetcher, store, library];
  const { topic, limited } = raiseAlarms(stack, {
    queues,
    tables,
    services,
    email: settings.alarmEmail,
  });
  drawDashboard(stack, { queues, tables, services, entrance, limited });
  new CfnOutput(stack, "AlarmTopic", { value: topic.topicArn });
}
