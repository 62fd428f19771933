import { type Dong, sumDong } from '#lib/money.ts'
import type { Bilingual } from '../../directory/contract.ts'
import type { StatementPayment } from './contract.ts'

export type AgencyTotal = { readonly agency: Bilingual; readonly amount: Dong; readonly payments: number }

/** What each agency received in all, the agencies in the order of their names. */
export function totalsByAgency(payments: readonly StatementPayment[]): AgencyTotal[] {
  const totals = new Map<string, AgencyTotal>()
  for (const { agencyId, agency, amount } of payments.flatMap(({ shares }) => shares)) {
    const known = totals.get(agencyId)
    totals.set(agencyId, {
      agency,
      amount: amount + (known?.amount ?? 0n),
      payments: 1 + (known?.payments ?? 0),
    })
  }
  return [...totals.values()].sort((one, other) => one.agency.vi.localeCompare(other.agency.vi, 'vi'))
}

/** What was paid, and how much of it went or goes back, in đồng. */
export function grandTotal(payments: readonly StatementPayment[]) {
  return {
    paid: sumDong(payments.map(({ amount }) => amount)),
    returned: sumDong(payments.map(({ returned }) => returned)),
    returning: sumDong(payments.map(({ returning }) => returning)),
  }
}
