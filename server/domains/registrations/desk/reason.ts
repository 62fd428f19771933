import { normalise } from '#lib/normalise.ts'

const longest = 500

/** A reason as a person typed it, at most 500 characters of it; null where there is none. */
export function readReason(typed: string): string | null {
  const reason = [...normalise(typed, 'NFC').trim()].slice(0, longest).join('')
  return reason === '' ? null : reason
}
