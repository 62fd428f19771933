import type { Bilingual } from '../directory/contract.ts'
import type { Method } from './contract.ts'

/** First and last day of a statement, both within, as ISO days of Vietnam: "2026-11-01". */
export type StatementPeriod = { readonly from: string; readonly to: string }

/** A year and a day: 2027-01-01 may be compared with 2026-01-01. */
export const longestPeriodDays = 367

/** One paid payment. Amounts are decimal strings of đồng, times ISO 8601 in UTC. */
export type StatementLine = {
  readonly publicId: string
  readonly paidAt: string
  /** What the holder's accountant calls it. */
  readonly ownReference: string | null
  /** What settled charges: the sum of the shares. */
  readonly amount: string
  readonly shares: readonly StatementShareLine[]
  readonly dossiers: number
  readonly method: Method
  /** The card's or account's number, masked; null where none is known. */
  readonly mask: string | null
  readonly bank: Bilingual
  readonly bankReference: string
  /** Of the amount, what went back, and what is on its way back or being looked at. */
  readonly returned: string
  readonly returning: string
}

/** What one agency received of a payment. */
export type StatementShareLine = {
  readonly agencyId: string
  readonly agency: Bilingual
  readonly amount: string
}

/** The newest first; `next` names the place after the page, null at the end. */
export type StatementPage = { readonly rows: readonly StatementLine[]; readonly next: string | null }

/** What one day, month or agency comes to. */
export type StatementSum = { readonly payments: number; readonly amount: string }

export type StatementTotals = StatementSum & {
  readonly returned: string
  readonly returning: string
  /** By ISO day, or by month ("2026-11") of a period of more than 31 days; without the empty ones. */
  readonly by: 'DAY' | 'MONTH'
  readonly times: readonly (StatementSum & { readonly time: string })[]
  /** The agency that received most first. */
  readonly agencies: readonly (StatementSum & { readonly agencyId: string; readonly agency: Bilingual })[]
}

/** A statement on paper has so many lines at most: more are for a sheet. */
export const mostPrinted = 1_000

/** As long as the database keeps it. */
export const longestOwnReference = 50

/** A payment as the page that names it shows it. */
export type ReferencedPayment = Pick<StatementLine, 'publicId' | 'ownReference' | 'amount'>

/** TOO_LONG: over 50 characters. NOT_FOUND: no payment of this holder. */
export type OwnReferenceRefusal = { readonly code: 'TOO_LONG' | 'NOT_FOUND' }

/** One archive has so many receipts at most: they are drawn one by one, some minutes of work for a machine that others use too. */
export const mostArchived = 2_000

/** TOO_MANY: more payments than a paper takes; the sheets take any number. */
export type StatementRefusal = { readonly code: 'TOO_MANY' }
/** TOO_MANY_RECEIPTS: more than an archive takes; shorter periods have them. */
export type ArchiveRefusal = { readonly code: 'TOO_MANY_RECEIPTS' }
