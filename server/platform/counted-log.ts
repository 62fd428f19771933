import type { Logger } from './logger.ts'

/** How often the same line may stand in a log. */
const everyMs = 60_000
/** Different lines that are counted at a time; beyond that a line says no more than its message. */
const mostLines = 100

type Line = { readonly level: 'warn' | 'error'; readonly message: string }
type Fields = Readonly<Record<string, unknown>>

/** What each log has written lately, and how often it was to be written again since. */
const perLog = new WeakMap<Logger, Map<string, { again: number }>>()

/**
 * Writes what strangers can bring about as often as they like: the first time at once, and from then on once a minute with how often it
 * was (`times`), so that nobody fills a disk.
 */
export function logCounted(log: Logger, line: Line, fields: Fields): void {
  const lines = perLog.get(log) ?? new Map<string, { again: number }>()
  perLog.set(log, lines)
  const whole = JSON.stringify([line.message, fields])
  const known = lines.has(whole) || lines.size < mostLines
  const [key, said] = known ? [whole, fields] : [line.message, {}]
  const counted = lines.get(key)
  if (counted !== undefined) {
    counted.again++
    return
  }
  lines.set(key, { again: 0 })
  log[line.level](said, line.message)
  afterAWhile(log, lines, key, line, said)
}

/** Writes the count of a minute while there is one; a minute without one forgets the line. */
function afterAWhile(
  log: Logger,
  lines: Map<string, { again: number }>,
  key: string,
  line: Line,
  said: Fields,
): void {
  setTimeout(() => {
    const again = lines.get(key)?.again ?? 0
    if (again === 0) return void lines.delete(key)
    lines.set(key, { again: 0 })
    log[line.level]({ ...said, times: again }, line.message)
    afterAWhile(log, lines, key, line, said)
  }, everyMs).unref()
}
