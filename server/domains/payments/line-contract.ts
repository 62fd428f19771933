import type { ChargeBasis, ReaderWords } from '../charges/contract.ts'
import type { Bilingual } from '../directory/contract.ts'

/** A charge with its own label, for those who may read it: banks, and the paper as it is kept. */
export type ChargeLine = {
  readonly chargeId: string
  readonly dossierCode: string
  readonly agencyId: string
  readonly agency: Bilingual
  readonly label: Bilingual
  readonly amount: string
}

/** The same for one reader. */
export type PaymentLine = Omit<ChargeLine, 'label'> & { readonly label: ReaderWords }

/** A charge as it was printed. */
export type PrintedLine = ChargeLine & { readonly basis: ChargeBasis }

/** The same for one reader; `basis` is null for the public level. */
export type InstructionLine = PaymentLine & { readonly basis: ChargeBasis | null }

/** Why a line is not what was printed. FEE_ADDED: another fee of these dossiers, which this number does not pay. */
const lineChanges = [
  'FEE_CHANGED',
  'EXEMPTED',
  'WITHDRAWN',
  'PAID_ELSEWHERE',
  'PAID_AT_AGENCY',
  'FEE_ADDED',
] as const
export type LineChange<Words extends Bilingual | null = Bilingual> = {
  readonly chargeId: string
  readonly dossierCode: string
  readonly label: Words
  readonly before: string
  readonly after: string
  readonly why: (typeof lineChanges)[number]
}
