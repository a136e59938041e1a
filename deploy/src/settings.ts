import { StartError } from "@memory/shared/errors";
import {
  commonConfig,
  queueConfig,
  slotCount,
  tableConfig,
  wholeNumber,
} from "@memory/shared/process/config";
import { secretNames } from "@memory/shared/programs/declare-service";
import { z } from "zod";

const matching = (pattern: RegExp, error: string) => z.string().regex(pattern, error).optional();
const subnetIds = matching(
  /^(subnet-([0-9a-f]{8}|[0-9a-f]{17})(,(?=s)|$))+$/,
  "must be ids of subnets with commas between them",
).transform((list) => list?.split(","));
const isTrue = z.stringbool({ error: "must be true or false" }).default(false);
const most = (fallback: number) => wholeNumber(1, 1000).default(fallback);

const byteCount = wholeNumber(1, Number.MAX_SAFE_INTEGER);

/** What the stack is made of. Every value comes as CDK context, hence as text. */
const stackSettings = {
  stackName: matching(
    /^[A-Za-z][A-Za-z0-9-]{0,60}$/,
    "must be a letter followed by letters, digits and -",
  ).default("Memory"),

  /** An ECR repository: its name, or its URI where it belongs to another account or region. */
  imageRepository: matching(
    /^(\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\/)?[a-z0-9][a-z0-9._/-]+$/,
    "must be the name or the URI of an ECR repository, without a tag",
  ),
  /** Every service's image has the tag `<service>-<imageTag>`. */
  imageTag: matching(/^[\w.-]{1,100}$/, "must be letters, digits and . _ -"),

  domain: matching(/^([a-z0-9-]+\.)+[a-z]{2,}$/, "must be a host name such as bot.example.org"),
  certificateArn: matching(/^arn:aws[\w-]*:acm:/, "must be the ARN of a certificate in ACM"),
  hostedZoneId: matching(/^Z\w+$/, "must be the id of a Route 53 zone, such as Z0123456789"),
  updates: z.enum(["webhook", "polling"], { error: "must be webhook or polling" }).optional(),

  vpcId: matching(/^vpc-([0-9a-f]{8}|[0-9a-f]{17})$/, "must be the id of a VPC"),
  taskSubnetIds: subnetIds,
  loadBalancerSubnetIds: subnetIds,
  taskPublicIp: isTrue,
  natGateways: wholeNumber(0, 2).default(0),

  secretStore: z
    .enum(["ssm", "secretsmanager"], { error: "must be ssm or secretsmanager" })
    .default("ssm"),
  secretPrefix: matching(/^\/([\w.-]+\/)+$/, "must begin and end with /").default("/memory/"),
  xApi: isTrue,

  alarmEmail: z.email({ error: "must be an e-mail address" }).optional(),
  maxIngest: most(4),
  maxFetcher: most(10),
  maxStore: most(10),
  maxLibrary: most(4),
  maxMedia: most(4),

  QUEUE_PREFIX: queueConfig.QUEUE_PREFIX,
  DYNAMODB_TABLE_NAME: tableConfig.DYNAMODB_TABLE_NAME,
};

/** Variables of the services that can be checked before they are passed on. */
const serviceVariables = z.object({
  LOG_LEVEL: commonConfig.LOG_LEVEL,
  QUEUE_WAIT_SECONDS: queueConfig.QUEUE_WAIT_SECONDS,
  FETCHER_SLOTS: slotCount,
  STORE_SLOTS: slotCount,
  MEDIA_SLOTS: slotCount,
  MEDIA_MAX_BYTES: byteCount.optional(),
  MEDIA_TWEET_BYTES: byteCount.optional(),
  MEDIA_BYTES_PER_DAY: byteCount.optional(),
  MEDIA_BYTES_IN_ALL: byteCount.optional(),
});

/** Settings that mean nothing without the other. */
const needs: readonly (readonly [keyof typeof stackSettings, keyof typeof stackSettings])[] = [
  ["imageRepository", "imageTag"],
  ["imageTag", "imageRepository"],
  ["domain", "certificateArn"],
  ["certificateArn", "domain"],
  ["hostedZoneId", "domain"],
  ["vpcId", "taskSubnetIds"],
  ["taskSubnetIds", "vpcId"],
  ["loadBalancerSubnetIds", "vpcId"],
];

const schema = z.object(stackSettings);
export const settingNames: readonly string[] = Object.keys(stackSettings);

export type Settings = z.output<typeof schema> & {
  /** Passed on to all services as they are. */
  readonly variables: Readonly<Record<string, string>>;
};

/** Reads the CDK context. Throws a StartError that names every mistake. */
export function readSettings(context: Record<string, unknown>): Settings {
  const given = Object.entries(context)
    .filter(([name]) => !isOfCdk(name))
    .map(([name, value]) => [name, String(value)] as const);
  const variables = Object.fromEntries(given.filter(([name]) => isVariable(name)));
  const settings = Object.fromEntries(given.filter(([name]) => !isVariable(name)));
  const parsed = schema.safeParse(settings);
  const issues = [parsed, serviceVariables.safeParse(variables)].flatMap(
    ({ error }) => error?.issues ?? [],
  );
  const mistakes = [
    ...issues.map(({ path, message }) => `${String(path[0])} ${message}`),
    ...needs
      .filter(([name, other]) => name in settings && !(other in settings))
      .map(([name, other]) => `${name} needs ${other} too`),
    ...Object.keys(settings)
      .filter((name) => !(name in stackSettings))
      .map((name) => `there is no setting ${name}`),
    ...Object.keys(variables).flatMap((name) => refusalOf(name) ?? []),
    ...(settings.updates === "webhook" && !("domain" in settings)
      ? ["updates by webhook need domain and certificateArn"]
      : []),
  ];
  if (parsed.data === undefined || mistakes.length > 0) {
    throw new StartError(`the settings are wrong: ${mistakes.join("; ")}; --help explains them`);
  }
  return { ...parsed.data, variables };
}

/** What the CDK keeps in the context for itself. */
const isOfCdk = (name: string) => /^(aws:|@aws-cdk\/|cdk-|availability-zones:)/.test(name);
const isVariable = (name: string) => /^[A-Z][A-Z0-9_]*$/.test(name) && !(name in stackSettings);

function refusalOf(name: string): string | undefined {
  if (secretNames.some((secret) => secret === name))
    return `${name} is a secret: keep it in the secretStore alone`;
  const isDecided = /^(HOST|WEBHOOK_URL|DATA_DIR|MEDIA_BUCKET|AWS_\w+|\w+_PORT)$/.test(name);
  return isDecided ? `${name} is set by the stack itself` : undefined;
}
