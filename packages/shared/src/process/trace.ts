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

/** The trace id of the job that runs now. */
const jobs = new AsyncLocalStorage<string>();
/** Records nothing until `startTracing` has loaded what does. */
const tracer = trace.getTracer("memory");

/** Begins a job and its trace. The id is one and the same, and new where nothing is recorded. */
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

/** Goes on with the job of a message; its sender's span is the parent. */
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

/** A step of the job that runs now. Attributes name no person, address, text or secret. */
export const inSpan = <T>(name: string, options: Options, run: Run<T>): Promise<T> =>
  trace.getActiveSpan() === undefined
    ? run(trace.wrapSpanContext(INVALID_SPAN_CONTEXT))
    : spanIn(context.active(), name, options, run);

/** Of the span that runs now, as it travels with a message; undefined where nothing is recorded. */
export function currentTraceparent(): string | undefined {
  const active = trace.getActiveSpan()?.spanContext();
  if (active === undefined || !isSpanContextValid(active)) return undefined;
  const flags = (active.traceFlags & TraceFlags.SAMPLED).toString().padStart(2, "0");
  return `00-${active.traceId}-${active.spanId}-${flags}`;
}

/** What a log line says of the job it belongs to. */
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
      // Its message may hold what nobody else is to read.
      span.setAttribute("error.type", error instanceof Error ? error.name : "unknown");
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

const traceparentForm = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** A message whose sender recorded nothing still belongs to the trace that its id names. */
function senderOf(traceId: string | undefined, traceparent = ""): SpanContext | undefined {
  const [, id, spanId, flags] = traceparentForm.exec(traceparent) ?? [];
  if (id !== undefined && spanId !== undefined && (traceId ?? id) === id) {
    return { traceId: id, spanId, traceFlags: Number.parseInt(flags ?? "", 16), isRemote: true };
  }
  if (traceId === undefined) return undefined;
  const traceFlags = TraceFlags.SAMPLED;
  return { traceId, spanId: traceId.slice(0, 16), traceFlags, isRemote: true };
}
