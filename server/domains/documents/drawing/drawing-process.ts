import { setPriority } from 'node:os'
import { deserialize } from 'node:v8'
import { type DocumentKind, drawings } from './kinds.ts'

/** The process that draws: plain data in, bytes out, one document after the other. It knows nothing else. */

/** Pages come before papers, and a machine with much other work must still draw in time. */
const lower = 10
setPriority(lower)

// A portal that stops lets its readers have their papers; it ends its own processes, and so does its death.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
process.on('disconnect', () => process.exit())

process.on('message', async (document: Uint8Array) => {
  process.send?.(await answerTo(document))
})

async function answerTo(document: Uint8Array): Promise<{ bytes: Uint8Array } | { fault: string }> {
  try {
    const { kind, data }: { kind: DocumentKind; data: never } = deserialize(document)
    return { bytes: await drawings[kind](data) }
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
