import type { demoAccounts } from '#prisma/seed/demo-accounts.ts'
import { demoStaff } from '#prisma/seed/demo-staff.ts'
import { totpCode } from '#server/domains/identity/index.ts'
import type { DemoWorld } from './demo-world.ts'

export type DemoMember = (typeof demoAccounts)[number]['members'][number]
export type DemoStaff = (typeof demoStaff)[number]

/** Who has signed in, or is doing so: a password is checked once, and an authenticator's code works once. */
const tokens = new Map<string, Promise<string>>()

function tokenOf(name: string, signIn: () => Promise<string>): Promise<string> {
  const known = tokens.get(name) ?? signIn()
  tokens.set(name, known)
  return known
}

/** A person of the demonstration's holders, signed in with what the page lists; each time as the next request sees them. */
export async function signedInMember(world: DemoWorld, { phone, password }: DemoMember) {
  const account = await tokenOf(phone, async () => {
    const anyone = await world.caller()
    const signedIn = await anyone.accountEntry.signIn({ phone: phone.replace(/^\+84/, '0'), password })
    if (!signedIn.ok) throw new Error(`${phone}: ${signedIn.error.code}`)
    return signedIn.value.token
  })
  return world.caller({ account })
}

/** Somebody of the demonstration's staff, signed in with what the page lists. */
export async function signedInStaff(world: DemoWorld, { email, password, secret }: DemoStaff) {
  const staff = await tokenOf(email, async () => {
    const anyone = await world.caller()
    const code = totpCode(secret, world.deps.clock())
    const signedIn = await anyone.staffEntry.signIn({ email, password, code })
    if (!signedIn.ok) throw new Error(`${email}: ${signedIn.error.code}`)
    return signedIn.value.token
  })
  return world.caller({ staff })
}

/** Somebody of a bank's desk. */
export function staffOf(role: 'TELLER' | 'CONTROLLER', bank: string): DemoStaff {
  const found = demoStaff.find((one) => one.role === role && one.bank === bank)
  if (found === undefined) throw new Error(`The demonstration has no ${role} of ${bank}`)
  return found
}

type Holder = (typeof demoAccounts)[number]

/** Who registers accounts for a holder. */
export function ownerOf({ members }: Holder): DemoMember {
  const owner = members.find(({ role }) => role === 'OWNER')
  if (owner === undefined) throw new Error('A holder without owner')
  return owner
}
