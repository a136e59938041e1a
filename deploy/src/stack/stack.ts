import type { ServiceDeclaration } from "@memory/shared/programs/declare-service";
import { fetcher } from "@memory/shared/programs/fetcher";
import { ingest } from "@memory/shared/programs/ingest";
import { library } from "@memory/shared/programs/library";
import { media } from "@memory/shared/programs/media";
import { store } from "@memory/shared/programs/store";
import { CfnOutput, Stack, type StackProps, Tags } from "aws-cdk-lib";
import { Cluster, ContainerInsights, type ICluster } from "aws-cdk-lib/aws-ecs";
import type { Construct } from "constructs";
import type { Settings } from "../settings.ts";
import { raiseAlarms } from "./alarms.ts";
import { bucketOf } from "./bucket.ts";
import { drawDashboard } from "./dashboard.ts";
import { type Entrance, openEntrance, webhookPath } from "./entrance.ts";
import { runService } from "./fargate-services.ts";
import { imagesOf } from "./images.ts";
import { networkOf } from "./network.ts";
import { queuesOf } from "./queues.ts";
import { scaleOnBacklog, scaleOnRequests } from "./scaling.ts";
import { secretsOf } from "./secrets.ts";
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

/** Resource types whose CloudFormation schemas have no tags. They cost nothing. */
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
  const bucket = bucketOf(stack);
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
  const run = (declaration: ServiceDeclaration, own: Record<string, string> = {}) =>
    runService(stack, declaration, {
      cluster: cluster as ICluster,
      network,
      image: imageOf(declaration.name),
      environment: {
        ...environment,
        ...(declaration.objects === undefined ? {} : { MEDIA_BUCKET: bucket.bucketName }),
        ...own,
      },
      secrets: secretsOf(stack, declaration, settings, { byWebhook }),
      statements: statementsOf(declaration, { queues, tables, bucket }),
      isAlone: declaration === ingest && !byWebhook,
    });

  const webhook = byWebhook ? { WEBHOOK_URL: `https://${domain}${webhookPath}` } : {};
  const running = {
    ingest: run(ingest, webhook),
    fetcher: run(fetcher),
    store: run(store),
    library: run(library),
    media: run(media),
  };
  scaleOnBacklog(running.fetcher, { queues, most: settings.maxFetcher });
  scaleOnBacklog(running.store, { queues, most: settings.maxStore });
  scaleOnBacklog(running.library, { queues, most: settings.maxLibrary });
  scaleOnBacklog(running.media, { queues, most: settings.maxMedia });

  let entrance: Entrance | undefined;
  if (domain !== undefined && certificateArn !== undefined) {
    entrance = openEntrance(stack, {
      network,
      settings: { ...settings, domain, certificateArn },
      library: running.library,
      ingest: byWebhook ? running.ingest : undefined,
    });
    const { loadBalancer, webhookTargets: targets } = entrance;
    if (targets !== undefined)
      scaleOnRequests(running.ingest, { targets, most: settings.maxIngest });
    new CfnOutput(stack, "LoadBalancerAddress", { value: loadBalancer.loadBalancerDnsName });
  }

  const services = Object.values(running);
  const { topic, limited } = raiseAlarms(stack, {
    queues,
    tables,
    services,
    email: settings.alarmEmail,
  });
  drawDashboard(stack, { queues, tables, bucket, services, entrance, limited });
  new CfnOutput(stack, "MediaBucket", { value: bucket.bucketName });
  new CfnOutput(stack, "AlarmTopic", { value: topic.topicArn });
}
