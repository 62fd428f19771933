import { setPriority } from 'node:os'
import { deserialize } from 'node:v8'
import { parentPort } from 'node:worker_threads'
import { type DocumentKind, drawings } from './kinds.ts'

/** The thread that draws: plain data in, bytes out, one document after the other. It knows nothing else. */
const port = parentPort
if (port === null) throw new Error('This is run as a worker thread')

/** A little: a machine with much other work must still draw in time. */
const lower = 3

// Linux has a priority for each thread, elsewhere it would be the whole process’s: pages come before papers.
if (process.platform === 'linux') setPriority(lower)

port.on('message', async (document: Uint8Array) => {
  try {
    const { kind, data }: { kind: DocumentKind; data: never } = deserialize(document)
    const bytes = new Uint8Array(await drawings[kind](data))
    port.postMessage({ bytes }, [bytes.buffer])
  } catch (error) {
    port.postMessage({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
