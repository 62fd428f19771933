import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)
const milliseconds = z.coerce.number().int().min(0).max(86_400_000)

const jwk = z
  .object({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    kid: z.string().min(1),
    x: z.string(),
    y: z.string(),
  })
  .loose()
const jwks = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue({ code: 'custom', message: 'is not JSON' })
      return z.NEVER
    }
  })
  .pipe(z.object({ keys: z.array(jwk).min(1).max(2) }))

const schema = z.object({
  SANDBOX_HOST: z.string().default('127.0.0.1'),
  SANDBOX_PORT: port.default(4000),
  /** Under which the portal calls the banks and the one-stop shop; messages that name another host are refused. */
  SANDBOX_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Of the mail server. */
  SANDBOX_MAIL_PORT: port.default(4025),
  SANDBOX_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** Where results and dossiers go. */
  SERVICES_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:3001'),
  /** Where a person finds the portal: a link on the pages. */
  PORTAL_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
  /** What the SMS provider and the mail server have agreed with the portal, by the portal's own names. */
  SMS_API_KEY: z.string().min(1).default('sandbox'),
  SMS_SECRET_KEY: z.string().min(1).default('sandbox'),
  SMS_BRANDNAME: z.string().min(1).default('DVC'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  BANK_PRIVATE_KEYS: jwks,
  /** Of the second bank, which takes money at its counters only. */
  HOI_AN_BANK_PRIVATE_KEYS: jwks,
  AGENCY_PRIVATE_KEYS: jwks,
  PORTAL_PUBLIC_KEYS: jwks,
  OTP_VALID_MS: milliseconds.min(1_000).default(120_000),
  OTP_INTERVAL_MS: milliseconds.default(30_000),
  /** When a card of the kind "time-out, then …" comes to its outcome. */
  LATE_OUTCOME_MS: milliseconds.default(20_000),
  /** When its debit is answered: past the 8 s that a caller waits. */
  LATE_ANSWER_MS: milliseconds.default(12_000),
})

export type SandboxConfig = z.output<typeof schema>
export type Jwks = z.output<typeof jwks>

/** Reads the sandbox's settings; throws one sentence that names every setting at fault, without its value. */
export function readConfig(env: Record<string, string | undefined>): SandboxConfig {
  const read = schema.safeParse(env)
  if (read.success) return read.data
  const faults = read.error.issues.map((issue) => `${issue.path[0]?.toString() ?? '?'}: ${issue.message}`)
  throw new Error(`The sandbox cannot start with these settings. ${faults.join('; ')}`)
}
