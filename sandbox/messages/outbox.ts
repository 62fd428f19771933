import { randomUUID } from 'node:crypto'
import { addMs } from '#lib/dates.ts'
import type { BankId } from '../bank/banks.ts'
import type { Queryable } from '../database/open.ts'
import type { MessageKind } from '../switchboard/settings.ts'
import type { Switchboard } from '../switchboard/switchboard.ts'

/** What a bank tells the portal until it is answered. */
export type OutgoingKind = 'RESULT' | 'OUTCOME' | 'CREDIT_NOTICE' | 'DECISION'

type Course = {
  readonly path: string
  /** Which faults it meets. */
  readonly faults: MessageKind
  /** A signed answer below this ends the sending. Money is a fact: only 200 does; a decision may be refused. */
  readonly endsBelow: 201 | 500
}

/** Where each kind goes, and until when. */
export const outgoingKinds: Readonly<Record<OutgoingKind, Course>> = {
  RESULT: { path: '/bank/v1/results', faults: 'results', endsBelow: 201 },
  OUTCOME: { path: '/bank/v1/counter/outcome', faults: 'counterOutcome', endsBelow: 201 },
  CREDIT_NOTICE: { path: '/bank/v1/credit-notices', faults: 'creditNotice', endsBelow: 201 },
  DECISION: { path: '/bank/v1/registrations/decision', faults: 'registrationDecision', endsBelow: 500 },
}

export type NewMessage = {
  readonly bank: BankId
  readonly kind: OutgoingKind
  /** What it tells of: a payment reference, a counter item, the bank reference of a transfer, a registration. */
  readonly subject: string
  readonly body: Readonly<Record<string, string | number>>
  /** What the switchboard's lateness counts from, where that is later than now. */
  readonly lateFrom?: Date | undefined
  /** Not sent until released: the machine that would send it has stopped. */
  readonly held?: boolean
}

export type Queued = {
  readonly jti: string
  /** Due at once and left to the writer: the loop looks at it only when the writer has had its time. */
  readonly sendNow: boolean
}

/** A claim of a process that died is taken over after this: longer than the longest wait for an answer. */
export const CLAIM_MS = 15_000

const WRONG_BY = 1_000n
const OVERTAKEN_MS = [1_000, 5_000] as const

/** Writes a message in the transaction of what it tells of, as the switchboard has it, for the loop to send. */
export async function queueMessage(
  db: Queryable,
  message: NewMessage,
  switchboard: Switchboard,
  now: Date,
): Promise<void> {
  await insert(db, message, switchboard, dueAt(message, switchboard, now), now)
}

/** The same, for a writer who sends it as soon as it is committed and waits for the answer. */
export async function queueToSendNow(
  db: Queryable,
  message: NewMessage,
  switchboard: Switchboard,
  now: Date,
): Promise<Queued> {
  const due = dueAt(message, switchboard, now)
  const sendNow = due !== null && due <= now && !switchboard.settings().down
  const jti = await insert(db, message, switchboard, sendNow ? addMs(now, CLAIM_MS) : due, now)
  return { jti, sendNow }
}

async function insert(
  db: Queryable,
  message: NewMessage,
  switchboard: Switchboard,
  due: Date | null,
  now: Date,
): Promise<string> {
  const faults = switchboard.settings()[outgoingKinds[message.kind].faults]
  const { happens } = switchboard
  const told = happens(faults.wrongAmount) ? withWrongAmount(message.body) : message.body
  const copies = happens(faults.duplicate) ? faults.copies : 1
  const jti = randomUUID()
  await db.query(
    `INSERT INTO outgoing_message (jti, bank, kind, subject, body, copies, created_at, due_at, held)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      jti,
      message.bank,
      message.kind,
      message.subject,
      JSON.stringify(told),
      copies,
      now,
      due,
      message.held ?? false,
    ],
  )
  return jti
}

function withWrongAmount(body: NewMessage['body']): NewMessage['body'] {
  return body.amount === undefined ? body : { ...body, amount: (BigInt(body.amount) + WRONG_BY).toString() }
}

/** When it may be sent; `null` while it is held. */
function dueAt({ kind, lateFrom, held }: NewMessage, switchboard: Switchboard, now: Date): Date | null {
  if (held) return null
  const faults = switchboard.settings()[outgoingKinds[kind].faults]
  const { happens } = switchboard
  const base = lateFrom !== undefined && lateFrom > now ? lateFrom : now
  const due = happens(faults.late) ? addMs(base, faults.lateMs) : now
  return happens(faults.reorder) ? addMs(due, overtakenMs()) : due
}

function overtakenMs(): number {
  const [shortest, longest] = OVERTAKEN_MS
  return Math.round(shortest + Math.random() * (longest - shortest))
}
