import { deskRows } from './desk-table.ts'
import { registrationDeskRows } from './registration-rows.ts'
import { type StaffRow, staffRows } from './staff-table.ts'

/** Every row of the staff: sign-in and people, the desks of money, and the desk of a bank. */
export const everyStaffRow: readonly StaffRow[] = [...staffRows, ...deskRows, ...registrationDeskRows]
