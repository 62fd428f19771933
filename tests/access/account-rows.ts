import { accountGrantRows } from './account-grant-rows.ts'
import { accountSecurityRows } from './account-security-rows.ts'
import { type AccountRow, accountRows } from './account-table.ts'
import { debitRows } from './debit-rows.ts'
import { registrationRows } from './registration-rows.ts'
import { statementRows } from './statement-rows.ts'

/** Every row of those who sign in with an account: themselves, their registrations, dossiers, debits and statements. */
export const everyAccountRow: readonly AccountRow[] = [
  ...accountRows,
  ...accountSecurityRows,
  ...accountGrantRows,
  ...registrationRows,
  ...debitRows,
  ...statementRows,
]
