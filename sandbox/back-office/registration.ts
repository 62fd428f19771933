import { z } from 'zod'
import { isoDate } from '#lib/dates.ts'
import { dongSchema } from '#lib/money.ts'
import type { BankId } from '../bank/banks.ts'
import { inTransaction, type Queryable } from '../database/open.ts'
import { askPortal } from '../messages/ask-portal.ts'
import { deliverNow } from '../messages/deliver.ts'
import { queueToSendNow } from '../messages/outbox.ts'
import type { PortalLine } from '../messages/portal-line.ts'
import type { SendOutcome } from '../messages/send.ts'

/** What the portal tells a bank of a form (docs/bank-api.md); more fields do no harm. */
const formSchema = z.object({
  number: z.string(),
  version: z.number().int(),
  state: z.string(),
  holderKind: z.string(),
  holderName: z.string(),
  taxCode: z.string().nullable(),
  identityNumber: z.string().nullable(),
  account: z.string(),
  accountHolder: z.string(),
  branch: z.string(),
  dailyLimit: dongSchema,
  scope: z.string(),
})
export type RegistrationForm = z.output<typeof formSchema>

export type ReadForm =
  | { readonly result: 'FORM'; readonly form: RegistrationForm }
  | { readonly result: 'UNKNOWN' }
  | { readonly result: 'NO_ANSWER'; readonly why: string }

/** Asks the portal what a form says, by its number in any spelling. Changes nothing. */
export function askForForm(line: PortalLine, bank: BankId, number: string): Promise<SendOutcome> {
  return askPortal(line, bank, 'registrationRead', { number })
}

/** What the portal's answer means to an officer. */
export function readForm(outcome: SendOutcome): ReadForm {
  if (outcome.kind === 'UNANSWERED') return { result: 'NO_ANSWER', why: outcome.why }
  if (outcome.status === 404) return { result: 'UNKNOWN' }
  if (outcome.status !== 200) return { result: 'NO_ANSWER', why: `HTTP ${outcome.status}` }
  const form = formSchema.safeParse(outcome.body)
  return form.success
    ? { result: 'FORM', form: form.data }
    : { result: 'NO_ANSWER', why: 'The answer is not in its form' }
}

export type Decision = {
  readonly number: string
  readonly version: number
  readonly decision: 'APPROVED' | 'REJECTED'
  readonly reason?: string | undefined
  /** The officer's sign at the bank. */
  readonly by: string
  readonly at?: string | undefined
}

/** Tells the portal of a decision, now unless the switchboard delays it, and until it is answered. Answers the message's id. */
export async function decide(
  line: PortalLine,
  bank: BankId,
  { number, version, decision, reason, by, at }: Decision,
): Promise<string> {
  const now = line.now()
  const told = {
    number,
    version,
    decision,
    ...(reason !== undefined && { reason }),
    by,
    at: at ?? isoDate(now),
  }
  const message = { bank, kind: 'DECISION', subject: number, body: told } as const
  const queued = await inTransaction(line.pool, (db) => queueToSendNow(db, message, line.switchboard, now))
  if (queued.sendNow) await deliverNow(line, queued.jti)
  return queued.jti
}

/** A decision that was sent, and what the portal said of it. */
export type SentDecision = {
  readonly jti: string
  readonly number: string
  readonly decision: Decision['decision']
  readonly version: string
  readonly reason: string | null
  readonly by: string
  readonly at: Date
  readonly attempts: number
  /** The portal's answer, once it has given one. */
  readonly answer: { readonly result?: string; readonly state?: string; readonly code?: string } | null
  readonly lastError: string | null
}

const SENT = `
  SELECT jti, subject AS number, body::jsonb->>'decision' AS decision, body::jsonb->>'version' AS version,
         body::jsonb->>'reason' AS reason, body::jsonb->>'by' AS by, created_at AS at, attempts, answer,
         last_error AS "lastError"
  FROM outgoing_message WHERE kind = 'DECISION'`

/** What a bank decided last; of one form where `number` is given. */
export async function readDecisions(
  db: Queryable,
  bank: BankId,
  number: string | undefined,
): Promise<SentDecision[]> {
  const found = await db.query<SentDecision>(
    `${SENT} AND bank = $1 AND ($2::text IS NULL OR subject = $2) ORDER BY created_at DESC LIMIT 20`,
    [bank, number],
  )
  return found.rows
}

/** The decision that a message told. */
export async function readDecision(db: Queryable, jti: string): Promise<SentDecision | undefined> {
  return (await db.query<SentDecision>(`${SENT} AND jti = $1`, [jti])).rows[0]
}
