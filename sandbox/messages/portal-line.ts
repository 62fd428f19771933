import type pg from 'pg'
import type { Switchboard } from '../switchboard/switchboard.ts'
import type { BankKeys } from './keys.ts'

/** What whoever in a bank speaks to the portal needs: its books, its keys, where to, and what goes wrong. */
export type PortalLine = {
  readonly pool: pg.Pool
  readonly keys: BankKeys
  readonly servicesUrl: string
  readonly switchboard: Switchboard
  readonly now: () => Date
}
