import { normalise } from '#lib/normalise.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import type { PasswordRefusal } from '../contract.ts'
import { commonPasswords, commonWords } from './common-passwords.ts'

/** In code points. With a second factor NIST SP 800-63B-4 (3.1.1.2) asks for 8. */
const shortest = 12
const longest = 128
/** A shorter part of a name or address says nothing about whose password it is. */
const shortestPersonal = 4

/** The password in the one form that is hashed: what looks the same on two keyboards is the same (NFKC). */
export const passwordText = (typed: string): string => normalise(typed, 'NFKC')

/**
 * Whether a new password will do, in the form that is hashed. Length and what too many people use decide, not kinds
 * of characters (NIST SP 800-63B-4, 3.1.1.2).
 * @param personal name and e-mail of whose it will be
 */
export function checkPassword(typed: string, personal: readonly string[]): Result<string, PasswordRefusal> {
  const password = passwordText(typed)
  const { length } = [...password]
  if (length < shortest) return err({ code: 'PASSWORD_SHORT' })
  if (length > longest) return err({ code: 'PASSWORD_LONG' })
  if (isCommon(password)) return err({ code: 'PASSWORD_COMMON' })
  return isPersonal(password, personal) ? err({ code: 'PASSWORD_PERSONAL' }) : ok(password)
}

/** Common as it is, as a common word with figures and marks around it, or as few letters over and over. */
function isCommon(password: string): boolean {
  const plain = letters(password)
  const word = plain.replace(/^[^a-z]+|[^a-z]+$/g, '')
  return commonPasswords.has(plain) || commonWords.has(word) || new Set(plain).size < 4
}

function isPersonal(password: string, personal: readonly string[]): boolean {
  const plain = letters(password)
  const parts = personal.flatMap((text) => [letters(text), ...letters(text).split('@').slice(0, 1)])
  return parts.some((part) => part.length >= shortestPersonal && plain.includes(part))
}

const letters = (text: string): string => fold(text).toLowerCase().replace(/\s+/g, '')
