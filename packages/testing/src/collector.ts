import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export type Span = {
  readonly service: string;
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly Attribute[];
};

type Attribute = { key: string; value: { stringValue?: string } };
type Exported = {
  resourceSpans: {
    resource: { attributes: Attribute[] };
    scopeSpans: { spans: Omit<Span, "service">[] }[];
  }[];
};

/** A stand-in for an OpenTelemetry collector: stores the OTLP spans that it gets as JSON over HTTP. */
export async function startCollector() {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    if (request.url === "/v1/traces") bodies.push(await textOf(request));
    response.setHeader("content-type", "application/json").end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  const spans = (): Span[] =>
    bodies
      .flatMap((body) => (JSON.parse(body) as Exported).resourceSpans)
      .flatMap(({ resource, scopeSpans }) =>
        scopeSpans
          .flatMap((scope) => scope.spans)
          .map((span) => ({ ...span, service: serviceOf(resource.attributes) })),
      );

  return {
    url: `http://127.0.0.1:${port}`,
    spans,
    /** All exported bodies, unparsed. */
    text: () => bodies.join("\n"),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const serviceOf = (attributes: Attribute[]): string =>
  attributes.find(({ key }) => key === "service.name")?.value.stringValue ?? "";

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** Draws the spans of one trace as an indented tree, one line each with service and name. */
export function drawTrace(spans: readonly Span[], traceId: unknown): string {
  const trace = spans
    .filter((span) => span.traceId === traceId)
    .toSorted((one, other) =>
      Number(BigInt(one.startTimeUnixNano) - BigInt(other.startTimeUnixNano)),
    );
  const known = new Set(trace.map(({ spanId }) => spanId));
  const draw = (span: Span, depth: number): string[] => [
    `${"  ".repeat(depth)}${span.service}: ${span.name}`,
    ...trace
      .filter(({ parentSpanId }) => parentSpanId === span.spanId)
      .flatMap((child) => draw(child, depth + 1)),
  ];
  return trace
    .filter(({ parentSpanId }) => parentSpanId === undefined || !known.has(parentSpanId))
    .flatMap((root) => draw(root, 0))
    .join("\n");
}
