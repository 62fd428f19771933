import type { BankConnector } from '#server/domains/bank-connectors/index.ts'
import type { Clock } from '#server/platform/clock.ts'
import type { Config } from '#server/platform/config.ts'
import type { Database } from '#server/platform/database/database.ts'
import type { Logger } from '#server/platform/logger.ts'
import type { MoneyPolicy } from './apply-changes.ts'
import type { BankNames } from './bank-names.ts'
import type { BankStatusRecorder } from './commands/record-bank-status.ts'

/** How numbers are made and how long they live; durations in milliseconds and whole days. */
export type InstructionPolicy = {
  /** The first two digits of this province's numbers. */
  readonly prefix: string
  readonly payableAfterMs: number
  readonly amountDays: number
  readonly payableDays: number
  /** The longest lease of a teller. */
  readonly counterLeaseMs: number
}

/** What a debit of a registered account needs beside the bank. */
export type DebitPolicy = {
  /** Up to this sum a day an account is debited without a code, in đồng. */
  readonly freeUpTo: bigint
  /** Codes are compared with it, and their owner is told of wrong ones. */
  readonly config: Pick<Config, 'LOOKUP_KEY' | 'COLUMN_KEY' | 'PORTAL_URL' | 'TENANT'>
}

/** What the commands of payments work with; durations in milliseconds. */
export type PaymentDeps = {
  readonly database: Database
  readonly clock: Clock
  /** The collecting bank: cards, and the account that transfers go to. */
  readonly bank: BankConnector
  /** Every bank that takes money for us, by its name in the ledger. */
  readonly banks: ReadonlyMap<string, BankConnector>
  readonly bankName: BankNames
  /** Where transfers go. */
  readonly collectingAccount: { readonly bin: string; readonly number: string; readonly holder: string }
  readonly recordBankStatus: BankStatusRecorder
  readonly log: Logger
  readonly cardLeaseMs: number
  readonly paymentOpenMs: number
  readonly bankTimeoutMs: number
  readonly instructions: InstructionPolicy
  readonly money: MoneyPolicy
  readonly debits: DebitPolicy
}
