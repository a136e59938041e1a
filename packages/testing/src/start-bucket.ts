import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createObjectStore } from "@memory/object-store/create-object-store";
import { createBucket } from "@memory/provision/adapters/create-bucket";
import { s3Client } from "@memory/shared/aws/s3-client";

const key = "test-key";

const actions: Readonly<Record<string, string>> = {
  GET: "GetObject",
  PUT: "PutObject",
  DELETE: "DeleteObject",
};

/**
 * A bucket for copies: at the S3 endpoint of AWS_ENDPOINT_URL_S3 or AWS_ENDPOINT_URL, if one is set, with a random name;
 * else that of `startBucket`.
 */
export async function openBucket() {
  const url = process.env.AWS_ENDPOINT_URL_S3 || process.env.AWS_ENDPOINT_URL;
  if (!url) return startBucket();
  const config = {
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_ENDPOINT_URL_S3: url,
    MEDIA_BUCKET: `memory-${randomBytes(5).toString("hex")}`,
    emulatorKeys: {},
  };
  const client = s3Client(config);
  await createBucket(client, config.MEDIA_BUCKET);
  return { config, client, stop: async () => client.destroy() };
}

/**
 * A real S3 endpoint with the bucket for copies: the one-machine edition's, on disk in a folder of its own. A
 * given folder stays.
 */
export async function startBucket(given?: string) {
  const folder = given ?? (await mkdtemp(join(tmpdir(), "memory-bucket-")));
  const failures: unknown[] = [];
  const guard = { key, loopbackOnly: true };
  const server = await createObjectStore({
    folder,
    guard,
    failed: (error) => failures.push(error),
  });
  const asked = new Set<string>();
  server.on("request", ({ method = "", url = "" }) => {
    if (/^\/[^/]+\/./.test(url)) asked.add(actions[method] ?? method);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const config = {
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_ENDPOINT_URL_S3: url,
    MEDIA_BUCKET: "memory-media",
    emulatorKeys: { [url]: key },
  };
  const client = s3Client(config);
  await createBucket(client, config.MEDIA_BUCKET);
  return {
    config,
    client,
    folder,
    /** The actions on objects that it was asked for, by their names for IAM. */
    asked,
    /** What the server could not do though it should. */
    failures,
    async stop() {
      client.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
      if (given === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}
