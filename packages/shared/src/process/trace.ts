import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import {
  type Attributes,
  context,
  INVALID_SPAN_CONTEXT,
  isSpanContextValid,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from "@opentelemetry/api";

/** 32 hex digits, the form of a W3C trace id. */
export const newTraceId = (): string => randomBytes(16).toString("hex");

type Options = { readonly kind?: keyof typeof SpanKind; readonly attributes?: Attributes };
type Run<T> = (span: Span) => Promise<T>;

/** Holds the trace id of the current job. */
const jobs = new AsyncLocalStorage<string>();
/** Records nothing until `startTracing` has loaded the SDK. */
const tracer = trace.getTracer("memory");

/** Begins a job and its trace. The job's id is the trace id; without a recorder, a random one. */
export const beginTrace = <T>(
  name: string,
  options: Options,
  run: (traceId: string, span: Span) => Promise<T>,
): Promise<T> =>
  spanIn(ROOT_CONTEXT, name, options, (span) => {
    const { traceId } = span.spanContext();
    const id = isSpanContextValid(span.spanContext()) ? traceId : newTraceId();
    return jobs.run(id, () => run(id, span));
  });

/** Continues the job of a received message. The sender's span becomes the parent. */
export function continueTrace<T>(
  { traceId, traceparent }: { traceId: string | undefined; traceparent: string | undefined },
  name: string,
  options: Options,
  run: Run<T>,
): Promise<T> {
  const sender = senderOf(traceId, traceparent);
  const parent = sender === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, sender);
  return spanIn(parent, name, options, (span) => {
    const id = traceId ?? sender?.traceId;
    return id === undefined ? run(span) : jobs.run(id, () => run(span));
  });
}

/** Runs a step of the current job in its own span. Attributes name no person, address, text or secret. */
export const inSpan = <T>(name: string, options: Options, run: Run<T>): Promise<T> =>
  trace.getActiveSpan() === undefined
    ? run(trace.wrapSpanContext(INVALID_SPAN_CONTEXT))
    : spanIn(context.active(), name, options, run);

/** The W3C `traceparent` of the active span, to send with a message. Undefined if nothing is recorded. */
export function currentTraceparent(): string | undefined {
  const active = trace.getActiveSpan()?.spanContext();
  if (active === undefined || !isSpanContextValid(active)) return undefined;
  const flags = (active.traceFlags & TraceFlags.SAMPLED).toString().padStart(2, "0");
  return `00-${active.traceId}-${active.spanId}-${flags}`;
}

/** The fields by which a log line names its job. */
export function traceFields(): { traceId?: string; spanId?: string } {
  const traceId = jobs.getStore();
  const spanId = trace.getActiveSpan()?.spanContext().spanId;
  return { ...(traceId && { traceId }), ...(spanId && { spanId }) };
}

function spanIn<T>(
  parent: typeof ROOT_CONTEXT,
  name: string,
  { kind = "INTERNAL", attributes = {} }: Options,
  run: Run<T>,
): Promise<T> {
  const options = { kind: SpanKind[kind], attributes };
  return tracer.startActiveSpan(name, options, parent, async (span) => {
    try {
      return await run(span);
    } catch (error) {
      // Does not use the message, because it may contain what a person wrote.
      span.setAttribute("error.type", error instanceof Error ? error.name : "unknown");
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/**
 * Does not use `parseTraceParent` of @opentelemetry/core, because importing that package takes
 * about 40 ms of every start.
 */
const traceparentForm = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** The sender's span. If the sender recorded none, a made-up one that keeps the message in its trace. */
function senderOf(traceId: string | undefined, traceparent = ""): SpanContext | undefined {
  const [, id, spanId, flags] = traceparentForm.exec(traceparent) ?? [];
  if (id !== undefined && spanId !== undefined && (traceId ?? id) === id) {
    return { traceId: id, spanId, traceFlags: Number.parseInt(flags ?? "", 16), isRemote: true };
  }
  if (traceId === undefined) return undefined;
  const traceFlags = TraceFlags.SAMPLED;
  return { traceId, spanId: traceId.slice(0, 16), traceFlags, isRemote: true };
}
