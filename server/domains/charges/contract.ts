import type { Bilingual } from '../directory/contract.ts'

/** Why a charge has its amount, as its agency says: gross less reduction, decimal strings of đồng. */
export type ChargeBasis = {
  readonly kind: 'PHI' | 'LE_PHI'
  readonly gross: string
  readonly reduction: string
  readonly ground: Bilingual | null
  readonly regulation: string
}
