import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { serialize } from 'node:v8'
import type { Worker } from 'node:worker_threads'
import { err, ok, type Result } from '#lib/result.ts'
import { keptDocuments } from './kept.ts'
import type { DocumentData, DocumentKind } from './kinds.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { drawingPool } from './pool.ts'

/** BUSY: too many documents are being drawn, or too many of this reader's. NOT_DRAWN: a fault of ours, `why` for the log. */
export type DrawingRefusal = { readonly code: 'BUSY' } | { readonly code: 'NOT_DRAWN'; readonly why: string }

/** One core stays with the pages. */
const mostThreads = 4
const rules = {
  threads: Math.max(1, Math.min(mostThreads, availableParallelism() - 1)),
  mostWaiting: 64,
  waitWithinMs: 60_000,
  drawWithinMs: 90_000,
}
const waitingOfOne = 4
const threadMegabytes = 512
const keptBytes = 64 * 1024 * 1024
const largestKept = 8 * 1024 * 1024

type Drawing = {
  readonly pool: ReturnType<typeof drawingPool>
  readonly kept: ReturnType<typeof keptDocuments>
  readonly inLine: ReturnType<typeof oneAtATime>
  readonly underWay: Map<string, Promise<Result<Uint8Array, DrawingRefusal>>>
}

/** Next loads a module once per bundle; threads and what is kept belong to the process. */
const perProcess = globalThis as { documentDrawing?: Drawing }

function drawing(): Drawing {
  perProcess.documentDrawing ??= {
    pool: drawingPool(startThread, rules),
    kept: keptDocuments(keptBytes, largestKept),
    inLine: oneAtATime(waitingOfOne),
    underWay: new Map(),
  }
  return perProcess.documentDrawing
}

/** Node runs the file as it is written, and so no bundler may follow it; no secret of the process reaches the thread. */
function startThread(): Worker {
  const file = join(process.cwd(), 'server', 'domains', 'documents', 'drawing', 'drawing-thread.ts')
  return new (process.getBuiltinModule('node:worker_threads').Worker)(file, {
    env: { NODE_ENV: process.env.NODE_ENV },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: threadMegabytes },
  })
}

/**
 * Draws a document beside the requests of others. The same data is drawn once and kept while there is room: the bytes follow
 * from all that is on the paper, so that whoever may read less, or another language, never gets what was drawn for another.
 * @param reader whose request it is: one document at a time is drawn for them
 */
export async function drawDocument<Kind extends DocumentKind>(
  reader: string,
  kind: Kind,
  data: DocumentData<Kind>,
): Promise<Result<Uint8Array, DrawingRefusal>> {
  const { kept, underWay, inLine } = drawing()
  const document = serialize({ kind, data })
  const key = createHash('sha256').update(document).digest('base64')
  const drawn = kept.get(key)
  if (drawn !== undefined) return ok(drawn)
  const same = underWay.get(key)
  if (same !== undefined) return same
  const mine = inLine(reader, () => drawAndKeep(key, document)).then(
    (said) => said ?? err({ code: 'BUSY' } as const),
  )
  underWay.set(key, mine)
  return mine.finally(() => underWay.delete(key))
}

async function drawAndKeep(key: string, document: Buffer): Promise<Result<Uint8Array, DrawingRefusal>> {
  const { pool, kept } = drawing()
  const drawn = await pool.draw(document)
  if (drawn.kind === 'BUSY') return err({ code: 'BUSY' })
  if (drawn.kind === 'FAULT') return err({ code: 'NOT_DRAWN', why: drawn.why })
  kept.keep(key, drawn.bytes)
  return ok(drawn.bytes)
}
