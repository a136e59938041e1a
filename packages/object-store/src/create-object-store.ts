import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { callFor } from "./calls/call-for.ts";
import { assertMayPut } from "./calls/put-object.ts";
import { type Answer, element, xml } from "./http/answer.ts";
import { authorize, type Guard } from "./http/authorize.ts";
import { readRequest, type S3Request } from "./http/request.ts";
import { type BucketFolders, bucketFolders } from "./keeping/bucket-folders.ts";
import { S3Error } from "./s3-error.ts";

type Options = {
  /** All is kept below it. */
  readonly folder: string;
  readonly guard: Guard;
  /** Told of what should not happen, such as a disk that is full. */
  readonly failed: (error: unknown) => void;
};

/** A connection on which nothing moves for so long is cut, so that no half body stays for ever. */
const idleMs = 300_000;

/** An HTTP server that speaks as much of S3's API as Memory needs, and says 501 to the rest. */
export async function createObjectStore({ folder, guard, failed }: Options): Promise<Server> {
  const folders = bucketFolders(folder);
  await folders.prepare();
  const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 0 });
  server.timeout = idleMs;

  const handle = async (message: IncomingMessage, response: ServerResponse, waits: boolean) => {
    const request = readRequest(message);
    try {
      if (isHealthCheck(request)) return await respond(response, { status: 200 });
      authorize(request, guard, Date.now());
      const call = callFor(request);
      if (waits) {
        await assertMayContinue(request, folders);
        response.writeContinue();
      }
      await respond(response, await call(request, folders));
    } catch (error) {
      if (response.headersSent || message.errored !== null) {
        response.destroy();
        if (!isHangUp(error)) failed(error);
        return;
      }
      if (!(error instanceof S3Error)) failed(error);
      // What is left of the body is not read, so the connection cannot be used again.
      if (!message.complete) response.setHeader("connection", "close");
      await respond(response, answerOf(error, request));
    }
  };
  const begin = (waits: boolean) => (message: IncomingMessage, response: ServerResponse) => {
    handle(message, response, waits).catch((error: unknown) => {
      response.destroy();
      if (!isHangUp(error)) failed(error);
    });
  };
  server.on("request", begin(false));
  server.on("checkContinue", begin(true));
  return server;
}

/** Asked by who waits for the store to start. */
const isHealthCheck = ({ method, path }: S3Request) => method === "GET" && path === "/health";

/** A client that goes away in the middle is no failure of the store. */
const isHangUp = (error: unknown): boolean =>
  error instanceof Error &&
  ["ECONNRESET", "EPIPE", "ERR_STREAM_PREMATURE_CLOSE"].includes(
    String(Reflect.get(error, "code")),
  );

/** A client that asks before it sends a large body is told at once what would be refused. */
async function assertMayContinue(request: S3Request, folders: BucketFolders): Promise<void> {
  if (request.method === "PUT" && request.key !== "") await assertMayPut(request, folders);
}

async function respond(response: ServerResponse, { status, headers, body }: Answer): Promise<void> {
  const id = randomBytes(8).toString("hex").toUpperCase();
  response.writeHead(status, { "x-amz-request-id": id, server: "memory", ...headers });
  if (body === undefined || typeof body === "string") {
    response.end(body);
    return;
  }
  await pipeline(body, response);
}

function answerOf(error: unknown, { method, path }: S3Request): Answer {
  const { status, code, message } =
    error instanceof S3Error
      ? error
      : new S3Error(500, "InternalError", "We encountered an internal error. Please try again.");
  if (method === "HEAD") return { status };
  const fields = element("Code", code) + element("Message", message) + element("Resource", path);
  return xml(status, "Error", fields);
}
