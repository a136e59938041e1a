import { Duration, type Stack } from "aws-cdk-lib";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  ApplicationLoadBalancer,
  ApplicationProtocol,
  ApplicationTargetGroup,
  ListenerAction,
  ListenerCondition,
  SslPolicy,
} from "aws-cdk-lib/aws-elasticloadbalancingv2";
import { CfnRecordSet } from "aws-cdk-lib/aws-route53";
import type { Settings } from "../settings.ts";
import type { Running } from "./fargate-services.ts";
import type { Network } from "./network.ts";

/** Where Telegram posts updates. */
export const webhookPath = "/telegram";

export type Entrance = {
  readonly loadBalancer: ApplicationLoadBalancer;
  readonly webhookTargets: ApplicationTargetGroup | undefined;
};

type Options = {
  readonly network: Network;
  readonly settings: Settings & { domain: string; certificateArn: string };
  readonly library: Running;
  /** Undefined where updates come by polling. */
  readonly ingest: Running | undefined;
};

/** HTTPS for the webhook, and for the library's pages on every other path; nothing else is let in. */
export function openEntrance(
  stack: Stack,
  { network, settings, library, ingest }: Options,
): Entrance {
  const loadBalancer = new ApplicationLoadBalancer(stack, "LoadBalancer", {
    vpc: network.vpc,
    vpcSubnets: network.loadBalancerSubnets,
    internetFacing: true,
    dropInvalidHeaderFields: true,
  });
  const listener = loadBalancer.addListener("Https", {
    protocol: ApplicationProtocol.HTTPS,
    port: 443,
    certificates: [Certificate.fromCertificateArn(stack, "Certificate", settings.certificateArn)],
    sslPolicy: SslPolicy.RECOMMENDED_TLS,
    defaultTargetGroups: [targetsOf(stack, library, network)],
  });
  // Health and metrics are read from the tasks directly, never through the load balancer.
  listener.addAction("Private", {
    priority: 1,
    conditions: [ListenerCondition.pathPatterns(["/health*", "/metrics*"])],
    action: ListenerAction.fixedResponse(404),
  });
  const webhookTargets = ingest && targetsOf(stack, ingest, network);
  if (webhookTargets !== undefined) {
    listener.addAction("Webhook", {
      priority: 2,
      conditions: [ListenerCondition.pathPatterns([webhookPath])],
      action: ListenerAction.forward([webhookTargets]),
    });
  }
  const { domain, hostedZoneId } = settings;
  if (hostedZoneId !== undefined) {
    const record = new CfnRecordSet(stack, "Address", {
      name: domain,
      type: "A",
      hostedZoneId,
      aliasTarget: {
        dnsName: loadBalancer.loadBalancerDnsName,
        hostedZoneId: loadBalancer.loadBalancerCanonicalHostedZoneId,
      },
    });
    // Telegram looks the webhook's address up as soon as ingest names it.
    ingest?.service.node.addDependency(record);
  }
  return { loadBalancer, webhookTargets };
}

function targetsOf(stack: Stack, { name, declaration, service }: Running, { vpc }: Network) {
  return new ApplicationTargetGroup(stack, `Targets-${name}`, {
    vpc,
    protocol: ApplicationProtocol.HTTP,
    port: declaration.port,
    targets: [service],
    deregistrationDelay: Duration.seconds(30),
    healthCheck: {
      path: "/health/ready",
      interval: Duration.seconds(15),
      healthyThresholdCount: 2,
      unhealthyThresholdCount: 4,
    },
  });
}
