import { type ReadyStaff, storeReadyStaff } from '#server/domains/identity/index.ts'
import { demoStaff } from './demo-staff.ts'
import type { SeedDeps } from './store.ts'

/** Puts the staff of the demonstration into the database; a second time changes nothing. Their agencies come first. */
export async function storeDemoStaff(deps: SeedDeps, now: Date): Promise<void> {
  const ready: readonly ReadyStaff[] = demoStaff
  for (const member of ready) await storeReadyStaff(deps, member, now)
}
