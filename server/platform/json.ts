/** Deeper than any message of ours; what PostgreSQL and JSON.stringify can walk ends far below. */
const deepest = 32

/**
 * The JSON value of a message from outside, or undefined, which no schema takes, for what is not JSON or could
 * not be stored: PostgreSQL keeps no NUL, no half of a surrogate pair and no bottomless nesting.
 */
export function readJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return isStorable(value, 0) ? value : undefined
  } catch {
    return undefined
  }
}

function isStorable(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0')
  if (typeof value !== 'object' || value === null) return true
  if (depth === deepest) return false
  return Object.entries(value).every(([name, part]) => isStorable(name, depth) && isStorable(part, depth + 1))
}
