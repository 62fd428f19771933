import type { Bilingual } from '../directory/contract.ts'

/** Why a charge has its amount, as its agency says: gross less reduction, decimal strings of đồng. */
export type ChargeBasis = {
  readonly kind: 'PHI' | 'LE_PHI'
  readonly gross: string
  readonly reduction: string
  readonly ground: Bilingual | null
  readonly regulation: string
}

/**
 * How far somebody reads a source of charges, a dossier say. FULL: whoever proved more than a public fact about it. PUBLIC: a tax
 * code opened it, and that is anybody's to know: what is owed, to whom, and no more. PRODUCT S1.1.
 */
export type ReaderLevel = 'FULL' | 'PUBLIC'

declare const forReader: unique symbol
/** What a source or its charge is called, as one reader may have it. Only `readerWords` makes one. */
export type ReaderWords = Bilingual & { readonly [forReader]: true }
