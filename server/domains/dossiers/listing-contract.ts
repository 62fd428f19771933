import type { ReaderWords } from '../charges/contract.ts'
import type { Bilingual } from '../directory/contract.ts'

/** OWING: something is to be paid. SETTLED: nothing is, or never was. */
export const listStates = ['OWING', 'SETTLED', 'ALL'] as const
export type ListState = (typeof listStates)[number]

/** What of a holder's dossiers is asked for. `text` is as typed, without or with accents; '' asks for all. */
export type ListFilter = {
  readonly state: ListState
  readonly agencyId: string | null
  readonly text: string
}

/** One row of the list; amounts are decimal strings of đồng, times ISO 8601 in UTC, days YYYY-MM-DD. */
export type ListRow = {
  readonly id: string
  readonly code: string
  readonly procedure: ReaderWords
  readonly agency: { readonly id: string; readonly name: Bilingual }
  /** Null for a reader of the public level: a tax code alone opened it. */
  readonly days: { readonly receivedOn: string; readonly dueOn: string | null } | null
  /** What can be paid now: without what an attempt holds. */
  readonly payable: string
  /** PAYABLE: something can be paid now. HELD: all that is owed is held. PAID: nothing more is owed. FREE: nothing ever was. */
  readonly state: 'PAYABLE' | 'HELD' | 'PAID' | 'FREE'
  /** An attempt holds something of it, so that it cannot be chosen; when it must let go, null until a bank answers. */
  readonly held: boolean
  readonly heldUntil: string | null
  /** In the holder's own name; false where the holder looked it up. */
  readonly own: boolean
}

/** A page of the newest dossiers first. `next` and `previous` are cursors, null where the list ends. */
export type ListPage = {
  readonly rows: readonly ListRow[]
  readonly next: string | null
  readonly previous: string | null
}

/** As many dossiers as one payment takes. */
export const mostAtOnce = 1_000

/**
 * What paying "all of this filter" would pay, as a page showed it: dossiers that owe, without those that an attempt holds;
 * the newest `mostAtOnce` where there are `more`. `asOf` is when that was: what came later is not meant.
 */
export type AllOfFilter = {
  readonly asOf: string
  readonly count: number
  readonly total: string
  readonly more: boolean
}

/** NOTHING_OWED: all of it was paid meanwhile, or is held. CHANGED: what is owed is `now`; nothing was begun. */
export type PayAllRefusal =
  | { readonly code: 'NOTHING_OWED' }
  | { readonly code: 'CHANGED'; readonly now: AllOfFilter }
