import type { Dong } from '#lib/money.ts'
import type { Bilingual } from '../../directory/contract.ts'
import type { DocumentLanguage, IssuingPortal, PaidBy } from '../contract.ts'

/** One charge that the payment settled. */
export type ConfirmationLine = {
  readonly dossierCode: string
  readonly agencyId: string
  readonly agency: Bilingual
  readonly label: Bilingual
  /** What was settled, in whole đồng. */
  readonly amount: Dong
}

/** All that a payment confirmation prints. The same data gives the same bytes. */
export type PaymentConfirmation = {
  readonly portal: IssuingPortal
  readonly publicId: string
  readonly verificationCode: string
  /** The whole address of the page that verifies this document; it goes into the QR code. */
  readonly verifyUrl: string
  /** What was paid, in đồng: the sum of the lines. */
  readonly amount: Dong
  readonly lines: readonly ConfirmationLine[]
  readonly paidAt: Date
  readonly method: PaidBy
  readonly language: DocumentLanguage
  /** Drawn for a reader who may not know what every dossier is about: the paper says so. */
  readonly shortened: boolean
  /** True where no money is real: every page then says so. */
  readonly demo: boolean
}
