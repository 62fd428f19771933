import type { RegistrationDecision } from '#server/domains/bank-connectors/index.ts'
import { sha256 } from '#server/platform/crypto.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { asBank } from '../actors.ts'
import { approve } from '../approve.ts'
import { approvalObstacles } from '../desk-contract.ts'
import type { RegistrationState } from '../registration.states.ts'
import type { RegistrationDeps } from '../registration-deps.ts'
import { type LockedRegistration, lockOfBank } from '../repository.ts'
import { takeStep } from '../take-step.ts'

/** A verified message of a bank that decides about a form. */
export type DecisionMessage = {
  readonly connector: string
  readonly messageId: string
  readonly body: string
  readonly decision: RegistrationDecision
  /** The twelve digits; null where what the bank sent is no number. */
  readonly number: string | null
}

/**
 * APPLIED: it is so from now on. ALREADY: it was. STATE: it cannot be decided as it is. VERSION: it is not what was read any more.
 * An obstacle: it waits for its decision and cannot be approved. UNKNOWN: no form of this bank. CONFLICT: another message has
 * this id.
 */
export type Decided =
  | { readonly result: Answered; readonly state: RegistrationState }
  | { readonly result: 'UNKNOWN' | 'CONFLICT' }

const answers = ['APPLIED', 'ALREADY', 'STATE', 'VERSION', ...approvalObstacles] as const
type Answered = (typeof answers)[number]

/** Applies a bank's decision once, keeps its message as it came, and answers a repetition as the first time. */
export function decideByMessage(deps: RegistrationDeps, message: DecisionMessage): Promise<Decided> {
  return unitOfWork<Decided>(deps.database, async (tx) => {
    await lockMessage(tx, message)
    const registration =
      message.number === null ? null : await lockOfBank(tx, message.number, message.connector)
    const before = await answeredBefore(tx, message)
    if (before === 'CONFLICT') return { result: 'CONFLICT' }
    if (before !== null) return withState(before, registration)
    const decided = registration === null ? unknown : await decide(tx, deps, registration, message)
    await keep(tx, message, decided.result, deps.clock())
    return decided
  })
}

const unknown = { result: 'UNKNOWN' } as const

async function decide(
  tx: Transaction,
  deps: RegistrationDeps,
  registration: LockedRegistration,
  { decision, connector }: DecisionMessage,
): Promise<Decided> {
  const { state, version, formVersion } = registration
  if (formVersion === 0) return unknown
  if (state === decision.decision) return { result: 'ALREADY', state }
  if (state !== 'AWAITING_FORM' && state !== 'RECEIVED') return { result: 'STATE', state }
  if (version !== decision.version) return { result: 'VERSION', state }
  const by = asBank(connector)
  const now = deps.clock()
  const detail = { officer: decision.by, decidedAt: decision.at }
  const after =
    decision.decision === 'APPROVED'
      ? await approve(tx, deps, registration, { event: 'BANK_APPROVES', by, now, detail })
      : await takeStep(tx, deps, registration, {
          event: 'BANK_REJECTS',
          by,
          now,
          reason: decision.reason,
          changes: { decidedAt: now, decidedBy: `bank:${connector}` },
          detail,
        })
  if (after.ok) return { result: 'APPLIED', state: after.value.state }
  return { result: after.error.code === 'WRONG_STATE' ? 'STATE' : after.error.code, state }
}

/** Copies of one message that come at once are looked at one after the other. */
async function lockMessage(tx: Transaction, { connector, messageId }: DecisionMessage): Promise<void> {
  const key = `bank-message:${connector}:${messageId}`
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`
}

async function answeredBefore(
  tx: Transaction,
  { connector, messageId, body }: DecisionMessage,
): Promise<string | null> {
  const [kept] = await tx.$queryRaw<{ hash: Uint8Array; result: string }[]>`
    SELECT body_hash AS hash, result FROM bank_inbox WHERE connector = ${connector} AND message_id = ${messageId}`
  if (kept === undefined) return null
  if (sha256(body).equals(kept.hash)) return kept.result
  await tx.$executeRaw`
    INSERT INTO bank_inbox_conflict (connector, message_id, body, received_at)
    VALUES (${connector}, ${messageId}, ${storable(body)}::jsonb, now())`
  return 'CONFLICT'
}

function withState(result: string, registration: LockedRegistration | null): Decided {
  const answered = answers.find((answer) => answer === result)
  return registration === null || answered === undefined
    ? unknown
    : { result: answered, state: registration.state }
}

async function keep(
  tx: Transaction,
  { connector, messageId, body, number }: DecisionMessage,
  result: string,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO bank_inbox (connector, message_id, body_hash, body, reference, received_at, result)
    VALUES (${connector}, ${messageId}, ${sha256(body)}, ${storable(body)}::jsonb, ${number}, ${now}::timestamptz, ${result})`
}

/** As it was read: a number that JSON allows and PostgreSQL does not (1e999999) is no reason to refuse a decision. */
const storable = (body: string): string => JSON.stringify(JSON.parse(body))
