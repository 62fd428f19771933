import type { Dong } from '#lib/money.ts'
import type { Bilingual } from '../../directory/contract.ts'
import type { DocumentLanguage, FeeKind, IssuingPortal, PaidBy } from '../contract.ts'

/** One charge of the agency that was settled. */
export type AgencyReceiptLine = {
  readonly dossierCode: string
  readonly label: Bilingual
  /** Null: it is not printed for this reader. */
  readonly basis: { readonly kind: FeeKind; readonly regulation: string } | null
  /** What was settled, in đồng. */
  readonly amount: Dong
}

/** All that one agency's receipt prints. The same data gives the same bytes. */
export type AgencyReceipt = {
  readonly portal: IssuingPortal
  readonly agency: {
    readonly name: Bilingual
    readonly address: string
    readonly treasuryAccount: string
    /** The branch of the State Treasury that keeps the account. */
    readonly treasuryBranch: string
  }
  /** Ký hiệu, e.g. 'BL-26E'. */
  readonly series: string
  /** Seven digits. */
  readonly number: string
  readonly issuedAt: Date
  /** Who owed it, masked. */
  readonly debtor: string
  /** The sum of the lines, in đồng. */
  readonly amount: Dong
  readonly lines: readonly AgencyReceiptLine[]
  /** Public id of the payment. */
  readonly paymentId: string
  readonly paidAt: Date
  readonly method: PaidBy
  readonly verificationCode: string
  /** The whole address of the page that verifies this document; it goes into the QR code. */
  readonly verifyUrl: string
  /**
   * Whether the agency's key signed the electronic receipt that this paper shows. Only then may it call itself
   * "Biên lai điện tử (bản thể hiện)" (Decree 123/2020/NĐ-CP, Art. 32); without it the paper is the Portal's.
   */
  readonly signed: boolean
  readonly language: Exclude<DocumentLanguage, 'en'>
  /** Drawn for a reader who may not know what every dossier is about: the paper says so. */
  readonly shortened: boolean
  /** True where no money is real: every page then says so. */
  readonly demo: boolean
}
