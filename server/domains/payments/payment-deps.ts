import type { BankConnector } from '#server/domains/bank-connectors/index.ts'
import type { Clock } from '#server/platform/clock.ts'
import type { Database } from '#server/platform/database/database.ts'
import type { Logger } from '#server/platform/logger.ts'
import type { BankStatusRecorder } from './commands/record-bank-status.ts'

/** What the commands of payments work with; durations in milliseconds. */
export type PaymentDeps = {
  readonly database: Database
  readonly clock: Clock
  readonly bank: BankConnector
  readonly recordBankStatus: BankStatusRecorder
  readonly log: Logger
  readonly cardLeaseMs: number
  readonly paymentOpenMs: number
  readonly bankTimeoutMs: number
}
