import { ListObjectsV2Command } from "@aws-sdk/client-s3";
import { dynamodbClient } from "@memory/shared/aws/clients";
import { equals } from "@memory/shared/aws/expression";
import { type Row, rowsOf } from "@memory/shared/aws/rows";
import { s3Client } from "@memory/shared/aws/s3-client";
import type { Endpoints } from "./edition.ts";

/** The names of up to a thousand objects in the bucket of copies, in their order. */
export async function objectsIn({ s3 }: Endpoints, Bucket = "memory-media"): Promise<string[]> {
  const client = s3Client({ AWS_DEFAULT_REGION: "us-east-1", AWS_ENDPOINT_URL_S3: s3 });
  try {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
    return Contents.flatMap(({ Key }) => Key ?? []);
  } finally {
    client.destroy();
  }
}

/** The rows of a table, named as in DynamoDB, whose partition key is this. */
export async function rowsAt(
  { dynamodb }: Endpoints,
  table: string,
  [name, value]: readonly [string, string],
): Promise<Row[]> {
  const client = dynamodbClient({
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
  });
  try {
    const pages = rowsOf(client, table).pages({ key: equals(name, value), isConsistent: true });
    return (await Array.fromAsync(pages)).flat();
  } finally {
    client.destroy();
  }
}
