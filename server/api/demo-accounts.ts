import { demoAccounts as holders } from '#prisma/seed/demo-accounts.ts'
import { demoStaff } from '#prisma/seed/demo-staff.ts'
import { totpCode } from '#server/domains/identity/index.ts'
import { portalDeps } from './portal-deps.ts'

/** The published staff of a demonstration with the code of this moment; nobody on a real portal. */
export async function demoAccounts() {
  const { config, clock } = await portalDeps()
  if (!config.DEMO) return []
  return demoStaff.map(({ secret, ...account }) => ({ ...account, code: totpCode(secret, clock()) }))
}

/** The published people of a demonstration's holders, likewise; the code is null for who has no authenticator. */
export async function demoHolders() {
  const { config, clock } = await portalDeps()
  if (!config.DEMO) return []
  return holders.flatMap(({ details, members }) =>
    members.map(({ name, role, phone, password, secret }) => ({
      name,
      role,
      holder: details.name,
      phone: phone.replace(/^\+84/, '0'),
      password,
      code: secret === null ? null : totpCode(secret, clock()),
    })),
  )
}
