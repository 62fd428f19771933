import { createWriteStream, existsSync, openSync, renameSync, statSync, type WriteStream } from 'node:fs'
import { join } from 'node:path'

/** Where a part's output goes. */
export type PartLog = { write(line: string): void; close(): Promise<void> }

const ROTATE_AT_BYTES = 10 * 1024 * 1024

/** Older files that are kept, the newest as `<part>.log.1`. */
const KEPT = 3
const LONGEST_LINE = 64 * 1024

/**
 * Opens `<part>.log`. Once it has grown large, at the start or while it is written, it is put aside as `<part>.log.1`, and the oldest
 * of those goes: however much a part prints, its logs take four times the bound.
 */
export function openPartLog(logs: string, part: string, warn: (line: string) => void): PartLog {
  const file = join(logs, `${part}.log`)
  let stream: WriteStream | null = null
  let size = 0
  let usable = true
  const lost = (error: unknown) => {
    const why = error instanceof Error ? error.message : String(error)
    if (usable) warn(`Cannot write ${file} (${why}): the output of ${part} is lost from here on.`)
    usable = false
    stream = null
  }
  const open = () => {
    if (existsSync(file) && statSync(file).size > ROTATE_AT_BYTES) putAside(file)
    // Opened at once: a file that opens later would come back under the name that was moved.
    const opened = createWriteStream(file, { fd: openSync(file, 'a') })
    opened.on('error', (error) => stream === opened && lost(error))
    stream = opened
    size = statSync(file).size
  }
  const attempt = (work: () => void) => {
    try {
      work()
    } catch (error) {
      lost(error)
    }
  }
  attempt(open)
  return {
    write: (line) => {
      if (stream === null) return
      const text = `${line.slice(0, LONGEST_LINE)}\n`
      stream.write(text)
      size += Buffer.byteLength(text)
      if (size <= ROTATE_AT_BYTES) return
      stream.end()
      attempt(() => {
        putAside(file)
        open()
      })
    },
    close: () => new Promise((resolve) => (stream === null ? resolve() : stream.end(resolve))),
  }
}

function putAside(file: string): void {
  for (let n = KEPT; n > 1; n--) {
    if (existsSync(`${file}.${n - 1}`)) renameSync(`${file}.${n - 1}`, `${file}.${n}`)
  }
  renameSync(file, `${file}.1`)
}

/**
 * What of a part's line a person at the terminal should see: errors of structured logs, plain lines of the error
 * stream; null for the rest, which is in the log file.
 */
export function terminalLine(line: string, stream: 'stdout' | 'stderr'): string | null {
  const entry = structured(line)
  if (entry) return entry.level >= 50 ? [entry.msg, entry.err?.message].filter(Boolean).join(': ') : null
  return stream === 'stderr' && line.trim() !== '' ? line : null
}

type Entry = { readonly level: number; readonly msg?: string; readonly err?: { readonly message?: string } }

function structured(line: string): Entry | null {
  if (!line.startsWith('{')) return null
  try {
    const entry = JSON.parse(line)
    return typeof entry.level === 'number' ? entry : null
  } catch {
    return null
  }
}
