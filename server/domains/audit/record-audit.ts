import type { Transaction } from '#server/platform/database/database.ts'

export type AuditEntry = {
  readonly at: Date
  readonly actor: {
    readonly kind: 'AGENCY' | 'VISITOR' | 'ACCOUNT' | 'BANK' | 'JOB' | 'STAFF' | 'COMMAND'
    readonly id: string | null
  }
  /** What was done, as ROOM_VERB: DOSSIER_STORED. */
  readonly action: string
  /** What it was done to, e.g. dossier:<id>. */
  readonly subject: string
  readonly detail: Readonly<Record<string, string | number | readonly string[] | null>>
}

/** Writes an entry in the transaction of its cause. */
export async function recordAudit(tx: Transaction, entry: AuditEntry): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO audit_entry (at, actor_kind, actor_id, action, subject, detail)
    VALUES (${entry.at}::timestamptz, ${entry.actor.kind}, ${entry.actor.id}, ${entry.action},
            ${entry.subject}, ${JSON.stringify(entry.detail)}::jsonb)`
}
