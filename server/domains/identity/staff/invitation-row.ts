import type { InvitationView, StaffRole } from '../contract.ts'

/** An invitation as it is read for its holder. */
export type InvitationRow = {
  readonly id: string
  readonly email: string
  readonly role: StaffRole
  readonly agencyId: string | null
  readonly bank: string | null
  readonly branch: string | null
  readonly totpSecret: Uint8Array
  readonly expiresAt: Date
  readonly usedAt: Date | null
  readonly replacedAt: Date | null
}

/** How an invitation stands; one that was used or replaced says so even when its time is over, too. */
export function invitationState(row: InvitationRow | undefined, now: Date): InvitationView['state'] {
  if (row === undefined) return 'UNKNOWN'
  if (row.usedAt !== null) return 'USED'
  if (row.replacedAt !== null) return 'REPLACED'
  return now < row.expiresAt ? 'OPEN' : 'EXPIRED'
}
