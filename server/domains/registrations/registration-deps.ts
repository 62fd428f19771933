import type { BankConnector } from '#server/domains/bank-connectors/index.ts'
import type { Bilingual } from '#server/domains/directory/contract.ts'
import type { Clock } from '#server/platform/clock.ts'
import type { Config } from '#server/platform/config.ts'
import type { Database } from '#server/platform/database/database.ts'
import type { Logger } from '#server/platform/logger.ts'

/** What the commands of registrations work with. */
export type RegistrationDeps = {
  readonly database: Database
  readonly clock: Clock
  readonly log: Logger
  readonly config: Pick<Config, 'COLUMN_KEY' | 'LOOKUP_KEY' | 'PORTAL_URL' | 'TENANT'>
  /** Every bank where accounts can be registered, by its name in rows. */
  readonly banks: ReadonlyMap<string, BankConnector>
  readonly bankName: (connector: string) => Bilingual
}

/** Bounds of an account's daily limit, in đồng. */
export const dailyLimits = { least: 1_000_000n, most: 10_000_000_000n } as const

/**
 * Registrations that one holder may have under way at once, drafts included: more accounts than an organisation has, and few enough
 * that no holder's forms, which end together, hold up anybody's work.
 */
export const mostOpen = 50

/** How long a printed form may stay away from the bank. */
export const formDays = 30
