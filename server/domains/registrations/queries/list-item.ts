import type { BankChoice, MandateProgress, RegistrationListItem, Scope } from '../contract.ts'
import type { RegistrationState } from '../registration.states.ts'
import type { RegistrationDeps } from '../registration-deps.ts'

/** A registration as its holder's list reads it. */
export type ListRead = {
  number: string
  version: number
  state: RegistrationState
  connector: string
  branch: string
  account_mask: string
  account_holder: string
  scope: Scope
  daily_limit: bigint
  is_default: boolean
  mandate_state: MandateProgress
  reason: string | null
  created_at: Date
  form_expires_at: Date | null
  replaces: string | null
  replaced_by: string | null
}

/** The columns of a `ListRead`, over `registration r`. */
export const listColumns = `r.number, r.version, r.state, r.connector, r.branch, r.account_mask, r.account_holder, r.scope,
  r.daily_limit::BIGINT AS daily_limit, r.is_default, r.mandate_state, r.reason, r.created_at, r.form_expires_at,
  (SELECT o.number FROM registration o WHERE o.id = r.replaces) AS replaces,
  (SELECT e.detail ->> 'by' FROM registration_event e WHERE e.registration_id = r.id AND e.kind = 'REPLACE') AS replaced_by`

export const bankChoice = ({ bankName }: RegistrationDeps, connector: string): BankChoice => ({
  connector,
  name: bankName(connector),
})

export function toListItem(deps: RegistrationDeps, row: ListRead): RegistrationListItem {
  return {
    number: row.number,
    version: row.version,
    state: row.state,
    bank: bankChoice(deps, row.connector),
    branch: row.branch,
    accountMask: row.account_mask,
    accountHolder: row.account_holder,
    scope: row.scope,
    dailyLimit: String(row.daily_limit),
    isDefault: row.is_default,
    mandate: row.mandate_state,
    reason: row.reason,
    createdAt: row.created_at.toISOString(),
    handInUntil: row.state === 'AWAITING_FORM' ? (row.form_expires_at?.toISOString() ?? null) : null,
    replaces: row.replaces,
    replacedBy: row.state === 'REPLACED' ? row.replaced_by : null,
  }
}
