import type pg from 'pg'
import type { Switchboard } from '../switchboard/switchboard.ts'
import type { BankId } from './banks.ts'

/** The bank's clockwork, in milliseconds. */
export type BankSettings = {
  readonly otpValidMs: number
  readonly otpIntervalMs: number
  readonly lateOutcomeMs: number
  readonly lateAnswerMs: number
}

/** What every operation of the bank may use beside its transaction. */
export type BankRules = {
  readonly settings: BankSettings
  readonly switchboard: Switchboard
}

/** One call as an operation sees it, in its transaction. */
export type Call<Body> = {
  readonly db: pg.PoolClient
  /** Which bank was called. */
  readonly bank: BankId
  readonly reference: string
  readonly body: Body
  readonly now: Date
}
