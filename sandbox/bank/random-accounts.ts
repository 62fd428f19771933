import { randomInt } from 'node:crypto'
import { parseTaxCode } from '#lib/vietnamese/tax-code.ts'
import type { BankId } from './banks.ts'
import { randomDigits } from './random-cards.ts'
import type { AccountOutcome, DemoAccount, DemoHolder } from './seed-accounts.ts'

const TRADES = ['XÂY DỰNG', 'VẬN TẢI', 'NÔNG SẢN', 'DU LỊCH', 'THỦY SẢN', 'CƠ KHÍ']
const NAMES = ['HÀN GIANG', 'TRÀ KIỆU', 'NGỌC LINH', 'MỸ SƠN', 'CỬA ĐẠI', 'TIÊN PHƯỚC', 'BÀ NÀ']

type Wanted = {
  readonly bank: BankId
  readonly count: number
  /** Whose accounts they are; made-up companies, one for each, where it is absent. */
  readonly holder: DemoHolder | undefined
  readonly outcome: AccountOutcome
}

/** So many accounts with numbers of ten to fourteen digits. */
export function randomAccounts({ bank, count, holder, outcome }: Wanted): DemoAccount[] {
  return Array.from({ length: count }, () => ({
    bank,
    // No account number begins with 0, so that it has as many digits as it seems to have.
    number: `9${randomDigits(9 + randomInt(5))}`,
    holder: holder ?? randomCompany(),
    outcome,
  }))
}

/** A made-up company. */
export function randomCompany(): DemoHolder {
  const [trade, name] = [TRADES, NAMES].map((list) => list[randomInt(list.length)])
  return { name: `CÔNG TY TNHH ${trade} ${name}`, taxCode: randomTaxCode() }
}

/** Ten digits whose last is their check digit; nine of which none fits are thrown away. */
export function randomTaxCode(): string {
  const nine = `40${randomDigits(7)}`
  const fitting = Array.from({ length: 10 }, (_, digit) => `${nine}${digit}`).find(
    (code) => parseTaxCode(code).ok,
  )
  return fitting ?? randomTaxCode()
}

/** Twelve digits as of somebody who was born in the province between 1960 and 1999. */
export const randomIdentityNumber = (): string => `049${randomInt(2)}${60 + randomInt(40)}${randomDigits(6)}`
