import { deskRows } from './desk-table.ts'
import { type StaffRow, staffRows } from './staff-table.ts'

/** Every row of the staff: sign-in and people, and the desks of money. */
export const everyStaffRow: readonly StaffRow[] = [...staffRows, ...deskRows]
