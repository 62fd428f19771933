import { err, ok, type Result } from '#lib/result.ts'
import { type MachineEvent, next } from '#lib/state-machine.ts'
import { recordAudit } from '#server/domains/audit/index.ts'
import type { Staff } from '#server/domains/identity/contract.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import type { Prisma } from '#server/platform/database/generated/client.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { DecisionRefusal, ProposalKind, SuspenseState } from '../desk-contract.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { addEvents } from '../repository.ts'
import { suspenseMachine } from './suspense.states.ts'
import { asker, captureIsVisible } from './visible.ts'

/** A decision of a person about an item as it was seen. */
export type ItemDecision = {
  readonly staff: Staff
  readonly captureId: string
  /** The version that was seen. */
  readonly version: number
}
export type DecidedItem = { readonly state: SuspenseState }

/** An item with its money, locked for this transaction. */
export type LockedItem = {
  readonly captureId: string
  readonly paymentId: string | null
  readonly connector: string
  readonly bankReference: string
  /** Đồng. */
  readonly amount: bigint
  readonly state: SuspenseState
  readonly version: number
  readonly proposalKind: ProposalKind | null
  readonly proposalNumber: string | null
  readonly proposalReason: string | null
  readonly proposedBy: string | null
  readonly decidedBy: string | null
  readonly note: string | null
}

export type ItemChange = {
  readonly data: Prisma.SuspenseItemUpdateInput
  /** For the audit and the payment's story: what was done, and what it was about. */
  readonly action: string
  readonly detail: Readonly<Record<string, string | null>>
}

type Steps<E> = {
  readonly event: MachineEvent<typeof suspenseMachine>
  /** Whether this very decision was written before: a repeated one is answered like the first. */
  readonly written: (item: LockedItem) => boolean
  readonly decide: (item: LockedItem, tx: Transaction, now: Date) => Promise<Result<ItemChange, E>>
}

/** One person's decision in one transaction: lock, compare with what was seen, decide, store, audit, tell. */
export function decideOnItem<E>(
  deps: Pick<PaymentDeps, 'database' | 'clock'>,
  decision: ItemDecision,
  { event, written, decide }: Steps<E>,
): Promise<Result<DecidedItem, E | DecisionRefusal>> {
  const now = deps.clock()
  return unitOfWork(deps.database, async (tx) => {
    const item = await lockItem(tx, decision.staff, decision.captureId)
    if (item === null) return err({ code: 'NOT_FOUND' })
    if (written(item)) return ok({ state: item.state })
    const state = next(suspenseMachine, item.state, event)
    if (!state.ok || item.version !== decision.version) return err({ code: 'CHANGED' })
    const decided = await decide(item, tx, now)
    if (!decided.ok) return decided
    await store(tx, item, state.value, decided.value, { staff: decision.staff, now })
    return ok({ state: state.value })
  })
}

/** Money comes before its item in the order of locks. */
export async function lockItem(tx: Transaction, staff: Staff, captureId: string): Promise<LockedItem | null> {
  const [item] = await tx.$queryRawUnsafe<LockedItem[]>(lockStatement, ...asker(staff), captureId)
  return item ?? null
}

const lockStatement = `
  SELECT i.capture_id AS "captureId", k.payment_id AS "paymentId", k.connector, k.bank_reference AS "bankReference",
    k.amount::BIGINT AS amount, i.state, i.version, i.proposal_kind AS "proposalKind",
    i.proposal_number AS "proposalNumber", i.proposal_reason AS "proposalReason", i.proposed_by AS "proposedBy",
    i.decided_by AS "decidedBy", i.note
  FROM capture k JOIN suspense_item i ON i.capture_id = k.id
  WHERE k.id = $3::uuid AND ${captureIsVisible}
  FOR NO KEY UPDATE OF k, i`

async function store(
  tx: Transaction,
  item: LockedItem,
  state: SuspenseState,
  { data, action, detail }: ItemChange,
  { staff, now }: { readonly staff: Staff; readonly now: Date },
): Promise<void> {
  const { captureId, version, paymentId, bankReference } = item
  await tx.suspenseItem.update({ where: { captureId }, data: { ...data, state, version: version + 1 } })
  await recordAudit(tx, {
    at: now,
    actor: { kind: 'STAFF', id: staff.id },
    action,
    subject: `capture:${captureId}`,
    detail,
  })
  if (paymentId === null) return
  const event = { kind: action, detail: { bankReference, ...detail } }
  await addEvents(tx, paymentId, [event], { cause: `staff:${staff.id}`, now })
}
