import { readFileSync } from "node:fs";
import { expect } from "chai";
import { synthesize } from "./support/template.ts";

describe("deploy/template.json", () => {
  it("is what synth prints; npm run synth -- --out deploy/template.json renews it", () => {
    const kept = readFileSync(new URL("../template.json", import.meta.url), "utf8");
    // Not deep.equal, whose diff of two templates would be thousands of lines.
    expect(`${JSON.stringify(synthesize(), null, 2)}\n` === kept).to.equal(true);
  });

  it("asks for what differs between those who deploy it", () => {
    expect(Object.keys(synthesize().Parameters).sort()).to.deep.equal([
      "AlarmEmail",
      "CertificateArn",
      "Domain",
      "HostedZoneId",
      "ImageRepository",
      "ImageTag",
    ]);
  });
});
