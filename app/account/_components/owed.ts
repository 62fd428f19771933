import { type Dong, sumDong } from '#lib/money.ts'
import type { AllOfFilter, ListRow } from '#server/domains/dossiers/listing-contract.ts'
import { isPayable } from '../dossiers/is-payable.ts'

/** What could be paid now; `more` than one payment takes. */
export type Owed = { readonly count: number; readonly total: Dong; readonly more: boolean }

/** Of the list of what is owed: told by its first page where that is all of it. */
export function owedOf(found: { readonly rows: readonly ListRow[]; readonly all: AllOfFilter | null }): Owed {
  const { rows, all } = found
  if (all) return { count: all.count, total: BigInt(all.total), more: all.more }
  const payable = rows.filter(isPayable)
  return { count: payable.length, total: sumDong(payable.map((row) => BigInt(row.payable))), more: false }
}
