import { addMs } from '#lib/dates.ts'
import { newUuid } from '#lib/ids.ts'
import { dayBefore, waitUntilFewer } from '#lib/per-day.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { recordAudit } from '#server/domains/audit/index.ts'
import { holderVersion } from '#server/domains/identity/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { readReason } from '../desk/reason.ts'
import {
  type HolderDecision,
  holderProposalDays,
  mostHolderProposalsPerDay,
  mostHolderProposalsWaiting,
  type ProposeHolderRefusal,
} from '../holder-contract.ts'
import type { RegistrationDeps } from '../registration-deps.ts'
import { lockHolder } from '../repository.ts'
import { obstacleTo } from './holder-proposal.ts'
import { operatorNow, type StoredHolderProposal, waitingAbout } from './holder-proposal-row.ts'

export type HolderOrder = {
  readonly operatorId: string
  readonly holderId: string
  readonly decision: HolderDecision
  /** The holder's version as it was looked at. */
  readonly seen: string
  readonly reason: string
}

const dayMs = 86_400_000

/** Proposes that a holder is verified or closed. Nothing happens to it before another operator has approved it. */
export async function proposeForHolder(
  deps: RegistrationDeps,
  order: HolderOrder,
): Promise<Result<{ readonly proposalId: string }, ProposeHolderRefusal>> {
  const reason = readReason(order.reason)
  if (reason === null) return err({ code: 'REASON_EMPTY' })
  return unitOfWork<Result<{ proposalId: string }, ProposeHolderRefusal>>(deps.database, async (tx) => {
    const now = deps.clock()
    await lockHolder(tx, order.holderId)
    const refusal = await refusalNow(tx, order)
    if (refusal) return err({ code: refusal })
    await endLapsed(tx, order.holderId, now)
    const waiting = await waitingAbout(tx, order.holderId)
    if (waiting && obstacleTo(waiting, now) === null) return err({ code: 'WAITING_ALREADY' })
    const bound = await boundRefusal(tx, order.operatorId, now)
    if (bound) return err({ code: bound })
    if (waiting) await giveWay(tx, waiting, order, now)
    return ok({ proposalId: await store(tx, order, reason, now) })
  })
}

type Seen = { readonly version: string; readonly isVerified: boolean; readonly isClosed: boolean }

async function refusalNow(
  tx: Transaction,
  { operatorId, holderId, decision, seen }: HolderOrder,
): Promise<ProposeHolderRefusal['code'] | null> {
  if (!(await operatorNow(tx, operatorId)).isOperator) return 'NOT_YOURS'
  const [holder] = await tx.$queryRawUnsafe<Seen[]>(
    `SELECT ${holderVersion} AS version, h.verified_at IS NOT NULL AS "isVerified", h.closed_at IS NOT NULL AS "isClosed"
       FROM holder h WHERE h.id = $1::uuid`,
    holderId,
  )
  if (holder === undefined) return 'NOT_FOUND'
  if (holder.isClosed) return 'CLOSED'
  if (decision === 'VERIFY' && holder.isVerified) return 'VERIFIED'
  return holder.version === seen ? null : 'CHANGED'
}

/** Only one proposal about a holder waits; one whose time is over makes room. */
async function endLapsed(tx: Transaction, holderId: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE holder_proposal SET state = 'EXPIRED', decided_at = ${now}::timestamptz
     WHERE holder_id = ${holderId}::uuid AND state = 'WAITING' AND expires_at <= ${now}::timestamptz`
}

/** Counted while nobody else proposes in this operator's name: of many at once no more pass than one after the other. */
async function boundRefusal(
  tx: Transaction,
  operatorId: string,
  now: Date,
): Promise<ProposeHolderRefusal['code'] | null> {
  const key = `holder-proposals:${operatorId}`
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`
  const rows = await tx.$queryRaw<{ at: Date; waits: boolean }[]>`
    SELECT proposed_at AS at, state = 'WAITING' AND expires_at > ${now}::timestamptz AS waits FROM holder_proposal
     WHERE proposed_by = ${operatorId}::uuid AND (proposed_at > ${dayBefore(now)}::timestamptz OR state = 'WAITING')`
  const moments = rows.map(({ at }) => at)
  if (waitUntilFewer(moments, mostHolderProposalsPerDay, now) > 0) return 'TOO_MANY'
  return rows.filter(({ waits }) => waits).length >= mostHolderProposalsWaiting ? 'TOO_MANY_WAITING' : null
}

/** One that nobody can approve any more blocks no other. */
async function giveWay(
  tx: Transaction,
  { id, decision, holderId }: StoredHolderProposal,
  { operatorId }: HolderOrder,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE holder_proposal SET state = 'REPLACED', decided_at = ${now}::timestamptz WHERE id = ${id}::uuid`
  await recordAudit(tx, {
    at: now,
    actor: { kind: 'STAFF', id: operatorId },
    action: `TRACE_HOLDER_${decision}_REPLACED`,
    subject: `holder:${holderId}`,
    detail: { proposal: id },
  })
}

async function store(tx: Transaction, order: HolderOrder, reason: string, now: Date): Promise<string> {
  const { operatorId, holderId, decision, seen } = order
  const id = newUuid(now)
  const expiresAt = addMs(now, holderProposalDays * dayMs)
  await tx.$executeRaw`
    INSERT INTO holder_proposal (id, holder_id, decision, seen, why, state, proposed_by, proposed_at, expires_at)
    VALUES (${id}::uuid, ${holderId}::uuid, ${decision}, ${seen}, ${reason}, 'WAITING', ${operatorId}::uuid,
            ${now}::timestamptz, ${expiresAt}::timestamptz)`
  await recordAudit(tx, {
    at: now,
    actor: { kind: 'STAFF', id: operatorId },
    action: `TRACE_HOLDER_${decision}_PROPOSED`,
    subject: `holder:${holderId}`,
    detail: { proposal: id, reason },
  })
  return id
}
