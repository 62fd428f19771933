import { type CardDateError, parseCardDate } from '#lib/card/card-date.ts'
import { binOf, parseCardNumber } from '#lib/card/card-number.ts'
import { parseHolderName } from '#lib/card/holder-name.ts'
import { err, ok, type Result } from '#lib/result.ts'
import type { CardData } from '#server/domains/bank-connectors/index.ts'
import type { CardIssuer } from '#server/domains/directory/contract.ts'
import type { CardFieldProblem, CardInput } from './card-contract.ts'

/**
 * Reads the card form. All fields are looked at, so that the payer mends everything at once.
 * Rules: PRODUCT S1.5, `reference` of the domestic scheme: 16 or 19 digits from 9704, the date that the issuer prints.
 */
export function readCardForm(
  input: CardInput,
  issuer: CardIssuer,
  now: Date,
): Result<CardData, CardFieldProblem> {
  const number = readNumber(input.number, issuer)
  const holderName = parseHolderName(input.holderName)
  const date = parseCardDate(input.date, issuer.dateKind, now)
  if (number.ok && holderName.ok && date.ok && input.acceptTerms) {
    return ok({ number: number.value, holderName: holderName.value, date: date.value.text })
  }
  return err({
    ...(number.ok ? {} : number.error),
    ...(holderName.ok ? {} : { holderName: holderName.error.code }),
    ...(date.ok ? {} : { date: dateProblem(date.error) }),
    ...(input.acceptTerms ? {} : { acceptTerms: 'REQUIRED' as const }),
  })
}

function readNumber(text: string, issuer: CardIssuer): Result<string, CardFieldProblem> {
  const number = parseCardNumber(text, [{ bin: issuer.bin, luhn: issuer.luhn }])
  if (!number.ok) {
    const { error } = number
    return err({ number: error.code, ...(error.code === 'LENGTH' ? { numberDigits: error.digits } : {}) })
  }
  return binOf(number.value) === issuer.bin ? number : err({ number: 'OTHER_ISSUER' })
}

const dateProblem = (error: CardDateError): NonNullable<CardFieldProblem['date']> => error.code
