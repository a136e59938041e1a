import type { SecretName, ServiceDeclaration } from "@memory/shared/programs/declare-service";
import { ArnFormat, type Stack } from "aws-cdk-lib";
import type { Secret } from "aws-cdk-lib/aws-ecs";
import { Grant } from "aws-cdk-lib/aws-iam";
import type { Settings } from "../settings.ts";

/** The secrets that a service gets, each under its variable's name; nobody gets another's. */
export function secretsOf(
  stack: Stack,
  { secrets }: ServiceDeclaration,
  { secretStore, secretPrefix, xApi }: Settings,
  { byWebhook }: { byWebhook: boolean },
): Record<string, Secret> {
  const isUsed: Record<SecretName, boolean> = {
    BOT_TOKEN: true,
    WEBHOOK_SECRET: byWebhook,
    X_BEARER_TOKEN: xApi,
  };
  const names = secrets.filter((name) => isUsed[name]);
  const find = stores[secretStore];
  return Object.fromEntries(names.map((name) => [name, find(stack, secretPrefix + name)]));
}

/** Secrets are created by hand: CloudFormation creates no SecureString, and no secret belongs in a template. */
const stores: Record<Settings["secretStore"], (stack: Stack, name: string) => Secret> = {
  ssm(stack, name) {
    const parameter = { service: "ssm", resource: "parameter", resourceName: name.slice(1) };
    const arn = stack.formatArn(parameter);
    return readable(arn, "ssm:GetParameters", arn);
  },
  secretsmanager(stack, name) {
    const arnFormat = ArnFormat.COLON_RESOURCE_NAME;
    const secret = { service: "secretsmanager", resource: "secret", resourceName: name, arnFormat };
    const arn = stack.formatArn(secret);
    // Its ARN ends in six characters that Secrets Manager makes up; they may be left out when asking.
    return readable(arn, "secretsmanager:GetSecretValue", `${arn}-??????`);
  },
};

const readable = (arn: string, action: string, resourceArn: string): Secret => ({
  arn,
  hasField: false,
  grantRead: (grantee) =>
    Grant.addToPrincipal({ grantee, actions: [action], resourceArns: [resourceArn] }),
});
