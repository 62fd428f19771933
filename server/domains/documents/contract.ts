import type { Bilingual } from '../directory/contract.ts'

/** What a document is written in; 'vi-en' is Vietnamese with the English beneath each text. */
export const documentLanguages = ['vi', 'en', 'vi-en'] as const
export type DocumentLanguage = (typeof documentLanguages)[number]

/** Who issues a payer's document: the payment portal of a province. */
export type IssuingPortal = {
  /** As within a sentence: "tỉnh Quảng Nam". */
  readonly name: Bilingual
  readonly portalName: Bilingual
  readonly hotline: string
  readonly address: Bilingual
}

/** The law's two kinds of fee: phí (for a service) and lệ phí (for an act of administration). */
export type FeeKind = 'PHI' | 'LE_PHI'

/** How money came, by the method of its attempt. Of money that a person assigned, the card or the branch may not be known. */
export type PaidBy = PaidByCard | PaidAtCounter | PaidByTransfer | PaidByAccount

type PaidByCard = {
  readonly kind: 'CARD'
  readonly issuerName: string | null
  /** First six and last four digits. */
  readonly cardMask: string | null
  readonly bankReference: string
}

type PaidAtCounter = {
  readonly kind: 'COUNTER'
  readonly bank: Bilingual
  readonly branch: string | null
  /** The 16 digits of the payment instruction. */
  readonly instructionNumber: string
  readonly bankReference: string
}

type PaidByAccount = {
  readonly kind: 'ACCOUNT'
  readonly bank: Bilingual
  readonly accountMask: string | null
  readonly bankReference: string
}

type PaidByTransfer = {
  readonly kind: 'TRANSFER'
  /** The bank whose account received it; the sender's bank is not known. */
  readonly bank: Bilingual
  readonly instructionNumber: string
  readonly bankReference: string
}
