import { addMs } from '#lib/dates.ts'
import type { BankId } from '../bank/banks.ts'
import { keysOfAnother } from './keys.ts'
import { CLAIM_MS, type OutgoingKind, outgoingKinds } from './outbox.ts'
import type { PortalLine } from './portal-line.ts'
import { type SendOutcome, sendSigned } from './send.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
/** docs/bank-api.md: after 1 s, 5 s, 15 s, 1 min, then each 5 min … */
const RETRY_MS = [SECOND, 5 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE] as const
/** … for a day. */
const GIVE_UP_MS = 24 * 60 * MINUTE
const BATCH = 16

type ClaimedMessage = {
  jti: string
  bank: BankId
  kind: OutgoingKind
  body: string
  copies: number
  attempts: number
  created_at: Date
}

/** Sends what is due, each once (or in the copies that the switchboard asked for). Answers how many. */
export async function deliverDue(line: PortalLine): Promise<number> {
  if (line.switchboard.settings().down) return 0
  const due = `SELECT jti FROM outgoing_message WHERE due_at <= $2 ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED`
  const claimed = await claim(line, due, [line.now(), BATCH])
  await Promise.all(claimed.map((message) => deliver(line, message)))
  return claimed.length
}

/** Sends a message that is not answered yet now, whatever it waits for; held ones too. */
export async function deliverNow(line: PortalLine, jti: string): Promise<void> {
  if (line.switchboard.settings().down) return
  const untold = 'SELECT jti FROM outgoing_message WHERE jti = $2 AND delivered_at IS NULL'
  for (const message of await claim(line, untold, [jti])) await deliver(line, message)
}

/** Claims by moving the due time: no transaction stays open while the portal is asked. */
async function claim({ pool, now }: PortalLine, which: string, values: unknown[]): Promise<ClaimedMessage[]> {
  const claimed = await pool.query<ClaimedMessage>(
    `UPDATE outgoing_message SET due_at = $1, attempts = attempts + 1, held = false WHERE jti IN (${which})
     RETURNING jti, bank, kind, body, copies, attempts, created_at`,
    [addMs(now(), CLAIM_MS), ...values],
  )
  return claimed.rows
}

async function deliver(line: PortalLine, message: ClaimedMessage): Promise<void> {
  const outcomes = await Promise.all(Array.from({ length: message.copies }, () => send(line, message)))
  const { endsBelow } = outgoingKinds[message.kind]
  const heard = outcomes
    .filter((outcome) => outcome.kind === 'ANSWERED')
    .toSorted((one, other) => one.status - other.status)
    .find(({ status }) => status < endsBelow)
  if (heard !== undefined) await markDelivered(line, message, heard.body)
  else await postpone(line, message, outcomes.map(inWords).join(' · '))
}

async function send(line: PortalLine, message: ClaimedMessage): Promise<SendOutcome> {
  const { path, faults: kind } = outgoingKinds[message.kind]
  const faults = line.switchboard.settings()[kind]
  const { happens } = line.switchboard
  if (happens(faults.silentBefore)) return { kind: 'UNANSWERED', why: 'switchboard: not sent' }
  const otherKey = happens(faults.otherKey)
  const keys = otherKey ? keysOfAnother(line.keys, message.bank) : line.keys[message.bank]
  const outcome = await sendSigned(
    {
      method: 'POST',
      url: new URL(path, line.servicesUrl),
      jti: message.jti,
      body: message.body,
      spoiled: happens(faults.badSignature),
    },
    keys,
    line.now,
  )
  if (otherKey) return { kind: 'UNANSWERED', why: 'switchboard: signed with another bank’s key' }
  return happens(faults.silentAfter) ? { kind: 'UNANSWERED', why: 'switchboard: answer not heard' } : outcome
}

async function markDelivered(
  { pool, now }: PortalLine,
  { jti }: ClaimedMessage,
  answer: unknown,
): Promise<void> {
  await pool.query(
    `UPDATE outgoing_message SET due_at = NULL, delivered_at = $2, answer = $3, last_error = NULL WHERE jti = $1`,
    [jti, now(), JSON.stringify(answer)],
  )
}

async function postpone({ pool, now }: PortalLine, message: ClaimedMessage, why: string): Promise<void> {
  const at = now()
  const expired = at.getTime() - message.created_at.getTime() > GIVE_UP_MS
  const due = expired ? null : addMs(at, retryMs(message.attempts))
  await pool.query(
    'UPDATE outgoing_message SET due_at = $2, last_error = $3 WHERE jti = $1 AND delivered_at IS NULL',
    [message.jti, due, why.slice(0, 500)],
  )
}

/** How long to wait after so many attempts, in milliseconds. */
export function retryMs(attempts: number): number {
  return RETRY_MS[Math.min(attempts, RETRY_MS.length) - 1] ?? SECOND
}

function inWords(outcome: SendOutcome): string {
  if (outcome.kind === 'UNANSWERED') return outcome.why
  const { body } = outcome
  const code = typeof body === 'object' && body !== null && 'code' in body ? ` ${String(body.code)}` : ''
  return `HTTP ${outcome.status}${code}`
}
