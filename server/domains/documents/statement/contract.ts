import type { Dong } from '#lib/money.ts'
import type { Bilingual } from '../../directory/contract.ts'
import type { DocumentLanguage, IssuingPortal, PaidBy } from '../contract.ts'

/** What one agency received of a payment, in đồng. */
export type StatementShare = { readonly agencyId: string; readonly agency: Bilingual; readonly amount: Dong }

/** One paid payment as a line of the statement. */
export type StatementPayment = {
  readonly paidAt: Date
  readonly publicId: string
  /** What the holder's accountant calls it. */
  readonly ownReference: string | null
  readonly shares: readonly StatementShare[]
  readonly dossiers: number
  /** The sum of the shares, in đồng. */
  readonly amount: Dong
  readonly method: PaidBy['kind']
  /** The card's or account's number, masked; null where none is known. */
  readonly mask: string | null
  /** Of it, in đồng, what went back, and what is on its way back. */
  readonly returned: Dong
  readonly returning: Dong
}

/** All that a statement of payments prints. The same data gives the same bytes. */
export type PaymentStatement = {
  readonly portal: IssuingPortal
  readonly holder: { readonly name: string; readonly taxCode: string | null }
  /** First and last day, both within, as ISO days in Vietnam. */
  readonly from: string
  readonly to: string
  readonly payments: readonly StatementPayment[]
  readonly madeAt: Date
  readonly language: DocumentLanguage
  /** True where no money is real: every page then says so. */
  readonly demo: boolean
}
