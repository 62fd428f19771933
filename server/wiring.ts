import type { LiveKey } from '#lib/signed-message.ts'
import { importSigningKeys } from '#lib/signed-message.ts'
import {
  type BankConnector,
  type NoteOtherAnswer,
  signedJsonBank,
} from '#server/domains/bank-connectors/index.ts'
import { tenant } from '#server/domains/directory/index.ts'
import { esmsGateway, type SendDeps, smtpGateway } from '#server/domains/notifications/index.ts'
import {
  bankStatusRecorder,
  livePayments,
  noteOtherAnswer,
  type PaymentDeps,
  type PaymentWatch,
  watchPayments,
} from '#server/domains/payments/index.ts'
import { noteOtherMandate, type RegistrationDeps } from '#server/domains/registrations/index.ts'
import { type Clock, systemClock } from '#server/platform/clock.ts'
import { type Config, collectingBankName } from '#server/platform/config.ts'
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
  readonly registrations: RegistrationDeps
  /** SMS and e-mails: queueing takes its `config` alone. */
  readonly messages: SendDeps
  /** What open pages follow. */
  readonly watch: PaymentWatch
  readonly agency: Peer
  /** The key that signs what we send. */
  readonly ourKey: LiveKey
}

const agencyTimeoutMs = 5_000
/** A page that is open turns within five seconds of the change. */
const watchEveryMs = 1_000

/** The one place where adapters meet their ports. */
export async function wire(config: Config, log: Logger, clock: Clock = systemClock): Promise<Deps> {
  const database = openDatabase(config.DATABASE_URL, config.DATABASE_POOL, (error) =>
    log.warn({ error: error.message }, 'an idle database connection was lost'),
  )
  const ourKey = await signingKey(config)
  const payments = paymentDeps(config, { database, clock, log, ourKey })
  return {
    config,
    database,
    clock,
    log,
    ourKey,
    payments,
    registrations: { database, clock, log, config, banks: payments.banks, bankName: payments.bankName },
    messages: messageDeps(config, { database, clock, log }),
    watch: watchPayments(
      (publicIds) => livePayments(payments, publicIds),
      watchEveryMs,
      (error) => log.warn({ error: String(error) }, 'open pages could not be told'),
    ),
    agency: {
      name: 'agency',
      baseUrl: config.AGENCY_URL,
      ourKey,
      theirKeys: config.AGENCY_PUBLIC_KEYS.keys,
      timeoutMs: agencyTimeoutMs,
    },
  }
}

type Base = Pick<Deps, 'database' | 'clock' | 'log' | 'ourKey'>

function paymentDeps(config: Config, { database, clock, log, ourKey }: Base): PaymentDeps {
  const { collectingBank, collectingAccount, instructionPrefix } = tenant(config.TENANT)
  const bankTimeoutMs = config.BANK_TIMEOUT_SECONDS * 1000
  const note: NoteOtherAnswer = (answer) =>
    (answer.about === 'MANDATE' ? noteOtherMandate : noteOtherAnswer)({ database, clock, log }, answer)
  const connect = (name: string, baseUrl: string, theirKeys: Config['BANK_PUBLIC_KEYS']['keys']) =>
    signedJsonBank({ name, baseUrl, ourKey, theirKeys, timeoutMs: bankTimeoutMs }, clock, note)
  const bank = connect(collectingBankName, config.BANK_URL, config.BANK_PUBLIC_KEYS.keys)
  const others = config.OTHER_BANKS.map(({ name, url, keys }) => connect(name, url, keys))
  const names = new Map(config.OTHER_BANKS.map(({ name, displayName }) => [name, displayName]))
  const money = { returnWithinMs: config.RETURN_WITHIN_HOURS * 3_600_000 }
  return {
    database,
    clock,
    bank,
    banks: new Map<string, BankConnector>([bank, ...others].map((one) => [one.name, one])),
    bankName: (connector) => names.get(connector) ?? collectingBank,
    collectingAccount,
    log,
    recordBankStatus: bankStatusRecorder(database, clock, money),
    cardLeaseMs: config.CARD_LEASE_MINUTES * 60_000,
    paymentOpenMs: config.PAYMENT_OPEN_MINUTES * 60_000,
    bankTimeoutMs,
    instructions: {
      prefix: instructionPrefix,
      payableAfterMs: config.INSTRUCTION_PAYABLE_AFTER_SECONDS * 1000,
      amountDays: config.INSTRUCTION_AMOUNT_DAYS,
      payableDays: config.INSTRUCTION_PAYABLE_DAYS,
      counterLeaseMs: config.COUNTER_LEASE_MINUTES * 60_000,
    },
    money,
    debits: { freeUpTo: config.DEBIT_FREE_UP_TO, config },
  }
}

/** Beyond it a gateway counts as silent; shorter than the first pause before another try. */
const gatewayTimeoutMs = 8_000

function messageDeps(config: Config, base: Pick<Deps, 'database' | 'clock' | 'log'>): SendDeps {
  const { portalName } = tenant(config.TENANT)
  return {
    ...base,
    config,
    sms: esmsGateway({
      baseUrl: config.SMS_URL,
      apiKey: config.SMS_API_KEY,
      secretKey: config.SMS_SECRET_KEY,
      brandname: config.SMS_BRANDNAME,
      timeoutMs: gatewayTimeoutMs,
    }),
    mail: smtpGateway({
      url: config.SMTP_URL,
      from: { address: config.MAIL_FROM, name: portalName.vi },
      timeoutMs: gatewayTimeoutMs,
    }),
  }
}

/** The first of the live keys signs; the second is published for the change to come. */
async function signingKey(config: Config): Promise<LiveKey> {
  const [first] = await importSigningKeys(config.PORTAL_PRIVATE_KEYS.keys)
  if (first === undefined) throw new Error('PORTAL_PRIVATE_KEYS is empty')
  return first
}
