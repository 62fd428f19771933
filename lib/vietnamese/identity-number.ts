import { err, ok, type Result } from '../result.ts'
import { withoutSeparators } from '../typed-digits.ts'

export interface IdentityNumber {
  /** The old card's nine digits, or the twelve of the personal identification number. */
  readonly kind: 'CMND' | 'CCCD'
  readonly value: string
}

/** Reads an identity number: nine or twelve digits. Neither has a check digit. */
export function parseIdentityNumber(text: string): Result<IdentityNumber, 'EMPTY' | 'FORM'> {
  const digits = withoutSeparators(text)
  if (digits === '') return err('EMPTY')
  if (/^\d{9}$/.test(digits)) return ok({ kind: 'CMND', value: digits })
  if (/^\d{12}$/.test(digits)) return ok({ kind: 'CCCD', value: digits })
  return err('FORM')
}

/** The part that a look-up without an account asks for. */
export function identityLastFour(value: string): string {
  return value.slice(-4)
}
