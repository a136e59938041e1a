import { ofType, referred, type Template, taskOf } from "./template.ts";

type Statement = { Effect: string; Action: string | string[]; Resource: unknown };

/** The calls that a service's role allows, each as "sqs:SendMessage on memory-tweet-resolved", sorted. */
export function allowedCalls(template: Template, service: string): string[] {
  return statementsOf(template, taskOf(template, service).TaskRoleArn)
    .flatMap(({ Effect, Action, Resource }) => {
      if (Effect !== "Allow") throw new Error(`an effect of ${Effect}`);
      const { of, path } = partsOf(Resource);
      const { QueueName, TableName } = referred(template, of).Properties;
      const name = QueueName ?? TableName ?? "copies"; // The bucket has no name of ours.
      return [Action].flat().map((action) => `${action} on ${name}${path}`);
    })
    .sort();
}

/** What a resource's name refers to, and the path that follows it: the indexes of a table. */
function partsOf(resource: unknown): { of: unknown; path: string } {
  const { "Fn::Join": join } = resource as { "Fn::Join"?: [string, [unknown, string]] };
  return join === undefined ? { of: resource, path: "" } : { of: join[1][0], path: join[1][1] };
}

/** The statements of all policies of a role. Throws if it has managed policies. */
export function statementsOf(template: Template, roleArn: unknown): Statement[] {
  const role = referred(template, roleArn);
  if (role.Properties.ManagedPolicyArns !== undefined) throw new Error("a managed policy");
  return ofType(template, "AWS::IAM::Policy")
    .filter(({ Properties }) => Properties.Roles.some(isRole))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);

  function isRole(reference: unknown) {
    return referred(template, reference) === role;
  }
}
