import type { Env } from "./supervise.ts";

const counting = new Set([
  "AWS_REGION",
  "AWS_DEFAULT_REGION",
  "AWS_ENDPOINT_URL",
  "AWS_ENDPOINT_URL_SQS",
  "AWS_ENDPOINT_URL_DYNAMODB",
  "AWS_ENDPOINT_URL_S3",
]);

/** The variables for AWS itself, which mean nothing to the emulators of this machine. */
export const unusedAwsVariables = (env: Env): string[] =>
  Object.keys(env)
    .filter((name) => name.startsWith("AWS_") && env[name] !== undefined && !counting.has(name))
    .sort();

/** An environment in which nothing for AWS itself is left, neither in variables nor in ~/.aws. */
export function withoutAws(env: Env): Env {
  const unused = new Set(unusedAwsVariables(env));
  return {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => !unused.has(name))),
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
  };
}

/** The sentence that names what is not used. Undefined if there is nothing to tell. */
export function tellUnused(env: Env, isAnyOurs: boolean): string | undefined {
  const names = unusedAwsVariables(env);
  if (!isAnyOurs || names.length === 0) return undefined;
  return `Not used for the queues, tables and objects that Memory brings itself: ${names.join(", ")}.`;
}
