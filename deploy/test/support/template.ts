import { plainTemplate } from "../../src/plain-template.ts";
import { readSettings } from "../../src/settings.ts";

// The CDK's own validation takes longer than everything else; releases are checked by cfn-lint.
process.env.CDK_VALIDATION = "false";

// biome-ignore lint/suspicious/noExplicitAny: properties are compared, not relied upon
export type Resource = { Type: string; Properties: any; [attribute: string]: unknown };
export type Template = {
  readonly Parameters: Record<string, unknown>;
  readonly Resources: Record<string, Resource>;
};

const made = new Map<string, Template>();

/** The template that `npm run synth` prints for these settings. */
export function synthesize(context: Record<string, string> = {}): Template {
  const key = JSON.stringify(context);
  const template = made.get(key) ?? (plainTemplate(readSettings(context)) as Template);
  made.set(key, template);
  return template;
}

export const ofType = ({ Resources }: Template, type: string): Resource[] =>
  Object.values(Resources).filter(({ Type }) => Type === type);

/** The properties of the one resource of this type that fulfils the condition. */
// biome-ignore lint/suspicious/noExplicitAny: properties are compared, not relied upon
export function the(template: Template, type: string, isIt: (properties: any) => boolean): any {
  const found = ofType(template, type).filter(({ Properties }) => isIt(Properties));
  if (found.length !== 1) throw new Error(`${found.length} of ${type} and not one`);
  return found[0]?.Properties;
}

/** The resource that a value refers to, by Ref or by an attribute. */
export function referred({ Resources }: Template, value: unknown): Resource {
  const { Ref, "Fn::GetAtt": attribute } = value as { Ref?: string; "Fn::GetAtt"?: string[] };
  const found = Resources[Ref ?? attribute?.[0] ?? ""];
  if (found === undefined) throw new Error(`${JSON.stringify(value)} refers to nothing`);
  return found;
}

export const taskOf = (template: Template, service: string) =>
  the(template, "AWS::ECS::TaskDefinition", ({ Family }) => Family === `Memory-${service}`);

export const serviceOf = (template: Template, service: string) =>
  the(template, "AWS::ECS::Service", ({ ServiceName }) => ServiceName === service);
