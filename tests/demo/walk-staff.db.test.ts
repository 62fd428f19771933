import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoStaff } from '#prisma/seed/demo-staff.ts'
import type { StaffRole } from '#server/domains/identity/contract.ts'
import { type DemoWorld, demoWorld } from './demo-world.ts'
import { signedInStaff } from './people.ts'

let world: DemoWorld
beforeAll(async () => {
  world = await demoWorld()
}, 240_000)
afterAll(() => world.close())

type Desk = Awaited<ReturnType<typeof signedInStaff>>

/** What each role is there for; a role without a line does not compile. */
const work: Record<StaffRole, (desk: Desk) => Promise<unknown>> = {
  ACCOUNTANT: (desk) => Promise.all([desk.suspense.counts(), desk.refunds.counts()]),
  OPERATOR: (desk) => Promise.all([desk.trace.search({ text: 'H47' }), desk.suspense.counts()]),
  ADMINISTRATOR: (desk) => desk.staff.people(),
  BANK_ADMINISTRATOR: (desk) => desk.staff.people(),
  TELLER: (desk) => desk.registrationDesk.counts(),
  CONTROLLER: (desk) => desk.registrationDesk.counts(),
}

test.each(demoStaff)('$email signs in with what the page lists, and works at the desk', async (person) => {
  const desk = await signedInStaff(world, person)
  const { email, name, role } = person
  expect(await desk.staff.me()).toMatchObject({ email, name, role })
  await work[role](desk)
})
