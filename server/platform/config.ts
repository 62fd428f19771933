import { z } from 'zod'
import { dongSchema } from '#lib/money.ts'
import { weakSettings } from './weak-settings.ts'

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'is not JSON' })
    return z.NEVER
  }
})
const liveKeys = z
  .array(z.looseObject({ kty: z.string(), kid: z.string() }))
  .min(1)
  .max(2)
const jwks = json.pipe(z.object({ keys: liveKeys }))
const otherBanks = json.pipe(
  z.array(
    z.object({
      /** Stands in rows and URLs, and never changes. */
      name: z.string().regex(/^[a-z][a-z0-9-]{1,38}$/),
      displayName: z.object({ vi: z.string().min(1), en: z.string().min(1) }),
      url: z.url(),
      keys: liveKeys,
    }),
  ),
)
const seconds = z.coerce.number().int().positive()
const minutes = z.coerce
  .number()
  .int()
  .positive()
  .max(24 * 60)
const days = z.coerce.number().int().positive().max(365)
const flag = z.enum(['true', 'false']).transform((text) => text === 'true')
const key32 = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hex digits (32 bytes)')

/**
 * Everything that can be set from outside, in one place; `.env.example` explains each name to operators,
 * and a test holds the two together.
 */
export const configSchema = z.object({
  DEMO: flag.default(false),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL: z.coerce.number().int().min(1).max(90).default(10),
  PORTAL_URL: z.url(),
  API_PORT: z.coerce.number().int().min(1).max(65_535).default(3001),
  SERVICES_URL: z.url(),
  TENANT: z.string().default('quang-nam'),
  BANK_URL: z.url(),
  BANK_PUBLIC_KEYS: jwks,
  OTHER_BANKS: otherBanks.default([]),
  PORTAL_PRIVATE_KEYS: jwks,
  AGENCY_URL: z.url(),
  AGENCY_PUBLIC_KEYS: jwks,
  SMS_URL: z.url({ protocol: /^https?$/ }),
  SMS_API_KEY: z.string().min(1),
  SMS_SECRET_KEY: z.string().min(1),
  /** What phones show as the sender: carriers register at most eleven letters. */
  SMS_BRANDNAME: z
    .string()
    .regex(/^[\w .-]{1,11}$/, 'must be the registered sender, 1 to 11 letters and digits'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }),
  MAIL_FROM: z.email(),
  LOOKUP_KEY: key32,
  COLUMN_KEY: key32,
  NEXTAUTH_SECRET: key32,
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  ANONYMOUS_CODES_PER_HOUR: z.coerce.number().int().positive().default(300),
  CARD_LEASE_MINUTES: minutes.default(15),
  COUNTER_LEASE_MINUTES: minutes.max(30).default(30),
  INSTRUCTION_PAYABLE_AFTER_SECONDS: z.coerce.number().int().min(0).default(0),
  INSTRUCTION_AMOUNT_DAYS: days.default(15),
  INSTRUCTION_PAYABLE_DAYS: days.default(30),
  RETURN_WITHIN_HOURS: z.coerce.number().int().positive().default(72),
  DEBIT_FREE_UP_TO: dongSchema.default(2_000_000n),
  PAYMENT_OPEN_MINUTES: minutes.default(24 * 60),
  VISITOR_MINUTES: minutes.default(8 * 60),
  BANK_TIMEOUT_SECONDS: seconds.max(60).default(8),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  TRACE_FILE: z.string().optional(),
})

export type Config = z.infer<typeof configSchema>

/**
 * Reads the configuration or says, one line per name, what is wrong with it.
 * @throws Error with those lines; no value is repeated in it
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = configSchema.safeParse(env)
  if (!parsed.success) {
    throw notUsable(parsed.error.issues.map((issue) => fault(issue, env)))
  }
  const weak = parsed.data.DEMO ? [] : weakSettings(parsed.data)
  if (weak.length > 0) throw notUsable(weak)
  refuseTwoBanksAlike(parsed.data)
  return parsed.data
}

/** For a program that begins: what is not usable is said in these lines alone, and the program ends. */
export function configOrEnd(env: NodeJS.ProcessEnv): Config {
  try {
    return readConfig(env)
  } catch (cause) {
    console.error(cause instanceof Error ? cause.message : cause)
    process.exit(1)
  }
}

/** A setting that is missing is said to be, whatever the reader of its form says of nothing. */
function fault({ path, message }: z.core.$ZodIssue, env: NodeJS.ProcessEnv): string {
  const [name = ''] = path
  return !env[String(name)] ? `${String(name)}: is not set` : `${path.join('.')}: ${message}`
}

const notUsable = (lines: readonly string[]): Error =>
  new Error(`Configuration is not usable; see .env.example\n${lines.map((line) => `  ${line}`).join('\n')}`)

/** The collecting bank's own name, in rows and here. */
export const collectingBankName = 'collecting-bank'

/** A bank is known by its name in the books, and by its keys' ids on the wire. */
function refuseTwoBanksAlike({ BANK_PUBLIC_KEYS, OTHER_BANKS }: Config): void {
  const banks = [{ name: collectingBankName, keys: BANK_PUBLIC_KEYS.keys }, ...OTHER_BANKS]
  const marks = [...banks.map(({ name }) => name), ...banks.flatMap(({ keys }) => keys.map(({ kid }) => kid))]
  const twice = marks.filter((mark, n) => marks.indexOf(mark) !== n)
  if (twice.length > 0)
    throw new Error(`Two banks are alike: ${twice.join(', ')}; see OTHER_BANKS in .env.example`)
}
