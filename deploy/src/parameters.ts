import { CfnParameter, type Stack } from "aws-cdk-lib";
import type { Settings } from "./settings.ts";

/**
 * What is not set becomes a parameter of the template, so that it can be deployed without the CDK,
 * as often and by whomever.
 */
export function withParameters(stack: Stack, settings: Settings): Settings {
  const ask = (id: string, description: string, type = "String") =>
    new CfnParameter(stack, id, { type, description }).valueAsString;
  const byWebhook = settings.updates !== "polling" && settings.domain === undefined;
  return {
    ...settings,
    imageRepository:
      settings.imageRepository ??
      ask("ImageRepository", "Name of the ECR repository of this account and region"),
    imageTag:
      settings.imageTag ??
      ask("ImageTag", "The images are tagged <service>-<this>, such as ingest-1.0.0"),
    alarmEmail: settings.alarmEmail ?? ask("AlarmEmail", "Who is told of alarms"),
    ...(byWebhook
      ? {
          domain: ask("Domain", "Host name of the webhook and the library"),
          certificateArn: ask("CertificateArn", "The domain's certificate in ACM"),
          hostedZoneId: ask(
            "HostedZoneId",
            "The domain's zone in Route 53",
            "AWS::Route53::HostedZone::Id",
          ),
        }
      : {}),
  };
}
