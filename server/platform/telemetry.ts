import { appendFile } from 'node:fs/promises'
import { type Attributes, SpanStatusCode, trace } from '@opentelemetry/api'
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  type ReadableSpan,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base'

const tracer = trace.getTracer('public-services-payment-portal')

/**
 * Runs `work` in a span. Names and attributes are ours: states, codes, durations; never what a person typed.
 */
export function traced<T>(name: string, work: () => Promise<T>, attributes: Attributes = {}): Promise<T> {
  return tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work()
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' })
      throw error
    } finally {
      span.end()
    }
  })
}

/** Sends spans as JSON lines to a file, which a collector's file receiver can read. Without a file spans cost nothing. */
export function startTelemetry(traceFile: string | undefined): () => Promise<void> {
  if (traceFile === undefined) return async () => {}
  const provider = new BasicTracerProvider({
    spanProcessors: [new BatchSpanProcessor(fileExporter(traceFile))],
  })
  trace.setGlobalTracerProvider(provider)
  return () => provider.shutdown()
}

function fileExporter(file: string): SpanExporter {
  return {
    export: (spans, done) => {
      appendFile(file, spans.map(asLine).join('')).then(
        () => done({ code: 0 }),
        (error: Error) => done({ code: 1, error }),
      )
    },
    shutdown: async () => {},
  }
}

function asLine(span: ReadableSpan): string {
  const { traceId, spanId } = span.spanContext()
  const milliseconds = span.duration[0] * 1000 + span.duration[1] / 1e6
  return `${JSON.stringify({ traceId, spanId, name: span.name, start: span.startTime, milliseconds, status: span.status, attributes: span.attributes })}\n`
}
