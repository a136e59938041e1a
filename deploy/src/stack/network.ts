import { Fn, type Stack } from "aws-cdk-lib";
import {
  GatewayVpcEndpointAwsService,
  type IVpc,
  type SubnetSelection,
  SubnetType,
  Vpc,
} from "aws-cdk-lib/aws-ec2";
import type { Settings } from "../settings.ts";

export type Network = {
  readonly vpc: IVpc;
  readonly taskSubnets: SubnetSelection;
  readonly loadBalancerSubnets: SubnetSelection;
  readonly taskPublicIp: boolean;
};

/**
 * The VPC that is named, or a new one over two zones. Without NAT gateways its tasks have public
 * addresses, at which nobody gets in: their security groups admit the load balancer alone.
 */
export function networkOf(stack: Stack, settings: Settings): Network {
  return settings.vpcId === undefined
    ? newNetwork(stack, settings)
    : givenNetwork(stack, settings, settings.vpcId);
}

function newNetwork(stack: Stack, { natGateways }: Settings): Network {
  const withNat = natGateways > 0;
  const subnetType = withNat ? SubnetType.PRIVATE_WITH_EGRESS : SubnetType.PUBLIC;
  const vpc = new Vpc(stack, "Vpc", {
    maxAzs: 2,
    natGateways,
    subnetConfiguration: [
      { name: "public", subnetType: SubnetType.PUBLIC },
      ...(withNat ? [{ name: "tasks", subnetType }] : []),
    ],
    // They cost nothing and keep the traffic of tables and copies off the internet.
    gatewayEndpoints: {
      tables: { service: GatewayVpcEndpointAwsService.DYNAMODB },
      copies: { service: GatewayVpcEndpointAwsService.S3 },
    },
  });
  return {
    vpc: vpc as IVpc,
    taskSubnets: { subnetType },
    loadBalancerSubnets: { subnetType: SubnetType.PUBLIC },
    taskPublicIp: !withNat,
  };
}

function givenNetwork(stack: Stack, settings: Settings, vpcId: string): Network {
  const { taskSubnetIds = [], loadBalancerSubnetIds = taskSubnetIds, taskPublicIp } = settings;
  const partOf = (id: string, publicSubnetIds: string[]) => {
    const availabilityZones = publicSubnetIds.map((_, at) => Fn.select(at, Fn.getAzs()));
    return Vpc.fromVpcAttributes(stack, id, { vpcId, publicSubnetIds, availabilityZones });
  };
  const vpc = partOf("Vpc", taskSubnetIds);
  const loadBalancerVpc = partOf("LoadBalancerVpc", loadBalancerSubnetIds);
  return {
    vpc,
    taskSubnets: { subnets: vpc.publicSubnets },
    loadBalancerSubnets: { subnets: loadBalancerVpc.publicSubnets },
    taskPublicIp,
  };
}
