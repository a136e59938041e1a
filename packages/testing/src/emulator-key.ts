import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  decodeEmulatorKeys,
  emulatorKeyFor,
  encodeEmulatorKeys,
} from "@memory/shared/aws/emulator-keys";

const known = () => decodeEmulatorKeys(process.env.EMULATOR_KEYS);

type Addresses = { readonly sqs: string; readonly dynamodb: string; readonly s3: string };

/** Has every client in this process use the access key of a running edition's emulators. */
export async function useKey(dataDir: string, { sqs, dynamodb, s3 }: Addresses): Promise<void> {
  const text = await readFile(join(dataDir, "aws-credentials"), "utf8");
  const key = /^aws_access_key_id = (\S+)$/m.exec(text)?.[1] ?? "";
  const keys = { ...known(), [sqs]: key, [dynamodb]: key, [s3]: key };
  process.env.EMULATOR_KEYS = encodeEmulatorKeys(keys);
}

/** An Authorization header with the key for this emulator. Emulators do not check the signature. */
export const authorization = (
  endpoint: string,
  key = emulatorKeyFor(endpoint, known()) ?? "x",
): string =>
  `AWS4-HMAC-SHA256 Credential=${key}/20260101/us-east-1/x/aws4_request, SignedHeaders=host, Signature=x`;
