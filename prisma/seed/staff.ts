import { hashTyped, storeReadyStaff } from '#server/domains/identity/index.ts'
import { demoStaff } from './demo-staff.ts'
import type { SeedDeps } from './store.ts'

/** Puts the staff of the demonstration into the database; a second time changes nothing. Their agencies come first. */
export async function storeDemoStaff(deps: SeedDeps, now: Date): Promise<void> {
  for (const { password, ...member } of demoStaff) {
    await storeReadyStaff(deps, { ...member, passwordHash: await hashTyped(password) }, now)
  }
}
