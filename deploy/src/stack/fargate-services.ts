import type { ServiceDeclaration } from "@memory/shared/programs/declare-service";
import { deadlineMs } from "@memory/shared/queue/deadline";
import { Duration, RemovalPolicy, type Stack, Tags } from "aws-cdk-lib";
import { type ISecurityGroup, SecurityGroup } from "aws-cdk-lib/aws-ec2";
import {
  type CapacityProviderStrategy,
  type ContainerImage,
  CpuArchitecture,
  FargateService,
  FargateTaskDefinition,
  type ICluster,
  LogDrivers,
  OperatingSystemFamily,
  PropagatedTagSource,
  type Secret,
} from "aws-cdk-lib/aws-ecs";
import type { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Network } from "./network.ts";

export type Running = {
  readonly name: string;
  readonly declaration: ServiceDeclaration;
  readonly service: FargateService;
  readonly logGroup: LogGroup;
};

type Options = {
  readonly cluster: ICluster;
  readonly network: Network;
  readonly image: ContainerImage;
  readonly environment: Record<string, string>;
  readonly secrets: Record<string, Secret>;
  readonly statements: readonly PolicyStatement[];
  /** Two at once would take the updates from each other: the old task ends before the new one begins. */
  readonly isAlone: boolean;
};

const longestPollSeconds = 20;
const flushSeconds = 25;
/** A stop lets the poll under way return, the handlers end, and what they settled be sent. */
const stopTimeout = Duration.seconds(longestPollSeconds + deadlineMs / 1000 + flushSeconds);

const onDemand: CapacityProviderStrategy[] = [{ capacityProvider: "FARGATE", weight: 1 }];
/** One task always stays; of those beyond it three in four may be taken away. */
const mostlySpot: CapacityProviderStrategy[] = [
  { capacityProvider: "FARGATE", base: 1, weight: 1 },
  { capacityProvider: "FARGATE_SPOT", weight: 3 },
];

/** One service with a role, a log group and a security group of its own. */
export function runService(
  stack: Stack,
  declaration: ServiceDeclaration,
  { cluster, network, isAlone, ...options }: Options,
): Running {
  const { name, fargate } = declaration;
  const logGroup = new LogGroup(stack, `Logs-${name}`, {
    logGroupName: `/${stack.stackName}/${name}`,
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const service = new FargateService(stack, `Service-${name}`, {
    serviceName: name,
    cluster,
    taskDefinition: taskOf(stack, declaration, { ...options, logGroup }),
    vpcSubnets: network.taskSubnets,
    assignPublicIp: network.taskPublicIp,
    securityGroups: [admittingNobody(stack, name, network)],
    capacityProviderStrategies: fargate.isInterruptible ? mostlySpot : onDemand,
    ...(isAlone
      ? { desiredCount: 1, minHealthyPercent: 0, maxHealthyPercent: 100 }
      : { minHealthyPercent: 100, maxHealthyPercent: 200 }),
    circuitBreaker: { enable: true, rollback: true },
    enableECSManagedTags: true,
    propagateTags: PropagatedTagSource.SERVICE,
  });
  Tags.of(logGroup).add("memory:service", name);
  Tags.of(service).add("memory:service", name, { includeResourceTypes: ["AWS::ECS::Service"] });
  return { name, declaration, service, logGroup };
}

type TaskOptions = Pick<Options, "image" | "environment" | "secrets" | "statements"> & {
  readonly logGroup: LogGroup;
};

function taskOf(
  stack: Stack,
  { name, port, keepsFiles, fargate }: ServiceDeclaration,
  { image, environment, secrets, statements, logGroup }: TaskOptions,
): FargateTaskDefinition {
  const task = new FargateTaskDefinition(stack, `Task-${name}`, {
    family: `${stack.stackName}-${name}`,
    cpu: 256,
    memoryLimitMiB: fargate.memoryMiB,
    runtimePlatform: {
      cpuArchitecture: CpuArchitecture.X86_64,
      operatingSystemFamily: OperatingSystemFamily.LINUX,
    },
  });
  for (const statement of statements) task.addToTaskRolePolicy(statement);
  const container = task.addContainer("service", {
    containerName: name,
    image,
    environment,
    secrets,
    portMappings: [{ containerPort: port }],
    logging: LogDrivers.awsLogs({ logGroup, streamPrefix: "task" }),
    readonlyRootFilesystem: true,
    stopTimeout,
    healthCheck: {
      command: ["CMD", "node", "-e", probe(port)],
      interval: Duration.seconds(30),
      timeout: Duration.seconds(10),
      retries: 3,
      startPeriod: Duration.seconds(60),
    },
  });
  if (keepsFiles) {
    task.addVolume({ name: "files" });
    container.addMountPoints({ containerPath: filesAt, sourceVolume: "files", readOnly: false });
  }
  return task;
}

/** The volume that the Dockerfile names. */
const filesAt = "/var/lib/memory";

/** The image holds no curl. */
const probe = (port: number) =>
  `fetch("http://127.0.0.1:${port}/health/live").then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))`;

const admittingNobody = (stack: Stack, name: string, { vpc }: Network): ISecurityGroup =>
  new SecurityGroup(stack, `Firewall-${name}`, { vpc, description: `Memory: ${name}` });
