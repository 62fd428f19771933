import { deskRows } from './desk-table.ts'
import { peopleRows } from './people-rows.ts'
import { registrationDeskRows } from './registration-rows.ts'
import { type StaffRow, staffRows } from './staff-table.ts'
import { traceRows } from './trace-rows.ts'

/** Every row of the staff: sign-in and people, the desks of money, the desk of a bank, and the operator's. */
export const everyStaffRow: readonly StaffRow[] = [
  ...staffRows,
  ...peopleRows,
  ...deskRows,
  ...registrationDeskRows,
  ...traceRows,
]
