import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { SQSClient } from "@aws-sdk/client-sqs";
import { RetryableError } from "../errors.ts";
import { isRetryableAwsError } from "./aws-errors.ts";

type Stack = DynamoDBClient["middlewareStack"] | SQSClient["middlewareStack"];

/**
 * Middlewares of the SDK that do nothing for us but take time: logging without a logger, a header for
 * Lambda, and a long user agent.
 */
const unused = ["loggerMiddleware", "recursionDetectionMiddleware", "getUserAgentMiddleware"];

export function removeUnused(stack: Stack): void {
  for (const name of unused) stack.remove(name);
}

/** Has the client throw a RetryableError for an outage or a throttle that outlasted the SDK's own attempts. */
export function throwRetryable(stack: Stack): void {
  (stack as DynamoDBClient["middlewareStack"]).add(
    (next, context) => async (args) => {
      try {
        return await next(args);
      } catch (cause) {
        if (!isRetryableAwsError(cause)) throw cause;
        const code = Reflect.get(cause, "code") ?? cause.name;
        throw new RetryableError(`${context.commandName} got no answer: ${code}`, { cause });
      }
    },
    { step: "initialize", priority: "high", name: "throwRetryable" },
  );
}
