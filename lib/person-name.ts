import { normalise } from './normalise.ts'
import { err, ok, type Result } from './result.ts'

export type PersonNameError = 'EMPTY' | 'CONTROL_CHARACTERS' | 'TOO_LONG'

const LONGEST = 200
/** Control characters, lone surrogates, and those that turn the direction of what follows on the screen. */
const NEVER_IN_A_NAME = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u

/**
 * Reads a person's or an organisation's name: NFC, trimmed, single spaces. It is never refused for its
 * letters, Vietnamese or not, only for control characters or more than 200 characters.
 */
export function parsePersonName(text: string): Result<string, PersonNameError> {
  const trimmed = normalise(text, 'NFC').trim()
  if (/^[\s\p{Cf}]*$/u.test(trimmed)) return err('EMPTY')
  if (NEVER_IN_A_NAME.test(trimmed)) return err('CONTROL_CHARACTERS')
  const name = trimmed.replace(/\s+/g, ' ')
  return [...name].length > LONGEST ? err('TOO_LONG') : ok(name)
}
