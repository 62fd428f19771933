import type { Staff } from '#server/domains/identity/contract.ts'
import type { Deps } from '#server/wiring.ts'
import { demoStaff } from './demo-staff.ts'
import { storeDemoStaff } from './staff.ts'

type DemoStaff = (typeof demoStaff)[number]

/** The people of a role at an agency or a bank, in the order of the demonstration's list. */
function people(role: Staff['role'], place: string): readonly DemoStaff[] {
  return demoStaff.filter((one) => one.role === role && (one.agencyId ?? one.bank) === place)
}

/** The first of them as the desks know them. @throws Error where the demonstration has nobody such */
export async function demoOfficer(deps: Deps, role: Staff['role'], place: string): Promise<Staff> {
  const [person] = people(role, place)
  if (person === undefined) throw new Error(`The demonstration has no ${role} of ${place}`)
  const find = () => deps.database.prisma.staffMember.findUnique({ where: { email: person.email } })
  if ((await find()) === null) await storeDemoStaff(deps, deps.clock())
  const row = await find()
  if (row === null) throw new Error(`${person.email} is not in the database`)
  const { email, name, agencyId, bank, branch } = person
  return { id: row.id, email, name, role, agencyId, bank, branch }
}

/** Who goes on at a desk: `nth` counts those of the role from 0. */
export function staffLine(portalUrl: string, role: Staff['role'], place: string, nth = 0): string {
  const person = people(role, place)[nth]
  if (person === undefined) throw new Error(`The demonstration has no ${role} of ${place}`)
  return `Sign in at ${portalUrl}/staff/sign-in as ${person.email} (${role.toLowerCase()}); password and code stand there`
}
