import { err, ok, type Result } from '../result.ts'
import { withoutSeparators } from '../typed-digits.ts'

export type TaxCodeKind = 'ORGANISATION' | 'BRANCH' | 'PERSON'

export interface TaxCode {
  readonly kind: TaxCodeKind
  /** "0400603108", "0314409058-002" or the person's twelve digits. */
  readonly value: string
}

export type TaxCodeError = 'EMPTY' | 'FORM' | 'CHECK_DIGIT'

const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const

/**
 * Reads a tax code (mã số thuế): ten digits of an organisation, the same with a branch 001 to 999, or the
 * twelve digits of a person's identity number, which has been the tax code of persons and household
 * businesses since 1 July 2025. The first two carry a check digit, the last does not.
 */
export function parseTaxCode(text: string): Result<TaxCode, TaxCodeError> {
  const digits = withoutSeparators(text)
  if (digits === '') return err('EMPTY')
  if (/^\d{12}$/.test(digits)) return ok({ kind: 'PERSON', value: digits })
  const parts = /^(\d{10})(\d{3})?$/.exec(digits)
  const organisation = parts?.[1]
  const branch = parts?.[2]
  if (organisation === undefined || branch === '000') return err('FORM')
  if (!hasCheckDigit(organisation)) return err('CHECK_DIGIT')
  if (branch === undefined) return ok({ kind: 'ORGANISATION', value: organisation })
  return ok({ kind: 'BRANCH', value: `${organisation}-${branch}` })
}

/** 10 − (Σ dᵢ·wᵢ mod 11), the tenth digit; numbers for which that is 10 are not issued. */
function hasCheckDigit(digits: string): boolean {
  const sum = WEIGHTS.reduce<number>((total, weight, at) => total + weight * Number(digits[at]), 0)
  return 10 - (sum % 11) === Number(digits[9])
}
