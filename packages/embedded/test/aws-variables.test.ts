import { type Edition, startEdition } from "@memory/testing/edition";
import { expect } from "chai";
import { tellUnused, withoutAws } from "../src/aws-variables.ts";

/** One of each kind that a person may have set for other work. */
const shell = {
  AWS_PROFILE: "not-logged-in",
  AWS_ACCESS_KEY_ID: "AKIAEXAMPLE",
  AWS_SSO_SESSION: "work",
  AWS_ROLE_ARN: "arn:aws:iam::123456789012:role/none",
  AWS_WEB_IDENTITY_TOKEN_FILE: "/nowhere/token",
  AWS_USE_FIPS_ENDPOINT: "true",
  AWS_USE_DUALSTACK_ENDPOINT: "perhaps",
  AWS_ENDPOINT_URL_SNS: "http://127.0.0.1:9",
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true",
  AWS_CA_BUNDLE: "/nowhere/ca.pem",
  AWS_RETRY_MODE: "never",
  AWS_MAX_ATTEMPTS: "none",
  AWS_DEFAULTS_MODE: "unknown",
  AWS_ACCOUNT_ID_ENDPOINT_MODE: "required",
  AWS_AUTH_SCHEME_PREFERENCE: "httpBearerAuth",
  AWS_CONFIG_FILE: "/nowhere/config",
};
const region = { AWS_REGION: "no region", AWS_DEFAULT_REGION: "eu-west-1" };

describe("variables for AWS in the shell", () => {
  for (const name of Object.keys(shell))
    it(`leave no ${name} to the services`, () => {
      const given = shell[name as keyof typeof shell];
      expect(withoutAws({ ...shell, PATH: "/bin" })[name]).to.not.equal(given);
    });

  it("leave the rest of the environment", () => {
    expect(withoutAws({ ...shell, ...region, PATH: "/bin" })).to.include({
      ...region,
      PATH: "/bin",
    });
  });

  it("are told of by name, without values, and only if an emulator is ours", () => {
    const env = { AWS_PROFILE: "p", AWS_ACCESS_KEY_ID: "secret", ...region };
    expect([tellUnused(env, true), tellUnused(env, false), tellUnused(region, true)]).to.deep.equal(
      [
        "Not used for the queues, tables and objects that Memory brings itself: AWS_ACCESS_KEY_ID, AWS_PROFILE.",
        undefined,
        undefined,
      ],
    );
  });

  it("never keep the edition from its own emulators, and are told once", async () => {
    let edition: Edition | undefined;
    try {
      edition = await startEdition({ env: { ...shell, ...region } });
      expect(edition.output().split("Not used for the queues").length - 1).to.equal(1);
    } finally {
      await edition?.stop();
    }
  });
});
