import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { sqsClient } from "@memory/shared/aws/clients";
import { StartError } from "@memory/shared/errors";
import type { Flags } from "./flags.ts";
import type { Settings } from "./settings.ts";

/** This version of the CDK command can read the cloud assembly of our aws-cdk-lib; 3.0.0 cannot. */
const cdk = "aws-cdk@2.1148.1";
const folder = fileURLToPath(new URL("..", import.meta.url));

/** Runs `cdk deploy`, which asks before it changes anything. Resolves with its exit code. */
export async function runDeploy(
  settings: Settings,
  flags: Flags,
  env: Record<string, string | undefined>,
): Promise<number> {
  await findCredentials(env.AWS_REGION ?? env.AWS_DEFAULT_REGION);
  if (settings.imageRepository === undefined) findDocker();
  const args = [
    ...["--yes", cdk, "deploy", settings.stackName],
    ...["--require-approval", flags.isApproved ? "never" : "any-change"],
    ...Object.entries(flags.context).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
  const child = spawn("npx", args, { cwd: folder, stdio: "inherit" });
  const [exitCode] = await once(child, "close");
  return exitCode ?? 1;
}

async function findCredentials(region: string | undefined): Promise<void> {
  if (region === undefined) {
    throw new StartError("no region is chosen: set AWS_REGION, such as AWS_REGION=eu-central-1");
  }
  const client = sqsClient({ AWS_DEFAULT_REGION: region });
  try {
    await client.config.credentials();
  } catch {
    throw new StartError(
      "no AWS credentials are found: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
    );
  } finally {
    client.destroy();
  }
}

function findDocker(): void {
  const { status } = spawnSync("docker", ["version"], { stdio: "ignore" });
  if (status === 0) return;
  throw new StartError(
    "the images are built with Docker, which does not answer: start it, or set imageRepository and imageTag",
  );
}
