import { expect } from "chai";
import { ofType, referred, serviceOf, synthesize, the } from "./support/template.ts";

const webhook = {
  domain: "bot.example.org",
  certificateArn: "arn:aws:acm:eu-central-1:123456789012:certificate/abc",
};
type Rule = {
  Priority: number;
  Conditions: [{ PathPatternConfig: { Values: string[] } }];
  Actions: [{ TargetGroupArn?: unknown }];
};

const targetOf = (template: ReturnType<typeof synthesize>, reference: unknown) =>
  referred(template, reference).Properties.Port;

describe("the way in", () => {
  it("leads the webhook to ingest and all else to library, but for what is private", () => {
    const template = synthesize();
    const rules = ofType(template, "AWS::ElasticLoadBalancingV2::ListenerRule")
      .map(({ Properties }) => Properties as Rule)
      .sort((a, b) => a.Priority - b.Priority);
    const ways = rules.map(({ Conditions, Actions: [{ TargetGroupArn: target }] }) => [
      Conditions[0].PathPatternConfig.Values,
      target === undefined ? 404 : targetOf(template, target),
    ]);
    expect(ways).to.deep.equal([
      [["/health*", "/metrics*"], 404],
      [["/telegram"], 8081],
    ]);
    const listener = the(template, "AWS::ElasticLoadBalancingV2::Listener", () => true);
    const { Port, Protocol, DefaultActions } = listener;
    expect([Port, Protocol]).to.deep.equal([443, "HTTPS"]);
    expect(targetOf(template, DefaultActions[0].TargetGroupArn)).to.equal(8084);
  });

  it("has its address entered before ingest names it to Telegram", () => {
    const template = synthesize();
    const [record] = ofType(template, "AWS::Route53::RecordSet");
    const ingest = Object.values(template.Resources).find(
      ({ Properties }) => Properties === serviceOf(template, "ingest"),
    );
    const dependsOn = ingest?.DependsOn as string[];
    expect(dependsOn.map((id) => template.Resources[id])).to.include(record);
  });

  it("stands before the webhook is used where the address is entered by hand", () => {
    const template = synthesize({ ...webhook, updates: "polling" });
    expect(ofType(template, "AWS::ElasticLoadBalancingV2::LoadBalancer")).to.have.length(1);
    expect(ofType(template, "AWS::ElasticLoadBalancingV2::ListenerRule")).to.have.length(1);
    expect(ofType(template, "AWS::Route53::RecordSet")).to.have.length(0);
  });

  it("is the only one: nobody reaches a task but through the load balancer", () => {
    const ports = ofType(synthesize(), "AWS::EC2::SecurityGroupIngress").map(({ Properties }) => {
      const { FromPort, SourceSecurityGroupId } = Properties;
      return [FromPort, referred(synthesize(), SourceSecurityGroupId).Properties.GroupDescription];
    });
    expect(ports.map(([port]) => port)).to.have.members([8081, 8084]);
    for (const [, from] of ports) expect(from).to.match(/LoadBalancer/);
    const open = ofType(synthesize(), "AWS::EC2::SecurityGroup").flatMap(
      ({ Properties }) => Properties.SecurityGroupIngress ?? [],
    );
    expect(open.map(({ FromPort, ToPort }) => [FromPort, ToPort])).to.deep.equal([[443, 443]]);
  });
});

describe("the network", () => {
  const placesOf = (context: Record<string, string>) => {
    const template = synthesize(context);
    const { AssignPublicIp, Subnets } = serviceOf(template, "fetcher").NetworkConfiguration
      .AwsvpcConfiguration as { AssignPublicIp: string; Subnets: unknown[] };
    return {
      vpcs: ofType(template, "AWS::EC2::VPC").length,
      gateways: ofType(template, "AWS::EC2::NatGateway").length,
      publicIp: AssignPublicIp,
      subnets: Subnets.filter((subnet) => typeof subnet === "string"),
    };
  };

  it("is a new VPC whose tasks have public addresses, or private subnets behind NAT gateways", () => {
    const base = { vpcs: 1, subnets: [] };
    expect(placesOf({})).to.deep.equal({ ...base, gateways: 0, publicIp: "ENABLED" });
    expect(placesOf({ natGateways: "1" })).to.deep.equal({
      ...base,
      gateways: 1,
      publicIp: "DISABLED",
    });
  });

  it("leads to tables and copies without leaving AWS's own", () => {
    const services = ofType(synthesize(), "AWS::EC2::VPCEndpoint").map(({ Properties }) => [
      Properties.VpcEndpointType,
      Properties.ServiceName["Fn::Join"][1].at(-1),
    ]);
    expect(services).to.have.deep.members([
      ["Gateway", ".dynamodb"],
      ["Gateway", ".s3"],
    ]);
  });

  it("is the VPC that is named", () => {
    const vpc = { vpcId: "vpc-0123abcd", taskSubnetIds: "subnet-0123abcd,subnet-0123abce" };
    expect(placesOf(vpc)).to.deep.equal({
      vpcs: 0,
      gateways: 0,
      publicIp: "DISABLED",
      subnets: ["subnet-0123abcd", "subnet-0123abce"],
    });
  });
});

describe("an image", () => {
  const imageOf = (imageRepository: string) => {
    const template = synthesize({ imageRepository, imageTag: "1.2.0" });
    const { Image } = the(
      template,
      "AWS::ECS::TaskDefinition",
      ({ Family }) => Family === "Memory-store",
    ).ContainerDefinitions[0];
    return JSON.stringify(Image);
  };

  it("is taken from a repository of one's own, or of another account", () => {
    expect(imageOf("mine/memory")).to.match(/AWS::AccountId.*\/mine\/memory:store-1\.2\.0/);
    const uri = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/memory";
    expect(imageOf(uri)).to.include("123456789012.dkr.ecr.eu-central-1.");
    expect(imageOf(uri)).to.include("/memory:store-1.2.0");
  });
});
