import type pg from 'pg'
import { addMs } from '#lib/dates.ts'
import type { Correspondence } from '../messages/keys.ts'
import { type SendOutcome, sendSigned } from '../messages/send.ts'
import type { Switchboard } from '../switchboard/switchboard.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
/** docs/bank-api.md: after 1 s, 5 s, 15 s, 1 min, then each 5 min … */
const RETRY_MS = [SECOND, 5 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE] as const
/** … for a day. */
const GIVE_UP_MS = 24 * 60 * MINUTE
/** A claim of a process that died is taken over after this: longer than the longest wait for an answer. */
const CLAIM_MS = 15 * SECOND
const BATCH = 16

export type Delivery = {
  readonly pool: pg.Pool
  readonly keys: Correspondence
  readonly servicesUrl: string
  readonly switchboard: Switchboard
  readonly now: () => Date
}

type ResultMessage = {
  jti: string
  body: string
  copies: number
  attempts: number
  created_at: Date
}

/** Sends the results that are due, each once (or in the copies that the switchboard asked for). Answers how many. */
export async function deliverDueResults(delivery: Delivery): Promise<number> {
  if (delivery.switchboard.settings().down) return 0
  const claimed = await claimDue(delivery)
  await Promise.all(claimed.map((message) => deliver(delivery, message)))
  return claimed.length
}

/** Claims by moving the due time: no transaction stays open while the portal is asked. */
async function claimDue({ pool, now }: Delivery): Promise<ResultMessage[]> {
  const at = now()
  const claimed = await pool.query<ResultMessage>(
    `UPDATE result_message SET due_at = $2, attempts = attempts + 1 WHERE jti IN (
       SELECT jti FROM result_message WHERE due_at <= $1 ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED)
     RETURNING jti, body, copies, attempts, created_at`,
    [at, addMs(at, CLAIM_MS), BATCH],
  )
  return claimed.rows
}

async function deliver(delivery: Delivery, message: ResultMessage): Promise<void> {
  const outcomes = await Promise.all(Array.from({ length: message.copies }, () => send(delivery, message)))
  const heard = outcomes.some((outcome) => outcome.kind === 'ANSWERED' && outcome.status === 200)
  if (heard) await markDelivered(delivery, message)
  else await postpone(delivery, message, outcomes.map(inWords).join(' · '))
}

async function send(delivery: Delivery, message: ResultMessage): Promise<SendOutcome> {
  const faults = delivery.switchboard.settings().results
  const { happens } = delivery.switchboard
  if (happens(faults.silentBefore)) return { kind: 'UNANSWERED', why: 'switchboard: not sent' }
  const url = new URL('/bank/v1/results', delivery.servicesUrl)
  const outcome = await sendSigned(
    { method: 'POST', url, jti: message.jti, body: message.body },
    delivery.keys,
    delivery.now,
  )
  return happens(faults.silentAfter) ? { kind: 'UNANSWERED', why: 'switchboard: answer not heard' } : outcome
}

async function markDelivered({ pool, now }: Delivery, { jti }: ResultMessage): Promise<void> {
  await pool.query(
    'UPDATE result_message SET due_at = NULL, delivered_at = $2, last_error = NULL WHERE jti = $1',
    [jti, now()],
  )
}

async function postpone({ pool, now }: Delivery, message: ResultMessage, why: string): Promise<void> {
  const at = now()
  const expired = at.getTime() - message.created_at.getTime() > GIVE_UP_MS
  const due = expired ? null : addMs(at, retryMs(message.attempts))
  await pool.query('UPDATE result_message SET due_at = $2, last_error = $3 WHERE jti = $1', [
    message.jti,
    due,
    why.slice(0, 500),
  ])
}

/** How long to wait after so many attempts, in milliseconds. */
export function retryMs(attempts: number): number {
  return RETRY_MS[Math.min(attempts, RETRY_MS.length) - 1] ?? SECOND
}

function inWords(outcome: SendOutcome): string {
  return outcome.kind === 'ANSWERED' ? `HTTP ${outcome.status}` : outcome.why
}
