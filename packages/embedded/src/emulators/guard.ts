import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import { hasAccessKey } from "@memory/shared/process/has-access-key";
import { hasLoopbackHost } from "@memory/shared/process/loopback-host";

export type Guard = {
  /** The access key id that a request must be signed with. Undefined: any. */
  readonly key: string | undefined;
  /** Whether the Host header must name this machine, which stops DNS rebinding. */
  readonly loopbackOnly: boolean;
};

/**
 * Refuses requests of web pages and of other users of the machine, for every HTTP server of this process.
 * The emulators themselves take anybody's. Call this before they listen.
 */
export function guardServers(guard: Guard): void {
  const emit = Server.prototype.emit;
  Server.prototype.emit = function (this: Server, event: string, ...args: unknown[]) {
    if (["upgrade", "connect"].includes(event)) {
      (args[0] as IncomingMessage).socket.destroy();
      return true;
    }
    if (["request", "checkContinue", "checkExpectation"].includes(event)) {
      const [request, response] = args as [IncomingMessage, ServerResponse];
      const refusal = refusalOf(request, guard);
      if (refusal !== undefined) {
        refuse(response, refusal);
        return true;
      }
    }
    return Reflect.apply(emit, this, [event, ...args]);
  } as typeof emit;
}

export type Refusal = { readonly type: string; readonly message: string };

type Asked = Pick<IncomingMessage, "method" | "url" | "headers">;

/** Why a request is refused, in AWS's words. Undefined if it is let through. */
export function refusalOf(request: Asked, { key, loopbackOnly }: Guard): Refusal | undefined {
  const { method, headers } = request;
  if (headers.origin !== undefined || method === "OPTIONS")
    return { type: "AccessDeniedException", message: "web pages are not answered" };
  if (loopbackOnly && !hasLoopbackHost(headers.host))
    return { type: "AccessDeniedException", message: "the Host header does not name this machine" };
  if (key === undefined || isHealthCheck(request) || hasAccessKey(headers.authorization, key))
    return undefined;
  return {
    type: "UnrecognizedClientException",
    message: "the access key is not the one in DATA_DIR/aws-credentials",
  };
}

/** A health check tells nothing of what is kept. A query could name an action, so there must be none. */
const isHealthCheck = ({ method, url }: Asked) =>
  method === "GET" && (url === "/health" || url === "/");

function refuse(response: ServerResponse, { type, message }: Refusal): void {
  response.writeHead(403, { "content-type": "application/x-amz-json-1.0", connection: "close" });
  response.end(JSON.stringify({ __type: type, message }));
}
