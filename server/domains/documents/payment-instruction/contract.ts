import type { Dong } from '#lib/money.ts'
import type { Bilingual } from '../../directory/contract.ts'
import type { DocumentLanguage, FeeKind, IssuingPortal } from '../contract.ts'

/** A4, or the roll of a receipt printer (80 mm), one page as long as it needs to be. */
export const instructionFormats = ['a4', 'receipt'] as const
export type InstructionFormat = (typeof instructionFormats)[number]

/** One charge that the instruction asks for, and why it is as much as it is. */
export type PaymentInstructionLine = {
  readonly dossierCode: string
  readonly agencyId: string
  readonly agency: Bilingual
  readonly label: Bilingual
  /** To pay, in đồng: gross less reduction. */
  readonly amount: Dong
  /** Null: it is not printed for this reader. */
  readonly basis: {
    readonly kind: FeeKind
    readonly gross: Dong
    readonly reduction: Dong
    /** Why it is reduced or exempted; null where nothing is. */
    readonly ground: Bilingual | null
    /** The regulation that sets the fee, e.g. "Nghị quyết 33/2016/NQ-HĐND". */
    readonly regulation: string
  } | null
}

/** All that a payment instruction prints. The same data gives the same bytes. */
export type PaymentInstruction = {
  readonly portal: IssuingPortal
  /** 16 digits without spaces. */
  readonly number: string
  /** The 16 digits of the instruction that this one replaces, when it was issued anew. */
  readonly replaces: string | null
  readonly printedAt: Date
  readonly amountValidUntil: Date
  readonly payableUntil: Date
  /** The sum of the lines, in đồng. */
  readonly amount: Dong
  readonly lines: readonly PaymentInstructionLine[]
  /** Who owes it, masked. */
  readonly debtor: string
  /** Banks whose counters take it. */
  readonly counterBanks: readonly Bilingual[]
  readonly transfer: {
    readonly bank: Bilingual
    readonly account: string
    readonly accountName: string
    /** 'DVC' and the number. */
    readonly content: string
    /** Payload of the VietQR code. */
    readonly qr: string
  }
  /** Which field of which bank's app takes the content. */
  readonly transferFields: readonly { readonly bank: string; readonly field: Bilingual }[]
  readonly verificationCode: string
  /** The whole address of the page that verifies this document. */
  readonly verifyUrl: string
  readonly format: InstructionFormat
  readonly language: Exclude<DocumentLanguage, 'en'>
  /** Drawn for a reader who may not know what every dossier is about: the paper says so. */
  readonly shortened: boolean
  /** True where no money is real: every page then says so. */
  readonly demo: boolean
}
