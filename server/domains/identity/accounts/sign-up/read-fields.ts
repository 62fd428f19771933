import { businessDay } from '#lib/dates.ts'
import { parsePersonName } from '#lib/person-name.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { readDay } from '#lib/typed-day.ts'
import { withoutSeparators } from '#lib/typed-digits.ts'
import { parseIdentityNumber } from '#lib/vietnamese/identity-number.ts'
import { parsePhone } from '#lib/vietnamese/phone.ts'
import { parseTaxCode } from '#lib/vietnamese/tax-code.ts'
import type { FieldRefusal, FieldRefusalCode } from '../../account-contract.ts'

type Field<T> = Result<T, FieldRefusal>

/** One line that has to be there, in whatever letters: a name, an address, a position. */
export function line(typed: string, empty: FieldRefusalCode, form: FieldRefusalCode): Field<string> {
  const read = parsePersonName(typed)
  return read.ok ? read : err({ code: read.error === 'EMPTY' ? empty : form })
}

/** One line that may be left out. */
export function optionalLine(typed: string, form: FieldRefusalCode): Field<string | null> {
  const read = parsePersonName(typed)
  if (read.ok) return read
  return read.error === 'EMPTY' ? ok(null) : err({ code: form })
}

/** The telephone that codes are sent to, in E.164. */
export function mobile(typed: string): Result<string, { readonly code: 'PHONE_EMPTY' | 'PHONE_FORM' }> {
  const read = parsePhone(typed)
  return read.ok ? read : err({ code: read.error === 'EMPTY' ? 'PHONE_EMPTY' : 'PHONE_FORM' })
}

/** National numbers of fixed lines have ten digits and begin with a 2. */
const fixedLine = /^(?:\+84|0084|84|0)(2\d{9})$/

/** Where an organisation is reached, mobile or not, in E.164; what is left out is `otherwise`. */
export function contactPhone(typed: string, otherwise: string): Field<string> {
  const plain = withoutSeparators(typed).replace(/[.()]/g, '')
  if (plain === '') return ok(otherwise)
  const fixed = fixedLine.exec(plain)?.[1]
  if (fixed !== undefined) return ok(`+84${fixed}`)
  const read = parsePhone(plain)
  return read.ok ? read : err({ code: 'CONTACT_PHONE_FORM' })
}

/**
 * The tax code of an organisation (ten digits) or of a branch of one (thirteen), both with their check digit. Twelve
 * digits are a person's or a household business's, who sign up as persons.
 */
export function organisationTaxCode(typed: string): Field<string> {
  const read = parseTaxCode(typed)
  if (!read.ok) return err({ code: `TAX_CODE_${read.error}` })
  return read.value.kind === 'PERSON' ? err({ code: 'TAX_CODE_OF_PERSON' }) : ok(read.value.value)
}

/** Twelve digits; cards of nine ended with 2024 (Law on Identification 26/2023/QH15, article 46). */
export function identityNumber(typed: string): Field<string> {
  const read = parseIdentityNumber(typed)
  if (!read.ok) return err({ code: `IDENTITY_${read.error}` })
  return read.value.kind === 'CMND' ? err({ code: 'IDENTITY_OLD_CARD' }) : ok(read.value.value)
}

/** The same of somebody else, where it may be left out. */
export function representativeIdentity(typed: string): Field<string | null> {
  if (withoutSeparators(typed) === '') return ok(null)
  const read = identityNumber(typed)
  return read.ok ? read : err({ code: 'REPRESENTATIVE_IDENTITY_FORM' })
}

/** Somebody alive may have seen it. */
const earliest = '1900-01-01'

/** A day up to today in Vietnam, "2019-03-05" or "5/3/2019", as an ISO day; it may be left out. */
export function pastDay(typed: string, now: Date): Field<string | null> {
  const text = typed.trim()
  if (text === '') return ok(null)
  const iso = readDay(text)
  if (iso === null || iso < earliest) return err({ code: 'ISSUED_ON_FORM' })
  return iso <= businessDay(now) ? ok(iso) : err({ code: 'ISSUED_ON_FUTURE' })
}
