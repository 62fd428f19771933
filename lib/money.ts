import { z } from 'zod'
import { err, ok, type Result } from './result.ts'

/** Whole đồng. The đồng has no smaller unit, so no amount ever needs a fraction. */
export type Dong = bigint

/** Every amount is below this (10,000 billion đồng): thirteen digits in JSON and on paper. */
export const MAX_DONG: Dong = 10n ** 13n

const DECIMAL_FORM = /^(?:0|[1-9]\d{0,12})$/
const NO_BREAK_SPACE = '\u00A0'

/** "150.000": figures alone, grouped as Vietnam writes them, the same in both languages. */
export function formatFigures(amount: Dong): string {
  return amount.toString().replace(/\B(?=(?:\d{3})+$)/g, '.')
}

/** "150.000 đ" with a space that never breaks the line between figures and unit. */
export function formatDong(amount: Dong): string {
  return `${formatFigures(amount)}${NO_BREAK_SPACE}đ`
}

/** Reads the form amounts have in JSON: decimal digits, no sign, no leading zero, below MAX_DONG. */
export function parseDong(text: string): Result<Dong, 'NOT_DONG'> {
  return DECIMAL_FORM.test(text) ? ok(BigInt(text)) : err('NOT_DONG')
}

/** The sum in đồng; 0 for an empty list. It may reach beyond MAX_DONG, which only bounds single amounts. */
export function sumDong(amounts: Iterable<Dong>): Dong {
  let sum = 0n
  for (const amount of amounts) sum += amount
  return sum
}

/** An amount in a message: the decimal string of `parseDong`, read into đồng. */
export const dongSchema = /* @__PURE__ */ buildDongSchema()

function buildDongSchema() {
  return z
    .string()
    .regex(DECIMAL_FORM, 'NOT_DONG')
    .transform((text): Dong => BigInt(text))
}
