import { type AuditEntry, recordAudit } from '#server/domains/audit/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'

/** Whoever is signed in with an account, or is about to be. */
export const accountActor = (id: string | null): AuditEntry['actor'] => ({ kind: 'ACCOUNT', id })

/** As columns name whoever did something. */
export const accountText = (id: string): string => `account:${id}`

type Act = {
  readonly by: string
  readonly action: string
  readonly subject: string
  readonly detail?: AuditEntry['detail']
  readonly now: Date
}

/** Writes down what somebody did with their account, in the transaction in which it happens. */
export function auditAct(tx: Transaction, { by, action, subject, detail = {}, now }: Act): Promise<void> {
  return recordAudit(tx, { at: now, actor: accountActor(by), action, subject, detail })
}
