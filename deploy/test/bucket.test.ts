import { expect } from "chai";
import { ofType, referred, synthesize } from "./support/template.ts";

const template = () => synthesize();

describe("the stack's bucket", () => {
  const bucket = () => {
    const [only, ...others] = ofType(template(), "AWS::S3::Bucket");
    if (only === undefined || others.length > 0) throw new Error("not one bucket");
    return only;
  };

  it("is encrypted, public to nobody, without versions, and stays when the stack goes", () => {
    const { Properties, DeletionPolicy, UpdateReplacePolicy } = bucket();
    expect(JSON.stringify(Properties.BucketEncryption)).to.include("AES256");
    expect(Properties.PublicAccessBlockConfiguration).to.deep.equal({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(Properties).to.not.have.property("VersioningConfiguration");
    expect([DeletionPolicy, UpdateReplacePolicy]).to.deep.equal(["Retain", "Retain"]);
  });

  it("is spoken to by TLS alone", () => {
    const [policy] = ofType(template(), "AWS::S3::BucketPolicy");
    expect(referred(template(), policy?.Properties.Bucket)).to.equal(bucket());
    const denied = policy?.Properties.PolicyDocument.Statement.map(
      ({ Effect, Condition }: { Effect: string; Condition: object }) => [Effect, Condition],
    );
    expect(denied).to.deep.equal([
      ["Deny", { Bool: { "aws:SecureTransport": "false" } }],
      ["Deny", { NumericLessThan: { "s3:TlsVersion": 1.2 } }],
    ]);
  });

  it("lets go of uploads that were never finished", () => {
    const { Rules } = bucket().Properties.LifecycleConfiguration;
    expect(Rules).to.deep.equal([
      {
        Id: "unfinished-uploads",
        Status: "Enabled",
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
      },
    ]);
  });

  it("is named to those alone who use it", () => {
    const named = ofType(template(), "AWS::ECS::TaskDefinition").flatMap(({ Properties }) => {
      const [{ Name, Environment }] = Properties.ContainerDefinitions;
      const variables = Environment.map((each: { Name: string }) => each.Name);
      return variables.includes("MEDIA_BUCKET") ? [Name] : [];
    });
    expect(named).to.have.members(["library", "media"]);
  });
});
