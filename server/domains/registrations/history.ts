import { recordAudit } from '#server/domains/audit/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { type ActingAs, auditActor } from './actors.ts'
import type { HistoryKind } from './contract.ts'
import type { RegistrationState } from './registration.states.ts'

export type Happened = {
  readonly kind: HistoryKind
  readonly stateAfter: RegistrationState
  readonly by: ActingAs
  readonly reason?: string | null
  readonly detail?: Readonly<Record<string, string | number>>
  readonly now: Date
}

/** Writes who did what, when and why, into the registration's story and the audit. */
export async function writeHistory(
  tx: Transaction,
  { id, number }: { readonly id: string; readonly number: string },
  { kind, stateAfter, by, reason = null, detail = {}, now }: Happened,
): Promise<void> {
  await tx.registrationEvent.create({
    data: {
      registrationId: id,
      at: now,
      kind,
      stateAfter,
      actorKind: by.kind,
      actorId: by.id,
      reason,
      detail,
    },
  })
  await recordAudit(tx, {
    at: now,
    actor: auditActor(by),
    action: `REGISTRATION_${kind}`,
    subject: `registration:${id}`,
    detail: { number, ...detail, ...(reason === null ? {} : { reason }) },
  })
}
