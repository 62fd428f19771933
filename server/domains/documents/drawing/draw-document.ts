import type { ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { serialize } from 'node:v8'
import { err, ok, type Result } from '#lib/result.ts'
import { keptDocuments } from './kept.ts'
import type { DocumentData, DocumentKind } from './kinds.ts'
import { drawingPool } from './pool.ts'
import { turns, type Wish } from './turns.ts'

/**
 * BUSY: too many documents are being drawn, or too many of this reader's. NOTHING: there is no such document. NOT_DRAWN: a fault
 * of ours, `why` for the log.
 */
export type DrawingRefusal =
  | { readonly code: 'BUSY' | 'NOTHING' }
  | { readonly code: 'NOT_DRAWN'; readonly why: string }

/** One core stays with the pages. */
const mostProcesses = 4
const rules = {
  atOnce: Math.max(1, Math.min(mostProcesses, availableParallelism() - 1)),
  mostWaiting: 64,
  mostOfOne: 5,
  mostOfAddress: 32,
  waitWithinMs: 60_000,
  backPerLineMs: 30,
  backPerNeighbourMs: 1_000,
}
const drawWithinMs = 90_000
/**
 * V8 does all its work in the one thread that draws, which has a lower priority: the threads that it would have beside do not, and
 * pages would wait for them. A large young generation halves the work of the collector for long papers.
 */
const nodeFlags = ['--single-threaded', '--max-semi-space-size=32', '--max-old-space-size=512']
const keptBytes = 64 * 1024 * 1024
const largestKept = 8 * 1024 * 1024

type Drawing = {
  readonly pool: ReturnType<typeof drawingPool>
  readonly kept: ReturnType<typeof keptDocuments>
  readonly inTurn: ReturnType<typeof turns>
}

/** Next loads a module once per bundle; processes and what is kept belong to the process. */
const perProcess = globalThis as { documentDrawing?: Drawing }

function drawing(): Drawing {
  perProcess.documentDrawing ??= {
    pool: drawingPool(startProcess, drawWithinMs),
    kept: keptDocuments(keptBytes, largestKept),
    inTurn: turns(rules),
  }
  return perProcess.documentDrawing
}

/** Node runs the file as it is written, and so no bundler may follow it; no secret of this process reaches the other. */
function startProcess(): ChildProcess {
  const file = join(process.cwd(), 'server', 'domains', 'documents', 'drawing', 'drawing-process.ts')
  return process.getBuiltinModule('node:child_process').fork(file, {
    env: { NODE_ENV: process.env.NODE_ENV },
    execArgv: nodeFlags,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

/**
 * Draws a document beside the requests of others. What stands on it is read when its turn has come, so that many readers of long
 * papers do not read all at once. The same data is drawn once and kept while there is room: the bytes follow from all that is on
 * the paper, so that whoever may read less, or another language, never gets what was drawn for another.
 * @param wish whose request it is: one document at a time is drawn for them; about how many lines it has: short ones go first
 * @param read what stands on it, or null where there is no such document; what it throws is thrown
 */
export async function drawDocument<Kind extends DocumentKind>(
  wish: Wish,
  kind: Kind,
  read: () => Promise<DocumentData<Kind> | null>,
): Promise<Result<Uint8Array, DrawingRefusal>> {
  const drawn = await drawing().inTurn(wish, async () => {
    const data = await read()
    if (data === null) return err({ code: 'NOTHING' } as const)
    return wish.signal?.aborted ? null : keptOrDrawn(serialize({ kind, data }))
  })
  return drawn ?? err({ code: 'BUSY' })
}

async function keptOrDrawn(document: Buffer): Promise<Result<Uint8Array, DrawingRefusal>> {
  const { pool, kept } = drawing()
  const key = createHash('sha256').update(document).digest('base64')
  const before = kept.get(key)
  if (before !== undefined) return ok(before)
  const drawn = await pool.draw(document)
  if (drawn.kind === 'FAULT') return err({ code: 'NOT_DRAWN', why: drawn.why })
  kept.keep(key, drawn.bytes)
  return ok(drawn.bytes)
}
