import { redirect } from 'next/navigation'
import type { ReactElement } from 'react'
import type { Staff, StaffRole } from '#server/domains/identity/contract.ts'
import { orProblem } from '../../_shell/or-problem.tsx'
import { NoPermission } from './no-permission.tsx'
import { signedIn } from './signed-in.ts'

/**
 * A page of the staff for people of these roles: leads to the sign-in whoever is not signed in, and says so to
 * whoever is of another role. It spares people a page that would fail; what may be done is up to the procedures.
 */
export function staffPage(
  roles: readonly StaffRole[],
  render: (staff: Staff) => Promise<ReactElement>,
): Promise<ReactElement> {
  return orProblem(async () => {
    const staff = await signedIn()
    if (staff === null) redirect('/staff/sign-in?say=ended')
    return roles.includes(staff.role) ? render(staff) : <NoPermission />
  })
}
