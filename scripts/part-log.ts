import { createWriteStream, existsSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Where a part's output goes. */
export type PartLog = { write(line: string): void; close(): Promise<void> }

const ROTATE_AT_BYTES = 10 * 1024 * 1024

/** Opens `<part>.log`; what was written before is kept as `<part>.log.1` once it has grown large. */
export function openPartLog(logs: string, part: string, warn: (line: string) => void): PartLog {
  const file = join(logs, `${part}.log`)
  if (existsSync(file) && statSync(file).size > ROTATE_AT_BYTES) renameSync(file, `${file}.1`)
  const stream = createWriteStream(file, { flags: 'a' })
  let usable = true
  stream.on('error', (error) => {
    if (usable) warn(`Cannot write ${file} (${error.message}): the output of ${part} is lost from here on.`)
    usable = false
  })
  return {
    write: (line) => void (usable && stream.write(`${line}\n`)),
    close: () => new Promise((resolve) => stream.end(resolve)),
  }
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
