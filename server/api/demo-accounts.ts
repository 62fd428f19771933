import { demoStaff } from '#prisma/seed/demo-staff.ts'
import { totpCode } from '#server/domains/identity/index.ts'
import { portalDeps } from './portal-deps.ts'

/** The published staff of a demonstration with the code of this moment; nobody on a real portal. */
export async function demoAccounts() {
  const { config, clock } = await portalDeps()
  if (!config.DEMO) return []
  return demoStaff.map(({ secret, ...account }) => ({ ...account, code: totpCode(secret, clock()) }))
}
