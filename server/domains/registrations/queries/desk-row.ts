import type { DeskPerson, RegistrationDeskRow } from '../desk-contract.ts'
import type { RegistrationState } from '../registration.states.ts'

/** Who stands in received_by, decided_by or uploaded_by, as SQL reads them. */
export type PersonRead = { by: string; name: string | null }

export const personColumn = (
  column: string,
): string => `CASE WHEN ${column} IS NOT NULL THEN json_build_object(
  'by', ${column}, 'name', (SELECT m.name FROM staff_member m WHERE 'staff:' || m.id = ${column})) END`

export const toPerson = ({ by, name }: PersonRead, me: string): DeskPerson => ({ name, self: by === me })

/** A registration as a bank's desk lists it. */
export type DeskRead = {
  id: string
  number: string
  version: number
  state: RegistrationState
  holder_name: string
  holder_kind: 'ORGANISATION' | 'PERSON'
  account_mask: string
  branch: string
  received_at: Date | null
  received_by: PersonRead | null
  received_branch: string | null
  decided_at: Date | null
  reason: string | null
  at: Date
}

/** The columns of a `DeskRead` but for `at`, over `registration r JOIN holder h`. */
export const deskColumns = `r.id, r.number, r.version, r.state, h.name AS holder_name, h.kind AS holder_kind, r.account_mask,
  r.branch, r.received_at, ${personColumn('r.received_by')} AS received_by, r.received_branch, r.decided_at, r.reason`

export function toDeskRow(row: DeskRead, me: string): RegistrationDeskRow {
  return {
    number: row.number,
    version: row.version,
    state: row.state,
    holderName: row.holder_name,
    holderKind: row.holder_kind,
    accountMask: row.account_mask,
    branch: row.branch,
    receivedAt: row.received_at?.toISOString() ?? null,
    receivedBy: row.received_by && toPerson(row.received_by, me),
    receivedBranch: row.received_branch,
    decidedAt: row.decided_at?.toISOString() ?? null,
    reason: row.reason,
  }
}
