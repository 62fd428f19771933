import { parseLookupSecret } from './lookup-secret.ts'
import { err, ok, type Result } from './result.ts'
import { withoutSeparators } from './typed-digits.ts'
import { parseTaxCode, type TaxCodeError } from './vietnamese/tax-code.ts'

/** What a visitor without an account knows of the applicant, beside the code. */
export interface LookupFact {
  readonly kind: 'LAST4' | 'SECRET' | 'TAX_CODE'
  readonly value: string
}

/**
 * Reads the fact that a look-up asks for; its form says which it is. Four digits are the last of the applicant's identity number,
 * eight letters and digits are the look-up secret of the slip, anything else has to be a tax code of ten, twelve or thirteen digits
 * (a person's is the whole identity number). What the dossier says is not known here: a fact of good form may still be the wrong one.
 */
export function parseLookupFact(text: string): Result<LookupFact, TaxCodeError> {
  const typed = withoutSeparators(text)
  if (/^\d{4}$/.test(typed)) return ok({ kind: 'LAST4', value: typed })
  const secret = parseLookupSecret(typed)
  if (secret !== null) return ok({ kind: 'SECRET', value: secret })
  const taxCode = parseTaxCode(typed)
  return taxCode.ok ? ok({ kind: 'TAX_CODE', value: taxCode.value.value }) : err(taxCode.error)
}
