import type { LiveKey } from '#lib/signed-message.ts'
import { importSigningKeys } from '#lib/signed-message.ts'
import { signedJsonBank } from '#server/domains/bank-connectors/index.ts'
import { bankStatusRecorder, type PaymentDeps } from '#server/domains/payments/index.ts'
import { type Clock, systemClock } from '#server/platform/clock.ts'
import type { Config } from '#server/platform/config.ts'
import { type Database, openDatabase } from '#server/platform/database/database.ts'
import type { Logger } from '#server/platform/logger.ts'
import type { Peer } from '#server/platform/signed-http.ts'

/** Everything that commands and queries need, made once per process. */
export type Deps = {
  readonly config: Config
  readonly database: Database
  readonly clock: Clock
  readonly log: Logger
  readonly payments: PaymentDeps
  readonly agency: Peer
  /** The key that signs what we send. */
  readonly ourKey: LiveKey
}

/** The collecting bank's name in the ledger and the inbox. */
const bankName = 'collecting-bank'
const agencyTimeoutMs = 5_000

/** The one place where adapters meet their ports. */
export async function wire(config: Config, log: Logger, clock: Clock = systemClock): Promise<Deps> {
  const database = openDatabase(config.DATABASE_URL, config.DATABASE_POOL, (error) =>
    log.warn({ error: error.message }, 'an idle database connection was lost'),
  )
  const ourKey = await signingKey(config)
  const bankTimeoutMs = config.BANK_TIMEOUT_SECONDS * 1000
  const bank = signedJsonBank(
    {
      name: bankName,
      baseUrl: config.BANK_URL,
      ourKey,
      theirKeys: config.BANK_PUBLIC_KEYS.keys,
      timeoutMs: bankTimeoutMs,
    },
    clock,
  )
  return {
    config,
    database,
    clock,
    log,
    ourKey,
    agency: {
      name: 'agency',
      baseUrl: config.AGENCY_URL,
      ourKey,
      theirKeys: config.AGENCY_PUBLIC_KEYS.keys,
      timeoutMs: agencyTimeoutMs,
    },
    payments: {
      database,
      clock,
      bank,
      log,
      recordBankStatus: bankStatusRecorder(database, clock),
      cardLeaseMs: config.CARD_LEASE_MINUTES * 60_000,
      paymentOpenMs: config.PAYMENT_OPEN_MINUTES * 60_000,
      bankTimeoutMs,
    },
  }
}

/** The first of the live keys signs; the second is published for the change to come. */
async function signingKey(config: Config): Promise<LiveKey> {
  const [first] = await importSigningKeys(config.PORTAL_PRIVATE_KEYS.keys)
  if (first === undefined) throw new Error('PORTAL_PRIVATE_KEYS is empty')
  return first
}
