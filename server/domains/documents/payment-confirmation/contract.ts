import type { Locale } from '#lib/locale.ts'
import type { Dong } from '#lib/money.ts'
import type { Bilingual } from '../../directory/contract.ts'

export type ConfirmationLine = {
  readonly dossierCode: string
  readonly agencyId: string
  readonly agency: Bilingual
  readonly label: Bilingual
  /** Whole đồng. */
  readonly amount: Dong
}

/** All that a payment confirmation prints. The same data gives the same bytes. */
export type PaymentConfirmation = {
  readonly tenant: {
    readonly name: Bilingual
    readonly portalName: Bilingual
    readonly hotline: string
    readonly address: Bilingual
  }
  readonly publicId: string
  readonly verificationCode: string
  /** The whole address of the page that verifies this document; it goes into the QR code. */
  readonly verifyUrl: string
  /** What was paid, in đồng: the sum of the lines. */
  readonly amount: Dong
  readonly lines: readonly ConfirmationLine[]
  readonly paidAt: Date
  readonly method: {
    readonly issuerName: string
    /** First six and last four digits. */
    readonly cardMask: string
    readonly bankReference: string
  }
  readonly locale: Locale
  /** True where no money is real: every page then says so. */
  readonly demo: boolean
}
