import type { AuditEntry } from '#server/domains/audit/index.ts'

/** Who invites: somebody signed in, or whoever may run commands on the server. */
export type Inviter =
  | { readonly kind: 'STAFF'; readonly id: string }
  | { readonly kind: 'COMMAND'; readonly id: null }

/** As columns name whoever did something. */
export const inviterText = ({ kind, id }: Inviter): string => (kind === 'STAFF' ? `staff:${id}` : 'command')

export const staffActor = (id: string): AuditEntry['actor'] => ({ kind: 'STAFF', id })
