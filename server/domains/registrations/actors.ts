import type { AuditEntry } from '#server/domains/audit/index.ts'
import type { HistoryActor } from './contract.ts'

/** Who takes a step; `id` is the account's, the staff member's, the bank's or the job's. */
export type ActingAs = { readonly kind: HistoryActor['kind']; readonly id: string }

/** Whoever is signed in for a holder. */
export type Member = {
  readonly accountId: string
  readonly holderId: string
  readonly role: 'OWNER' | 'ACCOUNTANT'
}

/** A person of a bank's desk, at one of its branches. */
export type Officer = {
  readonly id: string
  readonly role: 'TELLER' | 'CONTROLLER'
  readonly bank: string
  readonly branch: string
}

export const asHolder = ({ accountId }: Member): ActingAs => ({ kind: 'HOLDER', id: accountId })
export const asOfficer = ({ role, id }: Officer): ActingAs => ({ kind: role, id })
export const asBank = (connector: string): ActingAs => ({ kind: 'BANK', id: connector })
export const asOperator = (id: string): ActingAs => ({ kind: 'OPERATOR', id })
export const asJob = (task: string): ActingAs => ({ kind: 'PORTAL', id: task })

/** How somebody stands in the columns that name who did something. */
export function actorText({ kind, id }: ActingAs): string {
  const prefixes = {
    HOLDER: 'account',
    TELLER: 'staff',
    CONTROLLER: 'staff',
    OPERATOR: 'staff',
    BANK: 'bank',
    PORTAL: 'job',
  }
  return `${prefixes[kind]}:${id}`
}

const auditKinds: Readonly<Record<ActingAs['kind'], AuditEntry['actor']['kind']>> = {
  HOLDER: 'ACCOUNT',
  TELLER: 'STAFF',
  CONTROLLER: 'STAFF',
  OPERATOR: 'STAFF',
  BANK: 'BANK',
  PORTAL: 'JOB',
}

export const auditActor = ({ kind, id }: ActingAs): AuditEntry['actor'] => ({ kind: auditKinds[kind], id })
