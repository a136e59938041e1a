import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";

/** A conditional write's answer; undefined when its condition did not hold. */
export async function ifHolds<T>(write: Promise<T>): Promise<T | undefined> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

/** Whether a conditional write's condition held. */
export const holds = async (write: Promise<unknown>): Promise<boolean> =>
  (await ifHolds(write)) !== undefined;
